"use client";

import { TextInput } from "@mantine/core";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import type { SourceForm } from "#lib/sources/source.ts";
import { connectAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";

/** Connects an account: the keys are checked with its source before anything is kept. */
export function ConnectForm({ slug, source }: { slug: string; source: SourceForm }) {
  const target = { slug, provider: source.provider, expected: null };
  const [state, action] = useActionState(connectAction.bind(null, target), { status: "idle" });
  const { field, set } = useFields({ backfillDays: "90", name: "" }, state);
  return (
    <ActionForm
      state={state}
      action={action}
      submit={
        <div>
          <SubmitButton>Check the keys and connect</SubmitButton>
        </div>
      }
    >
      <AccountInputs source={source} state={state} />
      <TextInput
        label="Days of history"
        description="How far back the first sync reads, 1 to 730. The last week comes first."
        inputMode="numeric"
        autoComplete="off"
        required
        maw={260}
        {...field("backfillDays")}
        onChange={(event) => set("backfillDays", event.currentTarget.value.replace(/\D/g, "").slice(0, 3))}
      />
      <TextInput
        label="Name"
        description="Optional. To tell several accounts apart."
        autoComplete="off"
        maxLength={80}
        maw={260}
        {...field("name")}
      />
    </ActionForm>
  );
}
