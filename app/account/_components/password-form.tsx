"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm } from "#app/_components/form/action-form.tsx";
import { errorOf, FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { setPasswordAction } from "../actions.ts";

/** A new password for the account; `email` is for password managers. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("accountForms");
  const [state, action] = useActionState(setPasswordAction, { status: "idle" });
  const error = errorOf(state, "password");
  const submit = (
    <div>
      <SubmitButton>{t("setPassword")}</SubmitButton>
    </div>
  );
  return (
    <ActionForm state={state} action={action} submit={submit}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t("newPassword")}
        name="password"
        description={t("passwordHint")}
        autoComplete="new-password"
        required
        maw={360}
        error={error}
        // Mantine marks every other input itself, but not the one inside this.
        aria-invalid={error !== undefined}
      />
      {state.status === "done" ? <FormMessage tone="fine">{t("passwordSet")}</FormMessage> : null}
    </ActionForm>
  );
}
