"use client";

import { Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { connectAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";

/** Connects an account: the keys are checked with its source before anything is kept. */
export function ConnectForm({ slug, source }: { slug: string; source: SourceForm }) {
  const target = { slug, provider: source.provider, expected: null };
  const [state, action] = useActionState(connectAction.bind(null, target), { status: "idle" });
  const form = useFocusInvalid(state);
  const [days, setDays] = useState("90");
  const [name, setName] = useState("");
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        <AccountInputs source={source} state={state} />
        <TextInput
          label="Days of history"
          name="backfillDays"
          description="How far back the first sync reads, 1 to 730. The last week comes first."
          inputMode="numeric"
          autoComplete="off"
          required
          withAsterisk={false}
          maw={260}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value.replace(/\D/g, "").slice(0, 3))}
        />
        <TextInput
          label="Name"
          name="name"
          description="Optional. To tell several accounts apart."
          autoComplete="off"
          maxLength={80}
          maw={260}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {state.status === "refused" && state.field === undefined ? (
          <FormMessage tone="failed">{state.message}</FormMessage>
        ) : null}
        <div>
          <SubmitButton>Check the keys and connect</SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
