"use client";

import { Stack, Text } from "@mantine/core";
import { useActionState } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { acceptAction } from "../actions.ts";

type Props = { token: string; organization: string; email: string };

/** Nothing is accepted by looking: only by this button. */
export function AcceptForm({ token, organization, email }: Props) {
  const [state, action] = useActionState(() => acceptAction(token), { status: "idle" });
  return (
    <form action={action}>
      <Stack gap="md">
        <Text>You are signed in as {email}.</Text>
        {state.status === "refused" ? <FormMessage tone="failed">{state.message}</FormMessage> : null}
        <SubmitButton size="md" fullWidth>
          Join {organization}
        </SubmitButton>
      </Stack>
    </form>
  );
}
