import { formatCount, formatDuration, formatRate } from "../format/format.ts";
import type { SeriesValues } from "../report/report.ts";

/** One bucket of a trend. Values are null where the bucket was not read: a gap, never a zero. */
export type TrendPoint = SeriesValues & {
  /** First day of the bucket, `YYYY-MM-DD`. */
  at: string;
  /** "12 Aug 2025", "week of 11 Aug 2025". */
  name: string;
  /** How much of it was read, 0 to 1. */
  covered: number;
  /** Judged and not failed. */
  fine: number | null;
  /** Deployments, seconds or a rate of 0 to 1. */
  value: number | null;
  /** The window begins or ends inside this bucket, or a part of it was not read. */
  partial: boolean;
};

/** What is said of a bucket, in the table and in the tooltip; "—" where it is not known. */
export type TrendColumn = { title: string; read: (point: TrendPoint) => string };

export const DEPLOYMENTS: TrendColumn = {
  title: "Deployments",
  read: ({ deployments }) => formatCount(deployments),
};
export const FAILED: TrendColumn = { title: "Failed", read: ({ failed }) => formatCount(failed) };
export const REPAIRS: TrendColumn = { title: "Repairs", read: ({ rework }) => formatCount(rework) };
export const MEDIAN: TrendColumn = { title: "Median", read: ({ value }) => formatDuration(value) };

/** Every deployment is one of the last three. */
export const VERDICTS: TrendColumn[] = [
  DEPLOYMENTS,
  FAILED,
  { title: "Judged fine", read: ({ fine }) => formatCount(fine) },
  { title: "Pending", read: ({ pending }) => formatCount(pending) },
];

export function rateColumn(title: string): TrendColumn {
  return { title, read: ({ value }) => formatRate(value) };
}
