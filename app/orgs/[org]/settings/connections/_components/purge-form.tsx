"use client";

import { Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import { purgeAction } from "../actions.ts";

type Props = { slug: string; connectionId: string; name: string; live: boolean };

/** Deletes all that a connection has read; asks for its name first. */
export function PurgeForm({ slug, connectionId, name, live }: Props) {
  const [state, action] = useActionState(purgeAction.bind(null, { slug, connectionId, name }), {
    status: "idle",
  });
  const form = useFocusInvalid(state);
  const [typed, setTyped] = useState("");
  const refused = state.status === "refused" ? state : null;
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        <TextInput
          label={`Type the name to confirm: ${name}`}
          name="confirmation"
          autoComplete="off"
          spellCheck={false}
          maw={360}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={refused?.field === "confirmation" ? refused.message : undefined}
          errorProps={{ role: "alert" }}
        />
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <div>
          <SubmitButton danger disabled={typed.trim() !== name}>
            {live ? "Disconnect and delete" : "Delete what it read"}
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
