import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { type Answer, errorOf, FormMessage, Refusal } from "#app/_components/form/form-message.tsx";
import type { MappingEffect } from "#lib/db/places.ts";
import { mapServiceAction, previewMappingAction } from "../actions.ts";

type Props = {
  slug: string;
  service: string;
  initial: string;
  onDone: (mapped: string | null) => void;
  onClose: () => void;
};

const IDLE: Answer = { status: "idle" };

/** Asks for a repository, and says what it would change before it is saved. */
export function MappingForm({ slug, service, initial, onDone, onClose }: Props) {
  const t = useTranslations("mappingForm");
  const [text, setText] = useState(initial);
  const [answer, setAnswer] = useState(IDLE);
  const [effect, setEffect] = useState<MappingEffect | null>(null);
  const [running, startTransition] = useTransition();
  const change = (to: string) => {
    setText(to);
    setAnswer(IDLE);
    // What was told is of another text.
    setEffect(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      if (effect === null) {
        const told = await previewMappingAction(slug, service, text);
        setAnswer(told);
        if (told.status === "done") setEffect(told.value);
        return;
      }
      const saved = await mapServiceAction(slug, service, text);
      setAnswer(saved);
      if (saved.status === "done") onDone(saved.value);
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          name="repository"
          label={t("field")}
          description={t("about")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          error={errorOf(answer, "repository")}
        />
        <Refusal state={answer} />
        {effect === null ? null : <Effect effect={effect} />}
        <Group>
          <Button type="submit" loading={running}>
            {t(effect === null ? "preview" : "save")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const EFFECTS = ["gains", "changes", "loses"] as const;

function Effect({ effect }: { effect: MappingEffect }) {
  const t = useTranslations("mappingForm.effect");
  const told = EFFECTS.filter((what) => effect[what] > 0).map((what) => t(what, { count: effect[what] }));
  return <FormMessage tone="info">{told.length === 0 ? t("none") : told.join(" ")}</FormMessage>;
}
