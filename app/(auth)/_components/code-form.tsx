"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "../../_components/form/action-form.tsx";
import { errorOf, FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { codeAction, recoverAction } from "../actions.ts";
import { EMAIL } from "./email-input.ts";

const ACTIONS = { "sign-in": codeAction, recover: recoverAction };

type Props = {
  purpose: keyof typeof ACTIONS;
  next?: string;
  /** Mails reach nobody: they are printed where the installation runs. */
  printed: boolean;
};

/** Proof by mail: ask for one, then type the code in it (or open its link instead). */
export function CodeForm({ purpose, next, printed }: Props) {
  const t = useTranslations("authForms");
  const [state, action] = useActionState(ACTIONS[purpose], { status: "idle" });
  const { field } = useFields({ email: "", code: "" }, state);
  const sent = state.status === "done";
  const [asked, setAsked] = useState(false);
  if (!asked && (sent || errorOf(state, "code") !== undefined)) setAsked(true);
  const submit = (
    <>
      <SubmitButton size="md" fullWidth name="intent" value={asked ? "verify" : "send"}>
        {asked ? t("goOn") : t("sendMail")}
      </SubmitButton>
      {asked ? (
        <Button type="submit" name="intent" value="send" variant="subtle" size="sm">
          {t("sendAnother")}
        </Button>
      ) : null}
    </>
  );
  return (
    <ActionForm state={state} action={action} submit={submit}>
      {sent ? <FormMessage tone="info">{printed ? t("printed") : t("sent")}</FormMessage> : null}
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <TextInput label={t("email")} {...EMAIL} {...field("email")} />
      {asked ? (
        <TextInput
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          size="md"
          autoFocus
          {...field("code")}
        />
      ) : null}
    </ActionForm>
  );
}
