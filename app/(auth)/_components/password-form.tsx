"use client";

import { Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { ActionForm, useFields } from "../../_components/form/action-form.tsx";
import { errorOf, FormMessage } from "../../_components/form/form-message.tsx";
import { PasswordField } from "../../_components/form/password-field.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { TextLink } from "../../_components/link.tsx";
import { signInAction, signUpAction } from "../actions.ts";
import { EMAIL } from "./email-input.ts";

const PURPOSES = {
  "sign-in": { action: signInAction, button: "signIn", known: true },
  "sign-up": { action: signUpAction, button: "createAccount", known: false },
} as const;

type Props = {
  purpose: keyof typeof PURPOSES;
  next?: string;
  /** What went wrong before this page, in a link or at a provider. */
  notice?: string | undefined;
  /** Beside the password: the way to recover it. */
  passwordAside?: ReactNode;
};

/** E-mail and password. */
export function PasswordForm({ purpose, next, notice, passwordAside }: Props) {
  const t = useTranslations("authForms");
  const { action, button, known } = PURPOSES[purpose];
  const [state, run] = useActionState(action, { status: "idle" });
  const { texts, field } = useFields({ email: "" }, state);
  if (state.status === "done") return <CheckMail email={texts.email} next={next ?? "/"} />;
  const submit = (
    <SubmitButton size="md" fullWidth>
      {t(button)}
    </SubmitButton>
  );
  return (
    <ActionForm state={state} action={run} submit={submit}>
      {notice !== undefined && state.status === "idle" ? (
        <FormMessage tone="failed">{notice}</FormMessage>
      ) : null}
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <TextInput label={t("email")} {...EMAIL} {...field("email")} />
      <div>
        <PasswordField
          label={t("password")}
          name="password"
          description={known ? undefined : t("passwordHint")}
          autoComplete={known ? "current-password" : "new-password"}
          size="md"
          error={errorOf(state, "password")}
        />
        {passwordAside}
      </div>
    </ActionForm>
  );
}

function CheckMail({ email, next }: { email: string; next: string }) {
  const t = useTranslations("authForms");
  const signIn = `/sign-in?next=${encodeURIComponent(next)}`;
  return (
    <Stack gap="md">
      <FormMessage tone="info">{t("checkMail", { known: email === "" ? "no" : "yes", email })}</FormMessage>
      <p>{t.rich("confirmedElsewhere", { link: (words) => <TextLink href={signIn}>{words}</TextLink> })}</p>
    </Stack>
  );
}
