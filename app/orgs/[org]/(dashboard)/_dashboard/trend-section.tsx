"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { ChartFrame } from "#app/_components/charts/chart-frame.tsx";
import classes from "#app/_components/charts/charts.module.css";
import { TrendChart } from "#app/_components/charts/trend-chart.tsx";
import { TrendTable } from "#app/_components/charts/trend-table.tsx";
import { dayOf } from "#lib/domain/format/calendar.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import { seriesCsv } from "#lib/domain/metrics/metric-csv.ts";
import { emptyTrend, type TrendSource, trendOf } from "#lib/domain/metrics/metric-trend.ts";
import type { TrendWords } from "#lib/words/trend-words.ts";
import { viewParsers } from "./search-params.ts";

type Props = {
  source: TrendSource;
  /** What each figure says of its trend. */
  said: Record<Metric, TrendWords>;
  slug: string;
  timeZone: string;
};

/** The trend of the chosen card, as a chart and as a table. */
export function TrendSection({ source, said, slug, timeZone }: Props) {
  const t = useTranslations("trend");
  const [{ metric }] = useQueryStates(viewParsers);
  const trend = trendOf(metric, source, timeZone);
  const words = said[metric];
  const empty = emptyTrend(trend);
  const nothing = empty === null || empty === "noValues" ? words.nothing : t(empty);
  return (
    <ChartFrame
      title={words.title}
      chart={
        empty === null ? (
          <TrendChart trend={trend} said={words} />
        ) : (
          <p className={classes.empty}>{nothing}</p>
        )
      }
      table={<TrendTable trend={trend} said={words} />}
      csv={{ text: seriesCsv(source.series), fileName: fileNameOf(source, slug, timeZone) }}
    />
  );
}

function fileNameOf({ window: { from, to } }: TrendSource, slug: string, timeZone: string): string {
  const last = new Date(Date.parse(to) - 1);
  return `${slug}-delivery-${dayOf(from, timeZone)}-to-${dayOf(last, timeZone)}.csv`;
}
