"use client";

import { type ReactNode, startTransition, useActionState } from "react";
import { errorOf } from "#app/_components/form/form-message.tsx";
import layout from "#app/_components/layout.module.css";
import type { SettingName, Settings } from "#lib/db/settings.ts";
import { METRIC_SETTINGS } from "#lib/domain/metrics/metric-settings.ts";
import { SaveRow } from "../../_components/save-row.tsx";
import { useSettings } from "../../_components/use-settings.ts";
import { previewMetricsAction, saveMetricsAction } from "../actions.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { EffectPanel } from "./effect-panel.tsx";
import type { SeenEnvironment } from "./environment-field.tsx";
import { MetricFields } from "./metric-fields.tsx";
import classes from "./metrics.module.css";

type Props = {
  slug: string;
  settings: Settings;
  seen: SeenEnvironment[];
  help: Record<"calendar" | "metrics", ReactNode>;
};

/** How an organisation wants its numbers computed, for its admins; what a change would do stands beside it. */
export function MetricsForm({ slug, settings, seen, help }: Props) {
  const { form, fields, ...sent } = useSettings(settings, saveMetricsAction.bind(null, slug));
  const [preview, ask, pending] = useActionState(previewMetricsAction.bind(null, slug), { status: "idle" });
  const props = {
    ...fields,
    set: (change: Partial<Settings>) => {
      fields.set(change);
      startTransition(() => ask(formWith({ ...fields.values, ...change })));
    },
    shown: (field: SettingName) => {
      const own = fields.shown(field);
      return { ...own, error: own.error ?? errorOf(preview, field) };
    },
  };
  return (
    <form {...form}>
      <div className={classes.columns}>
        <div className={layout.stack}>
          <MetricFields {...props} seen={seen} help={help.metrics} />
          <CalendarFields {...props} help={help.calendar} />
          <SaveRow {...sent} />
        </div>
        <EffectPanel preview={preview} pending={pending} touched={sent.touched} />
      </div>
    </form>
  );
}

/** The settings as their form sends them. */
function formWith(values: Settings): FormData {
  const form = new FormData();
  for (const name of METRIC_SETTINGS) for (const value of [values[name]].flat()) form.append(name, value);
  return form;
}
