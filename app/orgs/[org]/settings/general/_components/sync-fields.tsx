"use client";

import { Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import type { FieldProps } from "../../_components/use-settings.ts";

const digits = (text: string) => Number(text.replace(/\D/g, "").slice(0, 3));

/** How far back a sync looks again, and how long raw payloads stay. */
export function SyncFields({ values, set, shown, help }: FieldProps) {
  const t = useTranslations("generalForms");
  return (
    <Panel title={t("sync")} id="sync" aside={help}>
      <Stack gap="md" maw={440}>
        {(["lookbackDays", "rawRetentionDays"] as const).map((days) => (
          <TextInput
            key={days}
            {...shown(days)}
            inputMode="numeric"
            autoComplete="off"
            value={String(values[days])}
            onChange={(event) => set({ [days]: digits(event.currentTarget.value) })}
            styles={{ input: { maxWidth: 120 } }}
          />
        ))}
      </Stack>
    </Panel>
  );
}
