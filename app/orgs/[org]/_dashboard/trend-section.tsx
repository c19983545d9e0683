import type { Organization } from "#lib/db/organizations.ts";
import { dayOf } from "#lib/domain/format-time.ts";
import { seriesCsv } from "#lib/domain/metric-csv.ts";
import { emptyTrend, trendOf } from "#lib/domain/metric-trend.ts";
import type { Report } from "#lib/domain/report.ts";
import { ChartFrame } from "../../../_components/charts/chart-frame.tsx";
import classes from "../../../_components/charts/charts.module.css";
import { TrendChart } from "../../../_components/charts/trend-chart.tsx";
import { TrendTable } from "../../../_components/charts/trend-table.tsx";
import type { DashboardState } from "./search-params.ts";

type Props = { report: Report; organization: Organization; state: DashboardState };

/** The trend of the selected card, as a chart and as a table. */
export function TrendSection({ report, organization: { slug, timeZone }, state }: Props) {
  const trend = trendOf(state.metric, report, timeZone);
  const nothing = emptyTrend(trend);
  const { from, to } = report.window;
  const last = new Date(Date.parse(to) - 1);
  const fileName = `${slug}-delivery-${dayOf(from, timeZone)}-to-${dayOf(last, timeZone)}.csv`;
  return (
    <ChartFrame
      title={trend.title}
      chart={nothing === null ? <TrendChart trend={trend} /> : <p className={classes.empty}>{nothing}</p>}
      table={<TrendTable trend={trend} />}
      csv={{ text: seriesCsv(report.series), fileName }}
    />
  );
}
