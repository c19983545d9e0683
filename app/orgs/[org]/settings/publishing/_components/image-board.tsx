"use client";

import { Group, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import type { DashboardWords } from "#lib/domain/publish/dashboards/dashboard.ts";
import { imageDashboard, isPictureUrl } from "#lib/domain/publish/dashboards/image.ts";
import { pushDashboardAction } from "../actions.ts";
import { CopyJson } from "./copy-json.tsx";

type Props = {
  slug: string;
  /** Whether it can be pushed by who looks at it. */
  pushes: boolean;
  words: Pick<DashboardWords, "title" | "description">;
  /** What the board is called in the list. */
  about: string;
};

/** The board with a picture, whose address only whoever made it has: it is kept in this field, and nowhere else. */
export function ImageBoard({ slug, pushes, words, about }: Props) {
  const t = useTranslations("publishingForms");
  const [typed, setTyped] = useState("");
  const url = typed.trim();
  const wrong = url !== "" && !isPictureUrl(url);
  return (
    <Stack gap="sm">
      <TextInput
        type="url"
        label={t("picture")}
        description={t("pictureAbout")}
        error={wrong ? t("pictureWrong") : null}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {url === "" || wrong ? null : (
        <Group gap="sm">
          <CopyJson text={JSON.stringify(imageDashboard({ words }, url), null, 2)} about={about} />
          {pushes ? <PushButton slug={slug} kind="image" pictureUrl={url} about={about} /> : null}
        </Group>
      )}
    </Stack>
  );
}

type PushProps = Pick<Props, "slug" | "about"> & { kind: string; pictureUrl: string | null };

/** Makes a board in Datadog, once that was confirmed. */
export function PushButton({ slug, kind, pictureUrl, about }: PushProps) {
  const t = useTranslations("publishingForms");
  const question = {
    title: t("pushTitle"),
    text: t("pushText"),
    button: t("push"),
    run: pushDashboardAction.bind(null, slug, kind, pictureUrl),
  };
  return (
    <ConfirmButton question={question} variant="default" aria-label={`${t("push")}: ${about}`}>
      {t("push")}
    </ConfirmButton>
  );
}
