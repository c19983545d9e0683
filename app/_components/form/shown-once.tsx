"use client";

import { Button, Code, CopyButton, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./shown-once.module.css";

/** A secret that was just made, under what it is: the only time that it can be seen. */
export function ShownOnce({ secret, children }: { secret: string; children: ReactNode }) {
  const t = useTranslations("client");
  return (
    <Stack gap={6} role="status" p="sm" bg="var(--pl-fine-soft)" bdrs="md">
      <Text size="sm" fw={500}>
        {children}
      </Text>
      <Code className={classes.secret ?? ""}>{secret}</Code>
      <CopyButton value={secret} timeout={2000}>
        {({ copied, copy }) => {
          const Icon = copied ? IconCheck : IconCopy;
          return (
            <Button
              variant="default"
              onClick={copy}
              leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
            >
              {t(copied ? "copied" : "copy")}
            </Button>
          );
        }}
      </CopyButton>
    </Stack>
  );
}
