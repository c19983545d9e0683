"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { type ReactNode, useActionState } from "react";
import { ActionForm, useFields } from "../../_components/form/action-form.tsx";
import { errorOf, FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { changePasswordAction, signInAction, signUpAction } from "../actions.ts";
import { EMAIL } from "./email-input.ts";

const PURPOSES = {
  "sign-in": { action: signInAction, label: "Password", button: "Sign in", known: true },
  "sign-up": { action: signUpAction, label: "Password", button: "Create account", known: false },
  change: { action: changePasswordAction, label: "New password", button: "Set the password", known: false },
};

type Props = {
  purpose: keyof typeof PURPOSES;
  next?: string;
  /** Whose password is changed, so that a password manager files it under the right account. */
  account?: string;
  /** What went wrong before this page, in a link or at a provider. */
  notice?: string | undefined;
  /** Beside the password: the way to recover it. */
  passwordAside?: ReactNode;
};

/** E-mail and password. */
export function PasswordForm({ purpose, next, account, notice, passwordAside }: Props) {
  const { action, label, button, known } = PURPOSES[purpose];
  const [state, run] = useActionState(action, { status: "idle" });
  const { texts, field } = useFields({ email: "" }, state);
  if (state.status === "done") return <CheckMail email={texts.email} />;
  const error = errorOf(state, "password");
  const submit = (
    <SubmitButton size="md" fullWidth>
      {button}
    </SubmitButton>
  );
  return (
    <ActionForm state={state} action={run} submit={submit}>
      {notice !== undefined && state.status === "idle" ? (
        <FormMessage tone="failed">{notice}</FormMessage>
      ) : null}
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      {account === undefined ? (
        <TextInput {...EMAIL} {...field("email")} />
      ) : (
        <input type="email" name="username" autoComplete="username" value={account} readOnly hidden />
      )}
      <div>
        <PasswordInput
          label={label}
          name="password"
          description={known ? undefined : "At least 10 characters."}
          autoComplete={known ? "current-password" : "new-password"}
          required
          size="md"
          error={error}
          // Mantine marks every other input itself, but not the one inside this.
          aria-invalid={error !== undefined}
        />
        {passwordAside}
      </div>
    </ActionForm>
  );
}

function CheckMail({ email }: { email: string }) {
  return (
    <FormMessage tone="info">
      Check your mail: we sent a link to {email === "" ? "your address" : email}. Open it to confirm the
      account.
    </FormMessage>
  );
}
