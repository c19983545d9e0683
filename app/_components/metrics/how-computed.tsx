import { type Metric, metricOf, settingsOf } from "#lib/domain/metrics/metric.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import classes from "./card.module.css";
import { InfoPopover } from "./floating.tsx";

/** Definition, formula, source, exclusions, and what this organisation has set. */
export function HowComputed({ metric, settings }: { metric: Metric; settings: MetricSettings }) {
  const { words } = metricOf(metric);
  const lines: [string, string][] = [
    ["What it is", words.definition],
    ["Formula", words.formula],
    ["Source", words.source],
    ["Not counted", words.exclusions],
    ...settingsOf(metric, settings),
  ];
  return (
    <InfoPopover label={`How is ${words.title.toLowerCase()} computed?`}>
      <dl className={classes.explain}>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </InfoPopover>
  );
}
