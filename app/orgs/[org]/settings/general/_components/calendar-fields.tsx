"use client";

import { NativeSelect, Select, Stack } from "@mantine/core";
import { useMemo } from "react";
import { Panel } from "#app/_components/panel.tsx";
import type { FieldProps } from "./settings-form.tsx";

const WEEK_STARTS = [
  { value: "monday", label: "Monday" },
  { value: "sunday", label: "Sunday" },
  { value: "saturday", label: "Saturday" },
] as const;

/** Where the days and weeks of the numbers begin. */
export function CalendarFields({ values, set, shown }: FieldProps) {
  const zones = useMemo(
    () => [...new Set(["UTC", values.timeZone, ...Intl.supportedValuesOf("timeZone")])],
    [values.timeZone],
  );
  return (
    <Panel title="Calendar" id="calendar">
      <Stack gap="md" maw={360}>
        <Select
          {...shown("timeZone")}
          data={zones}
          limit={100}
          searchable
          allowDeselect={false}
          nothingFoundMessage="No time zone of this name"
          value={values.timeZone}
          onChange={(timeZone) => set({ timeZone: timeZone ?? "UTC" })}
        />
        <NativeSelect
          {...shown("weekStart")}
          data={[...WEEK_STARTS]}
          value={values.weekStart}
          onChange={(event) => {
            const chosen = WEEK_STARTS.find(({ value }) => value === event.currentTarget.value);
            if (chosen !== undefined) set({ weekStart: chosen.value });
          }}
        />
      </Stack>
    </Panel>
  );
}
