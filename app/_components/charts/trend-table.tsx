import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Count, Narrowed } from "#lib/domain/links.ts";
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

type Bucket = Pick<TrendPoint, "from" | "to">;
type Props = {
  trend: Trend;
  said: TrendWords;
  /** Where the events of a bucket are; `narrowed`: those of one line. */
  hrefOf?: ((bucket: Bucket, count: Count, narrowed?: Narrowed) => string) | null;
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
                href={unknownOf(point) === null ? hrefOf?.(point, trend.opens) : undefined}
                count={trend.opens}
                value={point.n ?? 0}
              >
                {sayBucket(point.at, { bucket, remark: remarkOf(point) }, words)}
              </Opened>
            </th>
            {columns.map((column) => (
              <td key={column}>
                <Resting on={eventsOf(column, point, trend)} hrefOf={hrefOf}>
                  {sayColumn(column, point, words.format)}
                </Resting>
              </td>
            ))}
            {lines?.map(({ name, values, counts, narrowed }) => (
              <td key={name}>
                <Resting
                  on={{ bucket: point, count: trend.opens, value: counts[at] ?? 0, narrowed }}
                  hrefOf={hrefOf}
                >
                  {sayValue(unit, values[at] ?? null, words.format)}
                </Resting>
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

type Events = { bucket: Bucket; count: Count; value: number; narrowed?: Narrowed };

/**
 * The events behind what a column says of a bucket: a count's own, and those that the value of before rests on. A value
 * of the bucket itself has none: its name opens them.
 */
function eventsOf(column: TrendColumn, point: TrendPoint, { opens }: Trend): Events | null {
  const { compared } = point;
  if (column.endsWith("Before"))
    return compared && { bucket: compared, count: opens, value: compared.n ?? 0 };
  const count = column === "counted" ? opens : COUNTED[column];
  return count === undefined ? null : { bucket: point, count, value: columnValue(column, point) ?? 0 };
}

type RestingProps = { on: Events | null; hrefOf: Props["hrefOf"]; children: ReactNode };

/** What rests on events opens them where there are any. */
function Resting({ on, hrefOf, children }: RestingProps) {
  if (on === null || on.value === 0) return children;
  const { bucket, count, value, narrowed } = on;
  return (
    <Opened href={hrefOf?.(bucket, count, narrowed)} count={count} value={value}>
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
