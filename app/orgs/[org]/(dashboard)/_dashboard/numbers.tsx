import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { trendSource } from "#lib/domain/metrics/metric-trend.ts";
import type { Report } from "#lib/domain/report/report.ts";
import { trendWords } from "#lib/words/trend-words.ts";
import { sayMissing } from "#lib/words/window-words.ts";
import { BreakdownCard } from "./breakdown-card.tsx";
import classes from "./dashboard.module.css";
import { MetricCards } from "./metric-cards.tsx";
import { OriginsCard } from "./origins-card.tsx";
import { PercentilesCard } from "./percentiles-card.tsx";
import { StagesCard } from "./stages-card.tsx";
import { TrendSection } from "./trend-section.tsx";

type Props = {
  report: Report;
  organization: Organization;
  lastEvent: string | null;
  /** The open incidents, which come from a list of their own. */
  incidents: ReactNode;
};

/** Everything that comes from the one report. */
export function Numbers({ report, organization, lastEvent, incidents }: Props) {
  const { slug, timeZone } = organization;
  const words = useWords();
  const notice = sayMissing(report.window, timeZone, words);
  const source = trendSource(report, organization);
  // Without a comparison the card is short, and the incidents fill its column instead of the other.
  const { comparable } = report.byOrigin;
  return (
    <>
      {notice === null ? null : (
        <p className={classes.notice}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {notice}
        </p>
      )}
      <MetricCards report={report} organization={organization} lastEvent={lastEvent} />
      <TrendSection source={source} said={trendWords(source, words)} slug={slug} timeZone={timeZone} />
      <div className={classes.wideLeft}>
        <div className={classes.stack}>
          <OriginsCard byOrigin={report.byOrigin} />
          {comparable ? null : incidents}
        </div>
        <div className={classes.stack}>
          <StagesCard stages={report.figures.lead_time_stages} />
          <PercentilesCard figures={report.figures} window={report.window} timeZone={timeZone} />
          {comparable ? incidents : null}
        </div>
      </div>
      <BreakdownCard
        breakdown={report.breakdown}
        formula={report.figures.change_failure_rate.formula}
        slug={slug}
      />
    </>
  );
}
