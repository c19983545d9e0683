import type { SeriesValues } from "../report/report.ts";
import type { MetricUnit } from "./metric-unit.ts";

/** One bucket of a trend. Values are null where the bucket was not read: a gap, never a zero. */
export type TrendPoint = SeriesValues & {
  /** First day of the bucket, `YYYY-MM-DD`. */
  at: string;
  /** How much of it was read, 0 to 1. */
  covered: number;
  /** Judged and not failed. */
  fine: number | null;
  /** Deployments, seconds or a rate of 0 to 1. */
  value: number | null;
  /** How many events the value rests on. */
  n: number | null;
  /** Between what a share may lie, with 95 %; null of all else. */
  band: [low: number, high: number] | null;
  /** The same bucket of the window that is compared with; null without one. */
  before: number | null;
  /** On how many events that value rests, and what of its window the bucket is; null without such a window. */
  compared: { n: number | null; from: string; to: string } | null;
  /** The window begins or ends inside this bucket, or a part of it was not read. */
  partial: boolean;
  /** Its part of the window: days, or moments where the window cuts it. */
  from: string;
  to: string;
};

/** Why nothing is known of a bucket: it was not read, or nothing had been sent by its end; null when something is. */
export function unknownOf({ covered, deployments }: TrendPoint): "unread" | "unsent" | null {
  if (covered === 0) return "unread";
  return deployments === null ? "unsent" : null;
}

/** What is told of a bucket, in the table and in the tooltip: a count, or the value as a median or a rate. */
export type TrendColumn = keyof typeof COLUMN_VALUES;

const COLUMN_VALUES = {
  deployments: ({ deployments }: TrendPoint) => deployments,
  failed: ({ failed }: TrendPoint) => failed,
  fine: ({ fine }: TrendPoint) => fine,
  pending: ({ pending }: TrendPoint) => pending,
  repairs: ({ rework }: TrendPoint) => rework,
  median: ({ value }: TrendPoint) => value,
  rate: ({ value }: TrendPoint) => value,
  counted: ({ n }: TrendPoint) => n,
  /** Between what a rate may lie: told as both of its ends. */
  interval: ({ band }: TrendPoint) => band?.[0] ?? null,
  /** The same of the window that is compared with. */
  medianBefore: ({ before }: TrendPoint) => before,
  rateBefore: ({ before }: TrendPoint) => before,
  deploymentsBefore: ({ before }: TrendPoint) => before,
};

/** Null where it is not known. */
export function columnValue(column: TrendColumn, point: TrendPoint): number | null {
  return COLUMN_VALUES[column](point);
}

const BEFORE = { perDay: "deploymentsBefore", seconds: "medianBefore", rate: "rateBefore" } as const;

/** What the table and the tooltip tell of each bucket of a trend; what was compared stands last. */
export function columnsOf({ columns }: { columns: TrendColumn[] }, unit: MetricUnit, points: TrendPoint[]) {
  const compared = points.some(({ before }) => before !== null);
  return compared ? [...columns, BEFORE[unit.name]] : columns;
}

/** Every deployment is one of the last three. */
export const VERDICTS: TrendColumn[] = ["deployments", "failed", "fine", "pending"];
