import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { Targets } from "#lib/domain/metrics/metric-card.ts";
import { trendSource } from "#lib/domain/metrics/metric-trend.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import { trendWords } from "#lib/words/trend-words.ts";
import { sayBegins, sayMissing } from "#lib/words/window-words.ts";
import classes from "./dashboard.module.css";
import { MetricCards } from "./metric-cards.tsx";
import { TrendSection } from "./trend-section.tsx";

type Props = {
  report: PartOf<"figures" | "series">;
  organization: Organization;
  targets: Targets;
  lastEvent: string | null;
  bots: ReactNode;
};

/** What the window covers, the cards, and the trend of the chosen one. */
export function KeyFigures(props: Props) {
  const { report, organization } = props;
  const { slug, timeZone } = organization;
  const words = useWords();
  const doubts = [sayMissing(report.window, timeZone, words), sayBegins(report.window, timeZone, words)];
  const source = trendSource(report, organization);
  return (
    <div className={classes.stack}>
      {doubts.every((doubt) => doubt === null) ? null : (
        <p className={classes.notice}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {doubts.filter((doubt) => doubt !== null).join(" ")}
        </p>
      )}
      <MetricCards {...props} />
      <TrendSection source={source} said={trendWords(source, words)} slug={slug} timeZone={timeZone} />
    </div>
  );
}
