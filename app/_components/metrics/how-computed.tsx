import { type Metric, type MetricSettings, metricEntry, settingsOf } from "#lib/domain/metrics/metric.ts";
import classes from "./card.module.css";
import { InfoPopover } from "./floating.tsx";

/** Definition, formula, source, exclusions, and what this organisation has set. */
export function HowComputed({ metric, settings }: { metric: Metric; settings: MetricSettings }) {
  const entry = metricEntry(metric);
  const lines: [string, string][] = [
    ["What it is", entry.definition],
    ["Formula", entry.formula],
    ["Source", entry.source],
    ["Not counted", entry.exclusions],
    ...settingsOf(metric, settings),
  ];
  return (
    <InfoPopover label={`How is ${entry.title.toLowerCase()} computed?`}>
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
