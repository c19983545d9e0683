"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { useFocusInvalid } from "../../_components/form/use-focus-invalid.ts";
import { recoverAction } from "../actions.ts";

const ALERT = { role: "alert" } as const;

/** Recovery: ask for a mail, then type the code in it (or open its link instead). */
export function RecoverForm() {
  const [email, setEmail] = useState("");
  const [state, action] = useActionState(recoverAction, { status: "idle" });
  const form = useFocusInvalid(state);
  const refused = state.status === "refused" ? state : null;
  const sent = state.status === "done";
  const [asked, setAsked] = useState(false);
  if (!asked && (sent || refused?.field === "code")) setAsked(true);
  const errorOf = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        {sent ? (
          <FormMessage tone="info">
            If this address has an account, a mail is on its way. Open its link, or type its code here.
          </FormMessage>
        ) : null}
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
        {asked ? (
          <TextInput
            label="Code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
            withAsterisk={false}
            size="md"
            autoFocus
            error={errorOf("code")}
            errorProps={ALERT}
          />
        ) : null}
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <SubmitButton size="md" fullWidth name="intent" value={asked ? "verify" : "send"}>
          {asked ? "Continue" : "Send the mail"}
        </SubmitButton>
        {asked ? (
          <Button type="submit" name="intent" value="send" variant="subtle" size="sm">
            Send another mail
          </Button>
        ) : null}
      </Stack>
    </form>
  );
}
