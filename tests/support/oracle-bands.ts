import type { Band } from "#lib/domain/report/report.ts";
import type { OracleInput } from "./oracle-input.ts";

export type Ladder = Record<Band, (value: number) => boolean>;

export const FREQUENCY: Ladder = {
  elite: (perDay) => perDay >= 1,
  high: (perDay) => perDay >= 1 / 7,
  medium: (perDay) => perDay >= 1 / 30,
  low: () => true,
};
export const LEAD_TIME: Ladder = {
  elite: (seconds) => seconds < 86_400,
  high: (seconds) => seconds < 7 * 86_400,
  medium: (seconds) => seconds < 30 * 86_400,
  low: () => true,
};
export const RECOVERY: Ladder = {
  elite: (seconds) => seconds < 3600,
  high: (seconds) => seconds < 86_400,
  medium: (seconds) => seconds < 7 * 86_400,
  low: () => true,
};

export type Level = { ladder: Ladder; value: number | null; events: number; coveredDays: number };

/** The level of a value: of at least 14 covered days and 10 events. */
export function bandOf({ organization }: OracleInput, level: Level): Band | null {
  const { ladder, value, events, coveredDays } = level;
  if (organization.bands === "off" || value === null || events < 10 || coveredDays < 14) return null;
  const steps: Band[] = ["elite", "high", "medium", "low"];
  return steps.find((band) => ladder[band](value)) ?? null;
}
