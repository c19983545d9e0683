"use client";

import { TextInput } from "@mantine/core";
import { useActionState } from "react";
import { ActionForm, useFields } from "./action-form.tsx";
import type { Answer } from "./form-message.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  /** What has to be typed first. */
  wanted: string;
  /** Upper and lower case are the same in it. */
  anyCase?: boolean;
  label: string;
  button: string;
};

/** Ends something for good, once what it is called was typed. */
export function DeleteForm({ action, wanted, anyCase = false, label, button }: Props) {
  const [state, run] = useActionState<Answer, FormData>(action, { status: "idle" });
  const { texts, field } = useFields({ confirmation: "" }, state);
  const plain = (text: string) => (anyCase ? text.trim().toLowerCase() : text.trim());
  const submit = (
    <div>
      <SubmitButton danger disabled={plain(texts.confirmation) !== plain(wanted)}>
        {button}
      </SubmitButton>
    </div>
  );
  return (
    <ActionForm state={state} action={run} submit={submit}>
      <TextInput
        label={label}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maw={420}
        {...field("confirmation")}
      />
    </ActionForm>
  );
}
