"use client";

import { Button, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "../../_components/form/action-form.tsx";
import { errorOf, FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { recoverAction } from "../actions.ts";
import { EMAIL } from "./email-input.ts";

/** Recovery: ask for a mail, then type the code in it (or open its link instead). */
export function RecoverForm() {
  const [state, action] = useActionState(recoverAction, { status: "idle" });
  const { field } = useFields({ email: "" }, state);
  const sent = state.status === "done";
  const [asked, setAsked] = useState(false);
  if (!asked && (sent || errorOf(state, "code") !== undefined)) setAsked(true);
  const submit = (
    <>
      <SubmitButton size="md" fullWidth name="intent" value={asked ? "verify" : "send"}>
        {asked ? "Continue" : "Send the mail"}
      </SubmitButton>
      {asked ? (
        <Button type="submit" name="intent" value="send" variant="subtle" size="sm">
          Send another mail
        </Button>
      ) : null}
    </>
  );
  return (
    <ActionForm state={state} action={action} submit={submit}>
      {sent ? (
        <FormMessage tone="info">
          If this address has an account, a mail is on its way. Open its link, or type its code here.
        </FormMessage>
      ) : null}
      <TextInput {...EMAIL} {...field("email")} />
      {asked ? (
        <TextInput
          label="Code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          size="md"
          autoFocus
          error={errorOf(state, "code")}
        />
      ) : null}
    </ActionForm>
  );
}
