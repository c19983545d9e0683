"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { deleteOrganizationAction } from "../actions.ts";

/** Ends an organisation; asks for its name first. */
export function DeleteForm({ slug, name }: { slug: string; name: string }) {
  const t = useTranslations("generalForms");
  const [state, action] = useActionState(deleteOrganizationAction.bind(null, slug), { status: "idle" });
  const { texts, field } = useFields({ confirmation: "" }, state);
  const submit = (
    <div>
      <SubmitButton danger disabled={texts.confirmation.trim() !== name}>
        {t("remove")}
      </SubmitButton>
    </div>
  );
  return (
    <ActionForm state={state} action={action} submit={submit}>
      <TextInput
        label={t("removeName", { name })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maw={360}
        {...field("confirmation")}
      />
    </ActionForm>
  );
}
