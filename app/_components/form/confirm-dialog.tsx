"use client";

import { Button, type ButtonProps, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { tellEnded } from "./ended-secrets.ts";
import { type Answer, FormMessage } from "./form-message.tsx";

export type Question = {
  title: string;
  /** What follows from it. */
  text: ReactNode;
  button: string;
  /** What has to be typed first, for what cannot be taken back. */
  typed?: string;
  /** The name of a secret that ends with it. */
  ends?: string;
  run: () => Promise<Answer>;
};

type ButtonLook = ButtonProps & { children: string; "aria-label"?: string };

/** A button that asks before it does something. */
export function ConfirmButton({ question, ...look }: ButtonLook & { question: Question }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)} {...look} />
      <ConfirmDialog question={asked ? question : null} onClose={() => setAsked(false)} />
    </>
  );
}

/** Asks before something is done; stays open with the reason when it is refused. */
export function ConfirmDialog({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const t = useTranslations("client");
  return (
    <Modal
      opened={question !== null}
      onClose={onClose}
      title={question?.title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {question === null ? null : <ConfirmForm question={question} onClose={onClose} />}
    </Modal>
  );
}

function ConfirmForm({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useTranslations("client");
  const { text, button, typed: wanted, ends, run } = question;
  const [typed, setTyped] = useState("");
  const [message, setMessage] = useState<string | null>(null);
  const [running, startTransition] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const result = await run();
      if (result.status === "refused") return setMessage(result.message ?? null);
      if (ends !== undefined) tellEnded(ends);
      onClose();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div>{text}</div>
        {wanted === undefined ? null : (
          <TextInput
            label={t("typeToConfirm", { text: wanted })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {message === null ? null : <FormMessage tone="failed">{message}</FormMessage>}
        <Group>
          <Button
            type="submit"
            color="red"
            loading={running}
            disabled={wanted !== undefined && typed.trim() !== wanted}
          >
            {button}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
