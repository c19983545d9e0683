import { durationStep, type Quantity, textOf, UNKNOWN } from "../domain/format/quantity.ts";
import type { LocaleTable } from "./locale-table.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The month of the frequency bands (docs/metrics.md): 30 days. */
const MONTH_DAYS = 30;

/** Numbers as a reader of this language writes them; "—" stands for what is not known, "0" for zero. */
export function numberFormats(table: LocaleTable) {
  const { perDay, perWeek, perMonth, to } = table;
  const format = (least: number, most: number) => {
    const options = { minimumFractionDigits: least, maximumFractionDigits: most };
    const formatter = new Intl.NumberFormat(table.numbers, options);
    return (value: number) => formatter.format(value);
  };
  const [whole, oneDecimal, upToOneDecimal] = [format(0, 0), format(1, 1), format(0, 1)];
  const twoDecimals = format(2, 2);
  const lessThanOneTenth = `< ${oneDecimal(0.1)}`;

  /** Seconds in the two largest units that say something; rounded to the smaller one. */
  function durationParts(seconds: number | null): Quantity {
    if (seconds === null) return [];
    if (seconds > 0 && seconds < 0.5) return [{ number: "< 1", unit: table.units.second }];
    const parts = partsOf(roundToUnit(Math.abs(seconds)), table.units);
    const said = parts.map(({ amount, unit }) => ({ number: whole(amount), unit }));
    return seconds < 0 ? withMinus(said) : said;
  }

  /** Deployments per day, as per day, week or month (30 days), the largest that reaches one: "3.2 /week". */
  function frequencyParts(deployments: number | null): Quantity {
    if (deployments === null) return [];
    if (deployments === 0) return [{ number: "0", unit: perDay }];
    if (deployments >= 100) return [{ number: whole(deployments), unit: perDay }];
    if (deployments >= 1) return [{ number: oneDecimal(deployments), unit: perDay }];
    if (deployments * 7 >= 1) return [{ number: oneDecimal(deployments * 7), unit: perWeek }];
    const monthly = deployments * MONTH_DAYS;
    return [{ number: monthly < 0.05 ? lessThanOneTenth : oneDecimal(monthly), unit: perMonth }];
  }

  /** A rate of 0 to 1 in percent with one decimal; never rounded to a false 0 or 100. */
  function rateParts(rate: number | null): Quantity {
    if (rate === null) return [];
    const percent = rate * 100;
    if (percent > 0 && percent < 0.05) return [{ number: lessThanOneTenth, unit: "%" }];
    if (percent < 100 && percent >= 99.95) return [{ number: `> ${oneDecimal(99.9)}`, unit: "%" }];
    return [{ number: oneDecimal(percent), unit: "%" }];
  }

  /** A rate for prose and coverage, without decimals: "91 %"; never rounded to a false 0 or 100. */
  function share(rate: number | null): string {
    if (rate === null) return UNKNOWN;
    const percent = rate * 100;
    if (percent > 0 && percent < 1) return "< 1 %";
    if (percent > 99 && percent < 100) return "> 99 %";
    return `${whole(percent)} %`;
  }

  /** Both ends of an interval of rates: "4.0 to 15.0 %"; "—" when either is not known. */
  function interval(low: number | null, high: number | null): string {
    if (low === null || high === null) return UNKNOWN;
    return `${oneDecimal(low * 100)} ${to} ${oneDecimal(high * 100)} %`;
  }

  return {
    durationParts,
    frequencyParts,
    rateParts,
    share,
    interval,
    /** "1 d 4 h", "1 h 21 m", "42 s". */
    duration: (seconds: number | null) => textOf(durationParts(seconds)),
    /** "9.0 %". */
    rate: (rate: number | null) => textOf(rateParts(rate)),
    /** A whole number with thousands: "1,234". */
    count: (count: number | null) => (count === null ? UNKNOWN : whole(count)),
    /** A number of shared deployments, or a factor: one decimal, "80.5". */
    oneDecimal,
    /** A number of shared deployments: at most one decimal, "80.5", "80". */
    weight: (weight: number | null) => (weight === null ? UNKNOWN : upToOneDecimal(weight)),
    /** A figure of merit of 0 to 1 with two decimals, cut so that none is shown in a band above its own: "0.69"; "—". */
    merit: (fom: number | null) => (fom === null ? UNKNOWN : twoDecimals(Math.floor(fom * 100 + 1e-6) / 100)),
    /** An amount of dollars: "US$ 37.70". */
    dollars: (amount: number) => `US$ ${twoDecimals(amount)}`,
    /** Days of a window: "21.4", "30"; never rounded up to a false whole. */
    days: (days: number) => upToOneDecimal(Math.floor(days * 10 + 1e-6) / 10),
  };
}

/** So that 59 min 59.8 s becomes "1 h" and never "60 m". */
function roundToUnit(seconds: number): number {
  const step = durationStep(seconds);
  return Math.round(seconds / step) * step;
}

function partsOf(seconds: number, units: LocaleTable["units"]): { amount: number; unit: string }[] {
  const sizes: [number, string][] = [
    [DAY, units.day],
    [HOUR, units.hour],
    [MINUTE, units.minute],
    [1, units.second],
  ];
  const first = sizes.findIndex(([size]) => seconds >= size);
  if (first === -1) return [{ amount: 0, unit: units.second }];
  let rest = seconds;
  const parts = sizes.slice(first, first + 2).map(([size, unit]) => {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return { amount, unit };
  });
  return parts.filter(({ amount }) => amount > 0);
}

function withMinus(parts: Quantity): Quantity {
  return parts.map((part, index) => (index === 0 ? { ...part, number: `−${part.number}` } : part));
}
