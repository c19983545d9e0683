"use client";

import { NativeSelect, Select, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Panel } from "#app/_components/panel.tsx";
import type { FieldProps } from "./settings-form.tsx";

const WEEK_STARTS = ["monday", "sunday", "saturday"] as const;

/** Where the days and weeks of the numbers begin. */
export function CalendarFields({ values, set, shown, help }: FieldProps) {
  const t = useTranslations();
  const zones = useMemo(
    () => [...new Set(["UTC", values.timeZone, ...Intl.supportedValuesOf("timeZone")])],
    [values.timeZone],
  );
  return (
    <Panel title={t("generalForms.calendar")} id="calendar" aside={help}>
      <Stack gap="md" maw={360}>
        <Select
          {...shown("timeZone")}
          data={zones}
          limit={100}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("generalForms.noTimeZone")}
          value={values.timeZone}
          onChange={(timeZone) => set({ timeZone: timeZone ?? "UTC" })}
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
