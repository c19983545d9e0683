"use client";

import { PasswordInput, Stack } from "@mantine/core";
import { useActionState } from "react";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { useFocusInvalid } from "../../_components/form/use-focus-invalid.ts";
import { changePasswordAction } from "../actions.ts";

/** A new password for whoever is signed in. `email` lets a password manager file it under the right account. */
export function NewPasswordForm({ email }: { email: string }) {
  const [state, action] = useActionState(changePasswordAction, { status: "idle" });
  const form = useFocusInvalid(state);
  const refused = state.status === "refused" ? state : null;
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label="New password"
          name="password"
          description="At least 10 characters."
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="md"
          error={refused?.field === "password" ? refused.message : undefined}
          aria-invalid={refused?.field === "password"}
          errorProps={{ role: "alert" }}
        />
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <SubmitButton size="md" fullWidth>
          Set the password
        </SubmitButton>
      </Stack>
    </form>
  );
}
