import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Count } from "#lib/domain/links.ts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import {
  columnsOf,
  columnValue,
  type TrendColumn,
  type TrendPoint,
  unknownOf,
} from "#lib/domain/metrics/trend-columns.ts";
import { columnTitle, sayBucket, sayColumn, sayValue, type TrendWords } from "#lib/words/trend-words.ts";
import { useWords } from "../../_language/use-words.ts";
import { TextLink } from "../link.tsx";
import classes from "./charts.module.css";
import type { SplitLine } from "./trend-layers.tsx";

type Props = {
  trend: Trend;
  said: TrendWords;
  /** Where the events of a bucket are. */
  hrefOf?: ((point: TrendPoint, count: Count) => string) | null;
  /** The lines into which it is split; null: one. */
  lines?: SplitLine[] | null;
};

/** A trend as text, whose buckets open; "—" where nothing is known, with a word where nothing was read or sent. */
export function TrendTable({ trend, said, hrefOf = null, lines = null }: Props) {
  const t = useTranslations("trend");
  const words = useWords();
  const { bucket } = trend;
  const { unit, trend: shape } = metricOf(trend.metric);
  const columns = columnsOf(shape, unit, trend.points);
  return (
    <table className={classes.data} data-trend={trend.metric} data-bucket={bucket}>
      <caption className="unseen">{said.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t(bucket)}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnTitle(column, said, words)}
            </th>
          ))}
          {lines?.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.points.map((point, at) => (
          <tr key={point.at} data-at={point.at}>
            <th scope="row">
              <Opened
                href={unknownOf(point) === null ? hrefOf?.(point, shape.opens) : undefined}
                count={shape.opens}
                value={point.n ?? 0}
              >
                {sayBucket(point.at, { bucket, remark: remarkOf(point) }, words)}
              </Opened>
            </th>
            {columns.map((column) => (
              <td key={column} data-beside={column.endsWith("Before") || undefined}>
                <Counted {...{ column, point, trend }} hrefOf={hrefOf}>
                  {sayColumn(column, point, words.format)}
                </Counted>
              </td>
            ))}
            {lines?.map(({ name, values }) => (
              <td key={name} data-beside>
                {sayValue(unit, values[at] ?? null, words.format)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const COUNTED: Partial<Record<TrendColumn, Count>> = {
  ...{ deployments: "deployments", failed: "failed", fine: "fine", pending: "pending", repairs: "rework" },
};

type CountedProps = {
  column: TrendColumn;
  point: TrendPoint;
  trend: Trend;
  hrefOf: NonNullable<Props["hrefOf"]> | null;
  children: ReactNode;
};

/** A count of a bucket opens its events where there are any; a value is none. */
function Counted({ column, point, trend, hrefOf, children }: CountedProps) {
  const count = column === "counted" ? metricOf(trend.metric).trend.opens : COUNTED[column];
  const value = columnValue(column, point) ?? 0;
  if (count === undefined || value === 0) return children;
  return (
    <Opened href={hrefOf?.(point, count)} count={count} value={value}>
      {children}
    </Opened>
  );
}

function remarkOf(point: TrendPoint) {
  return unknownOf(point) ?? (point.partial ? "inPart" : "name");
}

type OpenedProps = { href: string | undefined; count: Count; value: number; children: ReactNode };

/** A bucket as the link to the events that its value rests on, which claims their number as every count does. */
function Opened({ href, count, value, children }: OpenedProps) {
  if (href === undefined) return children;
  return (
    <TextLink href={href} data-count={count} data-value={value}>
      {children}
    </TextLink>
  );
}
