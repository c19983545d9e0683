"use client";

import { PasswordInput, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useActionState, useState } from "react";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { useFocusInvalid } from "../../_components/form/use-focus-invalid.ts";
import { signInAction, signUpAction } from "../actions.ts";

const ALERT = { role: "alert" } as const;

type Props = {
  purpose: "sign-in" | "sign-up";
  next: string;
  /** What went wrong before this page, in a link or at a provider. */
  notice?: string;
  /** Beside the password: the way to recover it. */
  passwordAside?: ReactNode;
};

/** E-mail and password. The e-mail stays in the browser's state, so that a refusal does not empty it. */
export function PasswordForm({ purpose, next, notice, passwordAside }: Props) {
  const signingIn = purpose === "sign-in";
  const [state, action] = useActionState(signingIn ? signInAction : signUpAction, { status: "idle" });
  const form = useFocusInvalid(state);
  const [email, setEmail] = useState("");
  if (state.status === "done") {
    return (
      <FormMessage tone="info">
        Check your mail: we sent a link to {email === "" ? "your address" : email}. Open it to confirm the
        account.
      </FormMessage>
    );
  }
  const refused = state.status === "refused" ? state : null;
  const errorOf = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        {notice !== undefined && refused === null ? <FormMessage tone="failed">{notice}</FormMessage> : null}
        <input type="hidden" name="next" value={next} />
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
        <div>
          <PasswordInput
            label="Password"
            name="password"
            description={signingIn ? undefined : "At least 10 characters."}
            autoComplete={signingIn ? "current-password" : "new-password"}
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
          {signingIn ? "Sign in" : "Create account"}
        </SubmitButton>
      </Stack>
    </form>
  );
}
