/** A figure as a person reads it: numbers and their small units, in order ("1" "d", "4" "h"). Empty: not known. */
export type Quantity = { number: string; unit: string }[];

/** What stands for a value that is not known. Zero is "0". */
export const UNKNOWN = "—";

/** Joins the parts with spaces; "—" when there are none. */
export function textOf(quantity: Quantity): string {
  if (quantity.length === 0) return UNKNOWN;
  return quantity.map((part) => `${part.number} ${part.unit}`.trim()).join(" ");
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a duration is rounded to, in seconds: a second under an hour, a minute under a day, then an hour. */
export function durationStep(seconds: number): number {
  if (Math.round(seconds) < HOUR) return 1;
  return Math.round(seconds / MINUTE) * MINUTE < DAY ? MINUTE : HOUR;
}
