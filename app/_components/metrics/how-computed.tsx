import { IconInfoCircle } from "@tabler/icons-react";
import { textOf } from "#lib/domain/format/quantity.ts";
import { atDatadog, leftOutOf } from "#lib/domain/metrics/explain.ts";
import { type Metric, metricOf } from "#lib/domain/metrics/metric.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import type { Figures } from "#lib/domain/report/report.ts";
import { helpLink } from "#lib/help/topics.ts";
import { howComputed, type Opens } from "#lib/words/metric-words.ts";
import { quantityIn } from "#lib/words/unit-words.ts";
import { useWords } from "../../_language/use-words.ts";
import buttons from "../button.module.css";
import { Facts } from "../facts.tsx";
import { Popup } from "../popup.tsx";
import classes from "./card.module.css";

type Props = {
  metric: Metric;
  settings: MetricSettings;
  /** Those of the card, whose numbers are explained. */
  figures: Figures;
  opens: Opens;
};

/**
 * Definition, formula, source, what this organisation has set, what is left out with its numbers, and why Datadog's
 * screen shows another one.
 */
export function HowComputed({ metric, settings, figures, opens }: Props) {
  const words = useWords();
  const label = words.t(`metrics.${metric}.question`);
  return (
    <Popup
      label={label}
      aria-label={label}
      title={label}
      className={classes.infoButton}
      place="below-end"
      face={<IconInfoCircle size={16} stroke={1.75} aria-hidden />}
    >
      <div className={classes.explained}>
        <Facts facts={Object.fromEntries(howComputed(metric, settings, words))} className={classes.explain} />
        <LeftOut metric={metric} figures={figures} opens={opens} />
        <Datadog metric={metric} figures={figures} settings={settings} />
        <a
          href={helpLink(metric)}
          target="_blank"
          rel="noopener"
          className={`${buttons.link} ${classes.more}`}
        >
          {words.t("card.more")}
        </a>
      </div>
    </Popup>
  );
}

/** What the figure leaves out here, each number a link to exactly its events. */
function LeftOut({ metric, figures, opens }: Pick<Props, "metric" | "figures" | "opens">) {
  const { t } = useWords();
  const left = leftOutOf(metric, figures).filter(({ value }) => value > 0);
  if (left.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {left.map(({ count, value }) => (
        <li key={count}>{opens(count, value)(t("explain.leftOut", { count, value }))}</li>
      ))}
    </ul>
  );
}

/** The number of Datadog's own screen beside this one, with what makes the difference. */
function Datadog({ metric, figures, settings }: Pick<Props, "metric" | "figures" | "settings">) {
  const { t, format } = useWords();
  const told = atDatadog(metric, figures, settings);
  if (told === null) return null;
  const say = quantityIn(metricOf(metric).unit, format);
  const values = { here: textOf(say(told.here)), there: textOf(say(told.there)) };
  return (
    <div className={classes.datadog}>
      <h4>{t("explain.datadog")}</h4>
      <p>{t("explain.values", values)}</p>
      <ul className={classes.reasons}>
        {told.reasons.map((reason) => (
          <li key={reason}>
            {t(`explain.reason.${reason}`, {
              pending: figures.change_failure_rate.pending,
              corrected: figures.change_failure_rate.corrected,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
