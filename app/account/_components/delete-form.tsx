"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { isSameAddress } from "#lib/domain/access/email-address.ts";
import { deleteAccountAction } from "../actions.ts";

/** Deletes the account; asks for its e-mail address first. */
export function DeleteForm({ email }: { email: string }) {
  const t = useTranslations("accountForms");
  const [state, action] = useActionState(deleteAccountAction, { status: "idle" });
  const { texts, field } = useFields({ email: "" }, state);
  const submit = (
    <div>
      <SubmitButton danger disabled={!isSameAddress(texts.email.trim(), email)}>
        {t("remove")}
      </SubmitButton>
    </div>
  );
  return (
    <ActionForm state={state} action={action} submit={submit}>
      <TextInput
        label={t("typeEmail", { email })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maw={420}
        {...field("email")}
      />
    </ActionForm>
  );
}
