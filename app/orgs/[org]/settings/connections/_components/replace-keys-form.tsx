"use client";

import { Stack } from "@mantine/core";
import { useActionState } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { replaceKeysAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";

type Props = { slug: string; source: SourceForm; connection: { id: string; site: string | null } };

/** New keys for a connection: checked with its source first, the old ones are deleted when they are good. */
export function ReplaceKeysForm({ slug, source, connection: { id: connectionId, site } }: Props) {
  const target = { slug, provider: source.provider, connectionId };
  const [state, action] = useActionState(replaceKeysAction.bind(null, target), { status: "idle" });
  const form = useFocusInvalid(state);
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        <AccountInputs source={source} site={site} state={state} />
        {state.status === "refused" && state.field === undefined ? (
          <FormMessage tone="failed">{state.message}</FormMessage>
        ) : null}
        {state.status === "done" ? (
          <FormMessage tone="fine">The new keys are in use. The old ones are deleted.</FormMessage>
        ) : null}
        <div>
          <SubmitButton>Check and replace the keys</SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
