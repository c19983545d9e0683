"use client";

import { NativeSelect, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Panel } from "#app/_components/panel.tsx";
import type { FieldProps } from "../../_components/use-settings.ts";

const WEEK_STARTS = ["monday", "sunday", "saturday"] as const;

/** Where the days and weeks of the numbers begin. */
export function CalendarFields({ values, set, shown, help }: FieldProps) {
  const t = useTranslations();
  const [known, setKnown] = useState<string[]>([]);
  // What this browser knows; the server may know others.
  useEffect(() => setKnown(Intl.supportedValuesOf("timeZone")), []);
  const zones = [...new Set(["UTC", values.timeZone, ...known])];
  return (
    <Panel title={t("generalForms.calendar")} id="calendar" aside={help}>
      <Stack gap="md" maw={360}>
        <NativeSelect
          {...shown("timeZone")}
          data={zones}
          value={values.timeZone}
          onChange={(event) => set({ timeZone: event.currentTarget.value })}
        />
        <NativeSelect
          {...shown("weekStart")}
          data={WEEK_STARTS.map((value) => ({ value, label: t(`settings.choice.weekStart.${value}`) }))}
          value={values.weekStart}
          onChange={(event) => {
            const chosen = WEEK_STARTS.find((value) => value === event.currentTarget.value);
            if (chosen !== undefined) set({ weekStart: chosen });
          }}
        />
      </Stack>
    </Panel>
  );
}
