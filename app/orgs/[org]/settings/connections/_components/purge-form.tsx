"use client";

import { Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { FormMessage } from "../../../../../_components/form/form-message.tsx";
import { SubmitButton } from "../../../../../_components/form/submit-button.tsx";
import { useFocusInvalid } from "../../../../../_components/form/use-focus-invalid.ts";
import { disconnectAction } from "../actions.ts";

type Props = { slug: string; connectionId: string; name: string; live: boolean };

/** Ends a connection, or deletes what an ended one has left; asks for its name first. */
export function DisconnectForm({ slug, connectionId, name, live }: Props) {
  const [state, action] = useActionState(disconnectAction.bind(null, { slug, connectionId, name }), {
    status: "idle",
  });
  const form = useFocusInvalid(state);
  const [events, setEvents] = useState(live ? "keep" : "delete");
  const [typed, setTyped] = useState("");
  const refused = state.status === "refused" ? state : null;
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        {live ? (
          <RadioGroup label="What was read so far" value={events} onChange={setEvents} name="events">
            <Stack gap="xs" mt={6}>
              <Radio value="keep" label="Keep it: the numbers up to now stay" />
              <Radio value="delete" label="Delete it: deployments, incidents and runs of this connection" />
            </Stack>
          </RadioGroup>
        ) : (
          <input type="hidden" name="events" value="delete" />
        )}
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
          <SubmitButton color="red" disabled={typed.trim() !== name}>
            {events === "delete" ? (live ? "Disconnect and delete" : "Delete what it read") : "Disconnect"}
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
