"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { ActionForm } from "./action-form.tsx";
import { type Answer, errorOf, FormMessage } from "./form-message.tsx";
import classes from "./new-password-form.module.css";
import { PasswordField } from "./password-field.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  /** Whose password it is, so that a password manager files it under the right account. */
  email: string;
  /** Whether the present one is asked for. */
  asksPresent: boolean;
  /** Beside the present one: the way out for who forgot it. */
  forgotten: ReactNode;
  /** As the only thing on a page. */
  large?: boolean;
};

/** Sets a password. */
export function NewPasswordForm({ action, email, asksPresent, forgotten, large = false }: Props) {
  const t = useTranslations("passwordForm");
  const [state, run] = useActionState<Answer, FormData>(action, { status: "idle" });
  const look = large ? ({ size: "md" } as const) : { maw: 360 };
  const submit = (
    <div>
      <SubmitButton {...(large ? { size: "md", fullWidth: true } : {})}>{t("set")}</SubmitButton>
    </div>
  );
  return (
    <ActionForm state={state} action={run} submit={submit}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      {asksPresent ? (
        <div>
          <PasswordField
            label={t("present")}
            name="present"
            autoComplete="current-password"
            error={errorOf(state, "present")}
            {...look}
          />
          <div className={classes.forgotten}>{forgotten}</div>
        </div>
      ) : null}
      <PasswordField
        label={t("password")}
        name="password"
        description={t("hint")}
        autoComplete="new-password"
        error={errorOf(state, "password")}
        {...look}
      />
      {state.status === "done" ? <FormMessage tone="fine">{t("done")}</FormMessage> : null}
    </ActionForm>
  );
}
