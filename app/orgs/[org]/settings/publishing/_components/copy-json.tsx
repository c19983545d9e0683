"use client";

import { Button, CopyButton } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Copies a text that is too long to be read on the page. */
export function CopyJson({ text, about }: { text: string; about: string }) {
  const t = useTranslations("publishingForms");
  return (
    <CopyButton value={text} timeout={2000}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy} aria-label={`${t("copy")}: ${about}`}>
          {t(copied ? "copied" : "copy")}
        </Button>
      )}
    </CopyButton>
  );
}
