"use client";

import { Button, Code, CopyButton, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { MadePicture } from "../actions.ts";
import classes from "./pictures.module.css";

/** A picture that was just made, and each way to show it elsewhere: the only time that its address can be seen. */
export function ShownPicture({ picture }: { picture: MadePicture }) {
  const t = useTranslations("pictureForms");
  const { name, url, urlDark, markdown, widget } = picture;
  return (
    <Stack gap="sm" role="status" p="sm" bg="var(--pl-fine-soft)" bdrs="md">
      <Text size="sm" fw={500}>
        {t("shown", { name })}
      </Text>
      {/* Only its path: the policy of this page lets in pictures of its own origin alone. */}
      {/* biome-ignore lint/performance/noImgElement: it is made to its size, and Next's own scaling is off */}
      <img src={new URL(url).pathname} alt={name} className={classes.preview} />
      <Snippet label={t("address")} text={url} />
      <Snippet label={t("darkAddress")} text={urlDark} />
      <Snippet label={t("markdown")} text={markdown} />
      <Snippet label={t("widget")} text={widget} />
    </Stack>
  );
}

function Snippet({ label, text }: { label: string; text: string }) {
  const t = useTranslations("client");
  return (
    <div className={classes.snippet}>
      <Text size="sm">{label}</Text>
      <CopyButton value={text} timeout={2000}>
        {({ copied, copy }) => {
          const Icon = copied ? IconCheck : IconCopy;
          return (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${t(copied ? "copied" : "copy")}: ${label}`}
              onClick={copy}
              leftSection={<Icon size={14} stroke={1.7} aria-hidden="true" />}
            >
              {t(copied ? "copied" : "copy")}
            </Button>
          );
        }}
      </CopyButton>
      <Code block className={classes.text ?? ""}>
        {text}
      </Code>
    </div>
  );
}
