"use client";

import { useQueryStates } from "nuqs";
import { ChartFrame } from "#app/_components/charts/chart-frame.tsx";
import classes from "#app/_components/charts/charts.module.css";
import { TrendChart } from "#app/_components/charts/trend-chart.tsx";
import { TrendTable } from "#app/_components/charts/trend-table.tsx";
import { dayOf } from "#lib/domain/format/format-time.ts";
import { seriesCsv } from "#lib/domain/metrics/metric-csv.ts";
import { emptyTrend, type TrendSource, trendOf } from "#lib/domain/metrics/metric-trend.ts";
import { viewParsers } from "./search-params.ts";

type Props = { source: TrendSource; slug: string; timeZone: string };

/** The trend of the chosen card, as a chart and as a table. */
export function TrendSection({ source, slug, timeZone }: Props) {
  const [{ metric }] = useQueryStates(viewParsers);
  const trend = trendOf(metric, source, timeZone);
  const nothing = emptyTrend(trend);
  const { from, to } = source.window;
  const last = new Date(Date.parse(to) - 1);
  const fileName = `${slug}-delivery-${dayOf(from, timeZone)}-to-${dayOf(last, timeZone)}.csv`;
  return (
    <ChartFrame
      title={trend.title}
      chart={nothing === null ? <TrendChart trend={trend} /> : <p className={classes.empty}>{nothing}</p>}
      table={<TrendTable trend={trend} />}
      csv={{ text: seriesCsv(source.series), fileName }}
    />
  );
}
