"use client";

import { Stack } from "@mantine/core";
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type Answer, errorOf, Refusal } from "./form-message.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  state: Answer;
  action: (form: FormData) => void;
  /** What sends it, under whatever was refused as a whole; a text is that of a button of its own width. */
  submit: ReactNode;
  children: ReactNode;
};

/** A form of one server action. */
export function ActionForm({ state, action, submit, children }: Props) {
  return (
    <form ref={useFocusInvalid(state)} action={action} noValidate>
      <Stack gap="md">
        {children}
        <Refusal state={state} />
        {typeof submit === "string" ? <SendButton text={submit} /> : submit}
      </Stack>
    </form>
  );
}

/** Not as wide as the form, whose parts are. */
const SendButton = ({ text }: { text: string }) => (
  <div>
    <SubmitButton>{text}</SubmitButton>
  </div>
);

/** A ref for a form: whenever `state` changes, the first field that was refused gets the focus. */
export function useFocusInvalid(state: Answer) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what says that something was refused
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [state]);
  return form;
}

type Typed = ChangeEvent<HTMLInputElement | HTMLSelectElement>;

/** Fields whose texts stay in the page's memory: React empties a form after its action, also after a refusal. */
export function useFields<Name extends string>(initial: Record<Name, string>, state: Answer) {
  const [texts, setTexts] = useState(initial);
  const set = (name: Name, text: string) => setTexts((before) => ({ ...before, [name]: text }));
  const field = (name: Name) => ({
    name,
    value: texts[name],
    onChange: (event: Typed) => set(name, event.currentTarget.value),
    error: errorOf(state, name),
  });
  return { texts, set, field };
}
