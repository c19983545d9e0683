"use client";

import { Stack, TextInput } from "@mantine/core";
import { Panel } from "#app/_components/panel.tsx";
import type { FieldProps } from "./settings-form.tsx";

const digits = (text: string) => Number(text.replace(/\D/g, "").slice(0, 3));

/** How far back a sync looks again, and how long raw payloads stay. */
export function SyncFields({ values, set, errorOf }: FieldProps) {
  return (
    <Panel title="Sync" id="sync">
      <Stack gap="md" maw={440}>
        <TextInput
          label="Days read again every night"
          name="lookbackDays"
          description="Verdicts and incidents change for weeks. 3 to 90; 35 fits most."
          inputMode="numeric"
          autoComplete="off"
          value={String(values.lookbackDays)}
          onChange={(event) => set({ lookbackDays: digits(event.currentTarget.value) })}
          error={errorOf("lookbackDays")}
          errorProps={{ role: "alert" }}
          styles={{ input: { maxWidth: 120 } }}
        />
        <TextInput
          label="Days that raw payloads are kept"
          name="rawRetentionDays"
          description="What Datadog sent for each event, word by word, so that an update of this installation can read it again (Data quality, Quarantine, Parse again). Older ones are deleted; the numbers stay. 0 to 730; 0 keeps none."
          inputMode="numeric"
          autoComplete="off"
          value={String(values.rawRetentionDays)}
          onChange={(event) => set({ rawRetentionDays: digits(event.currentTarget.value) })}
          error={errorOf("rawRetentionDays")}
          errorProps={{ role: "alert" }}
          styles={{ input: { maxWidth: 120 } }}
        />
      </Stack>
    </Panel>
  );
}
