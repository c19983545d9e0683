import { IconInfoCircle } from "@tabler/icons-react";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import type { MetricSettings } from "#lib/domain/metrics/metric-definition.ts";
import { helpLink } from "#lib/help/topics.ts";
import { howComputed } from "#lib/words/metric-words.ts";
import { useWords } from "../../_language/use-words.ts";
import buttons from "../button.module.css";
import { Facts } from "../facts.tsx";
import { Popup } from "../popup.tsx";
import classes from "./card.module.css";

/** Definition, formula, source, exclusions, what this organisation has set, and where to read more. */
export function HowComputed({ metric, settings }: { metric: Metric; settings: MetricSettings }) {
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
      <Facts facts={Object.fromEntries(howComputed(metric, settings, words))} className={classes.explain} />
      <a href={helpLink(metric)} target="_blank" rel="noopener" className={`${buttons.link} ${classes.more}`}>
        {words.t("card.more")}
      </a>
    </Popup>
  );
}
