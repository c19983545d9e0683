"use client";

import { Button, Stack } from "@mantine/core";
import { useState, useTransition } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { setJoiningAction } from "../actions.ts";

type Props = { slug: string; domain: string; on: boolean };

/** Turns joining by domain on or off; either can be undone by the other. */
export function JoiningSwitch({ slug, domain, on }: Props) {
  const [message, setMessage] = useState<string | null>(null);
  const [running, startTransition] = useTransition();
  const set = () =>
    startTransition(async () => {
      const result = await setJoiningAction(slug, !on);
      setMessage(result.status === "refused" ? result.message : null);
    });
  return (
    <Stack gap="sm" mt="sm" align="flex-start">
      {message === null ? null : <FormMessage tone="failed">{message}</FormMessage>}
      <Button variant="default" loading={running} onClick={set}>
        {on ? "Turn it off" : `Let ${domain} join`}
      </Button>
    </Stack>
  );
}
