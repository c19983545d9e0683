import { type Quantity, UNKNOWN } from "./quantity.ts";

export { type Quantity, UNKNOWN } from "./quantity.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The month of the frequency bands (docs/metrics.md): 30 days. */
const MONTH_DAYS = 30;

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToOneDecimal = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

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

/** Deployments per day, as per day, week or month (30 days), the largest that reaches one: "3.2 /week". */
export function frequencyParts(perDay: number | null): Quantity {
  if (perDay === null) return [];
  if (perDay === 0) return [{ number: "0", unit: "/day" }];
  if (perDay >= 1)
    return [{ number: perDay >= 100 ? whole.format(perDay) : oneDecimal.format(perDay), unit: "/day" }];
  if (perDay * 7 >= 1) return [{ number: oneDecimal.format(perDay * 7), unit: "/week" }];
  const perMonth = perDay * MONTH_DAYS;
  return [{ number: perMonth < 0.05 ? "< 0.1" : oneDecimal.format(perMonth), unit: "/month" }];
}

/** A rate of 0 to 1 in percent with one decimal; never rounded to a false 0 or 100. */
export function rateParts(rate: number | null): Quantity {
  if (rate === null) return [];
  const percent = rate * 100;
  if (percent > 0 && percent < 0.05) return [{ number: "< 0.1", unit: "%" }];
  if (percent < 100 && percent >= 99.95) return [{ number: "> 99.9", unit: "%" }];
  return [{ number: oneDecimal.format(percent), unit: "%" }];
}

/** "9.0 %". */
export function formatRate(rate: number | null): string {
  return textOf(rateParts(rate));
}

/** A rate for prose and coverage, without decimals: "91 %"; never rounded to a false 0 or 100. */
export function formatShare(rate: number | null): string {
  if (rate === null) return UNKNOWN;
  const percent = rate * 100;
  if (percent > 0 && percent < 1) return "< 1 %";
  if (percent > 99 && percent < 100) return "> 99 %";
  return `${whole.format(percent)} %`;
}

/** Both ends of an interval of rates: "4.0 to 15.0 %"; "—" when either is not known. */
export function formatInterval(low: number | null, high: number | null): string {
  if (low === null || high === null) return UNKNOWN;
  return `${oneDecimal.format(low * 100)} to ${oneDecimal.format(high * 100)} %`;
}

/** A whole number with thousands: "1,234". */
export function formatCount(count: number | null): string {
  return count === null ? UNKNOWN : whole.format(count);
}

/** A number of shared deployments: at most one decimal, "80.5". */
export function formatWeight(weight: number | null): string {
  return weight === null ? UNKNOWN : upToOneDecimal.format(weight);
}

/** Days of a window: "21.4", "30"; never rounded up to a false whole. */
export function formatDays(days: number): string {
  return upToOneDecimal.format(Math.floor(days * 10 + 1e-6) / 10);
}

/** Other people's words for a line of a mail: nothing in them begins another one. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** A name that somebody made up, as far as it helps to find it. */
export function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/** "1 deployment", "2 deployments", "0 deployments". */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : nouns}`;
}
