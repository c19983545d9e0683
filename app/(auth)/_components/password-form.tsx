"use client";

import { PasswordInput, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useActionState, useState } from "react";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { useFocusInvalid } from "../../_components/form/use-focus-invalid.ts";
import { changePasswordAction, signInAction, signUpAction } from "../actions.ts";

const ALERT = { role: "alert" } as const;

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
  notice?: string;
  /** Beside the password: the way to recover it. */
  passwordAside?: ReactNode;
};

/** E-mail and password. The e-mail stays in the browser's state, so that a refusal does not empty it. */
export function PasswordForm({ purpose, next, account, notice, passwordAside }: Props) {
  const { action, label, button, known } = PURPOSES[purpose];
  const [state, run] = useActionState(action, { status: "idle" });
  const form = useFocusInvalid(state);
  const [email, setEmail] = useState("");
  if (state.status === "done") return <CheckMail email={email} />;
  const refused = state.status === "refused" ? state : null;
  const errorOf = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <form ref={form} action={run} noValidate>
      <Stack gap="md">
        {notice !== undefined && refused === null ? <FormMessage tone="failed">{notice}</FormMessage> : null}
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        {account === undefined ? (
          <TextInput
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={errorOf("email")}
            errorProps={ALERT}
          />
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
            withAsterisk={false}
            size="md"
            error={errorOf("password")}
            aria-invalid={errorOf("password") !== undefined}
            errorProps={ALERT}
          />
          {passwordAside}
        </div>
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <SubmitButton size="md" fullWidth>
          {button}
        </SubmitButton>
      </Stack>
    </form>
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
