type Holds = (at: number) => boolean;

const NEVER: Holds = () => false;

/**
 * The filter `created` as GitHub's search reads it: `>=a`, `>a`, `<=a`, `<a`, `a..b` with `*` for open ends, and a plain
 * moment, which is equality and matches next to nothing. What it cannot read matches nothing.
 */
export function createdFilter(text: string | null): Holds {
  if (text === null) return () => true;
  const range = /^(.+)\.\.(.+)$/.exec(text);
  if (range) return between(range[1] ?? "", range[2] ?? "");
  const compared = /^(>=|<=|>|<)?(.+)$/.exec(text);
  const span = spanOf(compared?.[2] ?? "");
  if (!span) return NEVER;
  switch (compared?.[1]) {
    case ">=":
      return (at) => at >= span.from;
    case ">":
      return (at) => at > span.to;
    case "<=":
      return (at) => at <= span.to;
    case "<":
      return (at) => at < span.from;
    default:
      return (at) => at >= span.from && at <= span.to;
  }
}

function between(low: string, high: string): Holds {
  const from = low === "*" ? Number.NEGATIVE_INFINITY : spanOf(low)?.from;
  const to = high === "*" ? Number.POSITIVE_INFINITY : spanOf(high)?.to;
  return from === undefined || to === undefined ? NEVER : (at) => at >= from && at <= to;
}

/** First and last second of a day or of a moment; a plus sign that was not encoded arrives as a space and is no zone. */
function spanOf(text: string): { from: number; to: number } | null {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text);
  const at =
    isDay || isMoment
      ? Date.parse(isMoment && !/(Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text)
      : Number.NaN;
  if (Number.isNaN(at)) return null;
  const from = Math.floor(at / 1000);
  return { from, to: isDay ? from + 86_399 : from };
}
