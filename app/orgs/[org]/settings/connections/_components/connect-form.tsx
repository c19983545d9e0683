"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { connectAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";
import { DemoKeys } from "./demo-keys.tsx";
import type { AccountForm } from "./said-form.ts";

type Props = {
  slug: string;
  source: AccountForm;
  /** As the first of the first steps, to which it leads back. */
  first?: boolean;
  /** Whether the keys of the demo's own account are offered. */
  demo?: boolean;
};

/** The demo's keys, how often they were filled in, and whether they still stand as they were. */
type Filled = { keys: Record<string, string> | null; times: number; untouched: boolean };

/** Connects an account: the keys are checked with its source before anything is kept. */
export function ConnectForm({ slug, source, first = false, demo = false }: Props) {
  const t = useTranslations("connectionForms");
  const target = { slug, provider: source.provider, expected: null, first };
  const [demoKeys, setDemoKeys] = useState<Filled>({ keys: null, times: 0, untouched: false });
  const [state, action] = useActionState(connectAction.bind(null, target), { status: "idle" });
  const { field, set } = useFields({ backfillDays: "90", name: "" }, state);
  return (
    <ActionForm state={state} action={action} submit={t("connect")}>
      {demo ? (
        <DemoKeys
          slug={slug}
          provider={source.provider}
          filled={demoKeys.untouched}
          fill={(keys) => setDemoKeys(({ times }) => ({ keys, times: times + 1, untouched: true }))}
        />
      ) : null}
      <AccountInputs
        key={demoKeys.times}
        source={source}
        state={state}
        filled={demoKeys.keys}
        onEdit={() => setDemoKeys((before) => ({ ...before, untouched: false }))}
        required
      />
      <TextInput
        label={t("days")}
        description={t("daysHint")}
        inputMode="numeric"
        autoComplete="off"
        required
        maw={260}
        {...field("backfillDays")}
        onChange={(event) => set("backfillDays", event.currentTarget.value.replace(/\D/g, "").slice(0, 3))}
      />
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        autoComplete="off"
        maxLength={80}
        maw={260}
        {...field("name")}
      />
    </ActionForm>
  );
}
