import { IconInfoCircle } from "@tabler/icons-react";
import { type Metric, metricOf, settingsOf } from "#lib/domain/metrics/metric.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import { Facts } from "../facts.tsx";
import { Popup } from "../popup.tsx";
import classes from "./card.module.css";

/** Definition, formula, source, exclusions, and what this organisation has set. */
export function HowComputed({ metric, settings }: { metric: Metric; settings: MetricSettings }) {
  const { words } = metricOf(metric);
  const facts = {
    "What it is": words.definition,
    Formula: words.formula,
    Source: words.source,
    "Not counted": words.exclusions,
    ...Object.fromEntries(settingsOf(metric, settings)),
  };
  const label = `How is ${words.title.toLowerCase()} computed?`;
  return (
    <Popup
      label={label}
      aria-label={label}
      title={label}
      className={classes.infoButton}
      place="below-end"
      face={<IconInfoCircle size={16} stroke={1.75} aria-hidden />}
    >
      <Facts facts={facts} className={classes.explain} />
    </Popup>
  );
}
