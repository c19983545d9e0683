"use client";

import { Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import { useFocusInvalid } from "#app/_components/form/action-form.tsx";
import { errorOf, FormMessage, Refusal } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import type { SettingName, Settings } from "#lib/db/settings.ts";
import { saveSettingsAction } from "../actions.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { MetricFields } from "./metric-fields.tsx";
import { SyncFields } from "./sync-fields.tsx";

export type FieldProps = {
  values: Settings;
  set: (change: Partial<Settings>) => void;
  /** What every field of a setting shows: its name, its words and why it was refused. */
  shown: (field: SettingName) => {
    name: string;
    label: string;
    description: string | null;
    error: string | undefined;
  };
  help: ReactNode;
};

type Part = "organisation" | "calendar" | "metrics" | "sync";
type Props = { slug: string; settings: Settings; help: Record<Part, ReactNode> };

/** How an organisation wants its numbers computed, for its admins. */
export function SettingsForm({ slug, settings, help }: Props) {
  const t = useTranslations();
  const [state, dispatch, pending] = useActionState(saveSettingsAction.bind(null, slug), { status: "idle" });
  const form = useFocusInvalid(state);
  const [values, setValues] = useState(settings);
  const [touched, setTouched] = useState(false);
  const props: Omit<FieldProps, "help"> = {
    values,
    set: (change) => {
      setTouched(true);
      setValues((before) => ({ ...before, ...change }));
    },
    shown: (field) => ({
      name: field,
      label: t(`settings.word.${field}`),
      description: field === "name" ? null : t(`settings.about.${field}`),
      error: errorOf(state, field),
    }),
  };
  // Not by `action` alone: React would reset the form afterwards, and with it the switches.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTouched(false);
    const typed = new FormData(event.currentTarget);
    startTransition(() => dispatch(typed));
  };
  return (
    <form ref={form} action={dispatch} onSubmit={submit} noValidate>
      <div className={layout.stack} style={{ maxWidth: 720 }}>
        <Panel title={t("generalForms.organisation")} id="organisation" aside={help.organisation}>
          <TextInput
            {...props.shown("name")}
            maxLength={80}
            required
            value={values.name}
            onChange={(event) => props.set({ name: event.currentTarget.value })}
          />
        </Panel>
        <CalendarFields {...props} help={help.calendar} />
        <MetricFields {...props} help={help.metrics} />
        <SyncFields {...props} help={help.sync} />
        <Stack gap="sm" align="flex-start">
          <Refusal state={state} />
          {state.status === "done" && !touched ? (
            <FormMessage tone="fine">{t("generalForms.saved")}</FormMessage>
          ) : null}
          <SubmitButton loading={pending}>{t("generalForms.save")}</SubmitButton>
        </Stack>
      </div>
    </form>
  );
}
