"use client";

import { Button, Stack } from "@mantine/core";
import { type ReactNode, useActionState, useState } from "react";
import { ActionForm } from "#app/_components/form/action-form.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import type { ActionState } from "#lib/http/action.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { connectAction, replaceKeysAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";

type Known = { id: string; site: string | null };
type Props<Connection> = { slug: string; source: SourceForm; connection: Connection };

/** New keys for a connection: checked with its source first, the old ones are deleted when they are good. */
export function ReplaceKeysForm({ slug, source, connection: { id: connectionId, site } }: Props<Known>) {
  const target = { slug, provider: source.provider, connectionId };
  const [state, action] = useActionState(replaceKeysAction.bind(null, target), { status: "idle" });
  return (
    <KeysForm source={source} site={site} state={state} action={action} button="Check and replace the keys">
      {state.status === "done" ? (
        <FormMessage tone="fine">The new keys are in use. The old ones are deleted.</FormMessage>
      ) : null}
    </KeysForm>
  );
}

/** Keys for an account that was disconnected: it comes back with all that it held. */
export function ReconnectForm({ slug, source, connection }: Props<Known & { backfillDays: number }>) {
  const [open, setOpen] = useState(false);
  const target = { slug, provider: source.provider, expected: connection.id };
  const [state, action] = useActionState(connectAction.bind(null, target), { status: "idle" });
  const form = { source, site: connection.site, state, action };
  return (
    <Stack gap="md" maw={520}>
      <div>
        <Button variant="default" onClick={() => setOpen(!open)}>
          {open ? "Cancel" : "Reconnect"}
        </Button>
      </div>
      {open ? (
        <KeysForm {...form} button="Check the keys and reconnect">
          <input type="hidden" name="backfillDays" value={connection.backfillDays} />
        </KeysForm>
      ) : null}
    </Stack>
  );
}

type FormProps = {
  source: SourceForm;
  site: string | null;
  state: ActionState;
  action: (form: FormData) => void;
  button: string;
  children: ReactNode;
};

function KeysForm({ source, site, state, action, button, children }: FormProps) {
  return (
    <ActionForm
      state={state}
      action={action}
      submit={
        <div>
          <SubmitButton>{button}</SubmitButton>
        </div>
      }
    >
      <AccountInputs source={source} site={site} state={state} />
      {children}
    </ActionForm>
  );
}
