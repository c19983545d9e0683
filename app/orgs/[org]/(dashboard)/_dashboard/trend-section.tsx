"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ChartFrame } from "#app/_components/charts/chart-frame.tsx";
import classes from "#app/_components/charts/charts.module.css";
import { TrendChart } from "#app/_components/charts/trend-chart.tsx";
import type { SplitLine } from "#app/_components/charts/trend-layers.tsx";
import { TrendTable } from "#app/_components/charts/trend-table.tsx";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { dayOf } from "#lib/domain/format/calendar.ts";
import { type Count, countHref, type Narrowed } from "#lib/domain/links.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import type { Targets } from "#lib/domain/metrics/metric-card.ts";
import {
  emptyTrend,
  type Trend,
  type TrendSource,
  targetOf,
  trendOf,
} from "#lib/domain/metrics/metric-trend.ts";
import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import type { TrendNote } from "#lib/domain/metrics/trend-notes.ts";
import { trendCsv } from "#lib/http/trend-csv.ts";
import type { TrendWords } from "#lib/words/trend-words.ts";
import { BucketSegments, SplitMenu } from "../../_components/filter/trend-controls.tsx";
import { viewParsers } from "./search-params.ts";

type Props = {
  source: TrendSource;
  /** What each figure says of its trend. */
  said: Record<Metric, TrendWords>;
  /** The lines of each figure; null: one. */
  split: Record<Metric, SplitLine[]> | null;
  targets: Targets;
  notes: TrendNote[];
  slug: string;
  /** What the organisation is called. */
  organization: string;
  timeZone: string;
};

/** The trend of the chosen card, as a chart and as a table; a bucket opens its events. */
export function TrendSection({ source, said, split, targets, notes, slug, organization, timeZone }: Props) {
  const t = useTranslations("trend");
  const [{ metric, view }, setView] = useQueryStates(viewParsers);
  const trend = trendOf(metric, source, timeZone);
  const words = said[metric];
  const lines = split?.[metric] ?? null;
  const name = fileNameOf(metric, { source, slug, timeZone });
  const hrefOf = ({ from, to }: Pick<TrendPoint, "from" | "to">, count: Count, narrowed: Narrowed = {}) =>
    countHref(slug, count, { from, to, ...narrowed });
  const { open, followed } = useOpener((point: TrendPoint, line: SplitLine | null) =>
    hrefOf(point, trend.opens, line?.narrowed),
  );
  const shown = { trend, said: words, lines };
  return (
    <ChartFrame
      title={words.title}
      tools={
        <>
          <BucketSegments />
          <SplitMenu />
        </>
      }
      view={view}
      onView={(chosen) => setView({ view: chosen })}
      chart={
        <Drawn trend={trend} nothing={words.nothing}>
          <TrendChart {...shown} target={targetOf(trend, targets[metric])} notes={notes} onOpen={open} />
          {followed}
        </Drawn>
      }
      // Out of sight nothing in it may take the focus.
      table={<TrendTable {...shown} hrefOf={view === "table" ? hrefOf : null} />}
      csv={{ text: trendCsv(trend, lines), fileName: `${name}.csv` }}
      picture={
        emptyTrend(trend) === null ? { source: t("source", { organization }), fileName: `${name}.png` } : null
      }
    />
  );
}

/** What a press on the chart follows: a link as any other, with the scope of the page, that nobody sees. */
function useOpener<Pressed extends unknown[]>(hrefOf: (...pressed: Pressed) => string) {
  const [href, setHref] = useState("");
  const link = useRef<HTMLAnchorElement>(null);
  const open = (...pressed: Pressed) => {
    flushSync(() => setHref(hrefOf(...pressed)));
    link.current?.click();
  };
  const followed =
    href === "" ? null : <ScopedLink href={href} ref={link} tabIndex={-1} aria-hidden className="unseen" />;
  return { open, followed };
}

type DrawnProps = { trend: Trend; nothing: string; children: React.ReactNode };

/** The chart, or why there is nothing to draw. */
function Drawn({ trend, nothing, children }: DrawnProps) {
  const t = useTranslations("trend");
  const empty = emptyTrend(trend);
  if (empty === null) return children;
  return <p className={classes.empty}>{empty === "noValues" ? nothing : t(empty)}</p>;
}

type Named = Pick<Props, "source" | "slug" | "timeZone">;

function fileNameOf(metric: Metric, { source, slug, timeZone }: Named): string {
  const { from, to } = source.window;
  const last = new Date(Date.parse(to) - 1);
  return `${slug}-${metric.replaceAll("_", "-")}-${dayOf(from, timeZone)}-to-${dayOf(last, timeZone)}`;
}
