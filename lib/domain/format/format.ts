import { type Quantity, UNKNOWN } from "./quantity.ts";

export { type Quantity, UNKNOWN } from "./quantity.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Joins the parts with spaces; "—" when there are none. */
export function textOf(quantity: Quantity): string {
  if (quantity.length === 0) return UNKNOWN;
  return quantity.map((part) => `${part.number} ${part.unit}`.trim()).join(" ");
}

/** Seconds in the two largest units that say something; rounded to the smaller one. */
export function durationParts(seconds: number | null): Quantity {
  if (seconds === null) return [];
  if (seconds > 0 && seconds < 0.5) return [{ number: "< 1", unit: "s" }];
  const rounded = roundToUnit(Math.abs(seconds));
  const units: [number, string][] = [
    [DAY, "d"],
    [HOUR, "h"],
    [MINUTE, "m"],
    [1, "s"],
  ];
  const first = units.findIndex(([size]) => rounded >= size);
  if (first === -1) return [{ number: "0", unit: "s" }];
  const parts: Quantity = [];
  let rest = rounded;
  for (const [size, unit] of units.slice(first, first + 2)) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push({ number: whole.format(amount), unit });
  }
  return seconds < 0 ? withMinus(parts) : parts;
}

/** Seconds at days, minutes at hours: so that 59 min 59.8 s becomes "1 h" and never "60 m". */
function roundToUnit(seconds: number): number {
  const toSecond = Math.round(seconds);
  if (toSecond < HOUR) return toSecond;
  const toMinute = Math.round(seconds / MINUTE) * MINUTE;
  if (toMinute < DAY) return toMinute;
  return Math.round(seconds / HOUR) * HOUR;
}

function withMinus(parts: Quantity): Quantity {
  return parts.map((part, index) => (index === 0 ? { ...part, number: `−${part.number}` } : part));
}

/** "1 d 4 h", "1 h 21 m", "42 s". */
export function formatDuration(seconds: number | null): string {
  return textOf(durationParts(seconds));
}

/** A rate for prose and coverage, without decimals: "91 %"; never rounded to a false 0 or 100. */
export function formatShare(rate: number | null): string {
  if (rate === null) return UNKNOWN;
  const percent = rate * 100;
  if (percent > 0 && percent < 1) return "< 1 %";
  if (percent > 99 && percent < 100) return "> 99 %";
  return `${whole.format(percent)} %`;
}

/** A whole number with thousands: "1,234". */
export function formatCount(count: number | null): string {
  return count === null ? UNKNOWN : whole.format(count);
}

/** "1 deployment", "2 deployments", "0 deployments". */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : nouns}`;
}
