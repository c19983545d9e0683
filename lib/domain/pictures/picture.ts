import type { HealthCell } from "../health/health-grid.ts";
import type { TrendOf } from "../health/trend.ts";

export const PICTURE_KINDS = ["grid", "card", "trend", "badge"] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** What a picture shows: a grid every row, all others one row or one metric. */
export type PictureOf = TrendOf & {
  kind: PictureKind;
  /** host/owner/name; empty for the organisation. */
  scope: string;
  days: number;
};

/** How many days each kind can show, and shows unless told. */
export const PICTURE_DAYS: Record<PictureKind, { least: number; most: number; usual: number }> = {
  grid: { least: 7, most: 28, usual: 7 },
  card: { least: 7, most: 28, usual: 7 },
  trend: { least: 7, most: 90, usual: 28 },
  // Today is not collected yet in the first hour of a day.
  badge: { least: 2, most: 2, usual: 2 },
};

/** The last day that somebody looked at; undefined where nobody has. */
export function latestCell({ cells }: { cells: HealthCell[] }): HealthCell | undefined {
  return cells.findLast(({ window }) => window !== null);
}

export const PICTURE_FORMATS = ["svg", "png"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The path of a picture; `?theme=dark` is the only thing that can be added. */
export function picturePath(token: string, format: PictureFormat): string {
  return `/i/${token}.${format}`;
}

const FILE = /^([A-Za-z0-9_-]{22})\.(svg|png)$/;

/** What the last part of such a path names; null when it is no picture's. */
export function parsePictureFile(file: string): { token: string; format: PictureFormat } | null {
  const [, token, format] = FILE.exec(file) ?? [];
  return token === undefined ? null : { token, format: format === "png" ? "png" : "svg" };
}
