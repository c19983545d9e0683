"use client";

import { Stack } from "@mantine/core";
import { useActionState } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import { replaceKeysAction } from "../actions.ts";
import { KeyInputs } from "./key-inputs.tsx";
import { SiteInput } from "./site-input.tsx";

type Props = { slug: string; connectionId: string; site: string };

/** New keys for a connection: checked with Datadog first, the old ones are deleted when they are good. */
export function ReplaceKeysForm({ slug, connectionId, site }: Props) {
  const [state, action] = useActionState(replaceKeysAction.bind(null, { slug, connectionId }), {
    status: "idle",
  });
  const form = useFocusInvalid(state);
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        <SiteInput initial={site} error={undefined} />
        <KeyInputs state={state} key={state.status === "done" ? "fresh" : "typed"} />
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
