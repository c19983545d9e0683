"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTransition } from "react";
import { replayAction } from "../actions.ts";

type Props = { slug: string; connectionId: string; label: string; running: boolean };

/** Starts to parse the stored payloads of one connection again; what follows is shown beside it. */
export function ReplayButton({ slug, connectionId, label, running }: Props) {
  const [asking, startTransition] = useTransition();
  const ask = () =>
    startTransition(async () => {
      const result = await replayAction(slug, connectionId);
      if (result.status === "refused")
        notifications.show({ color: "red", title: "Nothing was started", message: result.message });
    });
  return (
    <Button variant="default" loading={asking} disabled={running} onClick={ask}>
      {running ? "A run is going on" : label}
    </Button>
  );
}
