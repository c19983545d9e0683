"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { mapServiceAction } from "../actions.ts";
import { MappingForm } from "./mapping-form.tsx";

type Props = {
  slug: string;
  service: string;
  /** What it is mapped to. */
  mapped: string | null;
  /** A repository that is called alike, where none is known. */
  guess: string | null;
};

type Saved = { before: string | null; now: string | null };

/** Opens what maps a service, and says what became of it, with the way back. */
export function MapService({ slug, service, mapped, guess }: Props) {
  const t = useTranslations("mappingForm");
  const client = useTranslations("client");
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const done = (now: string | null) => {
    setSaved({ before: mapped, now });
    setOpen(false);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t("label", { service })}
        onClick={() => {
          setSaved(null);
          setOpen(true);
        }}
      >
        {t(mapped === null ? "map" : "change")}
      </Button>
      {saved === null ? null : <Undo slug={slug} service={service} saved={saved} />}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("dialog", { service })}
        closeButtonProps={{ "aria-label": client("close") }}
      >
        {open ? (
          <MappingForm
            slug={slug}
            service={service}
            initial={mapped ?? guess ?? ""}
            onDone={done}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </Modal>
    </>
  );
}

/** What was saved, until it is undone. */
function Undo({ slug, service, saved }: Pick<Props, "slug" | "service"> & { saved: Saved }) {
  const t = useTranslations("mappingForm");
  const [undone, setUndone] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [running, startTransition] = useTransition();
  const undo = () =>
    startTransition(async () => {
      const result = await mapServiceAction(slug, service, saved.before ?? "");
      if (result.status === "refused") return setRefused(result.message);
      setUndone(true);
    });
  if (refused !== null) return <FormMessage tone="failed">{refused}</FormMessage>;
  if (undone) return <FormMessage tone="fine">{t("undone")}</FormMessage>;
  const { now } = saved;
  return (
    <Group gap={8}>
      <FormMessage tone="fine">
        {now === null ? t("unmapped", { service }) : t("saved", { service, repository: now })}
      </FormMessage>
      <Button size="xs" variant="default" loading={running} onClick={undo}>
        {t("undo")}
      </Button>
    </Group>
  );
}
