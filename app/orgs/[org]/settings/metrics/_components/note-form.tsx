"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { addNoteAction } from "../actions.ts";
import classes from "./metrics.module.css";

/** Notes a freeze, or anything else that the numbers are read by. */
export function NoteForm({ slug, today }: { slug: string; today: string }) {
  const t = useTranslations("metricForms");
  const [state, action] = useActionState(addNoteAction.bind(null, slug), { status: "idle" });
  const { field } = useFields({ kind: "freeze", from: today, until: "", text: "" }, state);
  const kinds = (["freeze", "note"] as const).map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("addNote")}</SubmitButton>}>
      <div className={classes.fields}>
        <NativeSelect label={t("field.kind")} data={kinds} {...field("kind")} />
        <TextInput type="date" label={t("field.from")} {...field("from")} />
        <TextInput type="date" label={t("field.until")} {...field("until")} />
        <TextInput
          label={t("field.text")}
          autoComplete="off"
          maxLength={200}
          className={classes.note}
          {...field("text")}
        />
      </div>
    </ActionForm>
  );
}
