"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { isTargetMetric, TARGET_METRICS, TARGETS } from "#lib/domain/metrics/targets.ts";
import { setTargetAction } from "../actions.ts";
import classes from "./metrics.module.css";

/** Sets the target of a figure from a day on. */
export function TargetForm({ slug, today }: { slug: string; today: string }) {
  const t = useTranslations("metricForms");
  const [state, action] = useActionState(setTargetAction.bind(null, slug), { status: "idle" });
  const { field, texts } = useFields({ metric: "lead_time", value: "", from: today }, state);
  const metric = isTargetMetric(texts.metric) ? texts.metric : "lead_time";
  const metrics = TARGET_METRICS.map((value) => ({ value, label: t(`metric.${value}`) }));
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("setTarget")}</SubmitButton>}>
      <div className={classes.fields}>
        <NativeSelect label={t("field.metric")} data={metrics} {...field("metric")} />
        <TextInput
          label={t("field.value")}
          description={t(`typed.${TARGETS[metric].typed}`)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          inputMode="decimal"
          autoComplete="off"
          {...field("value")}
        />
        <TextInput type="date" label={t("field.from")} {...field("from")} />
      </div>
    </ActionForm>
  );
}
