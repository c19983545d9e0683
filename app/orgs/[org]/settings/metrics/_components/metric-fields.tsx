"use client";

import { Radio, RadioGroup, Stack, Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import type { FieldProps } from "../../_components/use-settings.ts";
import { EnvironmentField, type SeenEnvironment } from "./environment-field.tsx";

/** What counts, and how the failure rate is computed. */
export function MetricFields({ help, seen, ...props }: FieldProps & { seen: SeenEnvironment[] }) {
  const t = useTranslations();
  const { values, set, shown } = props;
  return (
    <Panel title={t("generalForms.metrics")} id="metrics" aside={help}>
      <Stack gap="lg">
        <EnvironmentField {...props} seen={seen} timeZone={values.timeZone} />
        <RadioGroup
          {...shown("cfrDenominator")}
          value={values.cfrDenominator}
          onChange={(value) => set({ cfrDenominator: value === "all" ? "all" : "evaluated" })}
        >
          <Stack gap="sm" mt={6}>
            <Radio
              value="evaluated"
              label={t("settings.choice.cfrDenominator.evaluated")}
              description={t("generalForms.evaluatedHint")}
            />
            <Radio
              value="all"
              label={t("settings.choice.cfrDenominator.all")}
              description={t("generalForms.allHint")}
            />
          </Stack>
        </RadioGroup>
        <input type="hidden" name="bands" value="off" />
        <Switch
          {...shown("bands")}
          value="dora-2024"
          checked={values.bands === "dora-2024"}
          onChange={(event) => set({ bands: event.currentTarget.checked ? "dora-2024" : "off" })}
        />
      </Stack>
    </Panel>
  );
}
