"use client";

import { Button, Stack } from "@mantine/core";
import { useActionState, useState } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { connectAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";

type Props = {
  slug: string;
  source: SourceForm;
  connection: { id: string; site: string | null; backfillDays: number };
};

/** Keys for an account that was disconnected: it comes back with all that it held. */
export function ReconnectForm({ slug, source, connection }: Props) {
  const [open, setOpen] = useState(false);
  const target = { slug, provider: source.provider, expected: connection.id };
  const [state, action] = useActionState(connectAction.bind(null, target), { status: "idle" });
  const form = useFocusInvalid(state);
  return (
    <Stack gap="md" maw={520}>
      <div>
        <Button variant="default" onClick={() => setOpen(!open)}>
          {open ? "Cancel" : "Reconnect"}
        </Button>
      </div>
      {open ? (
        <form ref={form} action={action} noValidate>
          <Stack gap="md">
            <AccountInputs source={source} site={connection.site} state={state} />
            <input type="hidden" name="backfillDays" value={connection.backfillDays} />
            {state.status === "refused" && state.field === undefined ? (
              <FormMessage tone="failed">{state.message}</FormMessage>
            ) : null}
            <div>
              <SubmitButton>Check the keys and reconnect</SubmitButton>
            </div>
          </Stack>
        </form>
      ) : null}
    </Stack>
  );
}
