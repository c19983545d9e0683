"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { purgeAction } from "../actions.ts";

type Props = { slug: string; connectionId: string; name: string; live: boolean };

/** Deletes all that a connection has read; asks for its name first. */
export function PurgeForm({ slug, connectionId, name, live }: Props) {
  const t = useTranslations("connectionForms");
  const [state, action] = useActionState(purgeAction.bind(null, { slug, connectionId, name }), {
    status: "idle",
  });
  const { texts, field } = useFields({ confirmation: "" }, state);
  const submit = (
    <div>
      <SubmitButton danger disabled={texts.confirmation.trim() !== name}>
        {t("purge", { live: live ? "yes" : "no" })}
      </SubmitButton>
    </div>
  );
  return (
    <ActionForm state={state} action={action} submit={submit}>
      <TextInput
        label={t("purgeName", { name })}
        autoComplete="off"
        spellCheck={false}
        maw={360}
        {...field("confirmation")}
      />
    </ActionForm>
  );
}
