"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import { useFocusInvalid } from "#app/_components/form/action-form.tsx";
import { errorOf } from "#app/_components/form/form-message.tsx";
import type { SettingName, Settings } from "#lib/db/settings.ts";
import type { ActionState } from "#lib/http/action.ts";

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

type Save = (state: ActionState, form: FormData) => Promise<ActionState>;

/** A form of settings: what is typed, what each field shows, and how it is saved. */
export function useSettings(settings: Settings, save: Save) {
  const t = useTranslations("settings");
  const [state, dispatch, pending] = useActionState(save, { status: "idle" });
  const [values, setValues] = useState(settings);
  const [touched, setTouched] = useState(false);
  const fields: Omit<FieldProps, "help"> = {
    values,
    set: (change) => {
      setTouched(true);
      setValues((before) => ({ ...before, ...change }));
    },
    shown: (field) => ({
      name: field,
      label: t(`word.${field}`),
      description: field === "name" ? null : t(`about.${field}`),
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
  const form = { ref: useFocusInvalid(state), action: dispatch, onSubmit: submit, noValidate: true };
  return { form, fields, state, pending, touched, saved: state.status === "done" && !touched };
}
