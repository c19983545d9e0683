import type { SeriesPoint } from "../report/report.ts";
import type { Metric } from "./metric.ts";
import type { Denominator } from "./metric-definition.ts";

/** What one bucket says of a figure: `part` events of `whole` chances, or a median over `whole` events. */
type Weighed = { at: string; part: number; whole: number };
type Side = { part: number; whole: number; buckets: number; squares: number };

/** Twice the log-likelihood ratio from which on a split is clear, although the clearest of many was taken. */
const CLEAR = 10;
/** Under this many buckets with something in them, or this many chances, a side says nothing. */
const LEAST_BUCKETS = 3;
const LEAST_WHOLE = 10;

type Weigh = (point: SeriesPoint, denominator: Denominator) => { part: number | null; whole: number | null };

/** How each figure reads a bucket; what divides two sides is told by `gain`. */
const WEIGHED: Record<Metric, { weigh: Weigh; gain: (sides: Sides) => number; least: number }> = {
  deployment_frequency: {
    weigh: ({ deployments, covered }) => ({ part: deployments, whole: covered }),
    gain: ofCounts,
    least: LEAST_BUCKETS,
  },
  lead_time: {
    weigh: ({ leadTimeP50, leadTimeN }) => ({ part: logOf(leadTimeP50), whole: leadTimeN }),
    gain: ofMeans,
    least: LEAST_WHOLE,
  },
  change_failure_rate: {
    weigh: ({ failed, evaluated, deployments }, denominator) => ({
      part: failed,
      whole: denominator === "all" ? deployments : evaluated,
    }),
    gain: ofShares,
    least: LEAST_WHOLE,
  },
  recovery_time: {
    weigh: ({ recoveryP50, recoveryN }) => ({ part: logOf(recoveryP50), whole: recoveryN }),
    gain: ofMeans,
    least: LEAST_WHOLE,
  },
  rework_rate: {
    weigh: ({ rework, deployments }) => ({ part: rework, whole: deployments }),
    gain: ofShares,
    least: LEAST_WHOLE,
  },
};

type Sides = { before: Side; after: Side; all: Side };
type Asked = { denominator: Denominator /** Whether it went up. */; up: boolean };

/**
 * The first day of the bucket from which on a figure is most clearly another, in the direction of its change; null
 * where no day stands out. To be asked only of a change that is more than chance: the clearest of many splits of noise
 * would look like one.
 */
export function splitDay(
  metric: Metric,
  series: readonly SeriesPoint[],
  { denominator, up }: Asked,
): string | null {
  const { weigh, gain, least } = WEIGHED[metric];
  const buckets = series.flatMap((point): Weighed[] => {
    const { part, whole } = weigh(point, denominator);
    return part === null || whole === null || whole <= 0 ? [] : [{ at: point.at, part, whole }];
  });
  const median = gain === ofMeans;
  const enough = (side: Side) => side.buckets >= LEAST_BUCKETS && side.whole >= least;
  let clearest = { at: null as string | null, gain: CLEAR };
  for (const [index, { at }] of buckets.entries()) {
    const sides = sidesOf(buckets, index, median);
    if (!enough(sides.before) || !enough(sides.after) || meanOf(sides.after) > meanOf(sides.before) !== up)
      continue;
    const told = gain(sides);
    if (told > clearest.gain) clearest = { at, gain: told };
  }
  return clearest.at;
}

const logOf = (seconds: number | null) => (seconds === null ? null : Math.log(Math.max(1, seconds)));
const meanOf = ({ part, whole }: Side) => part / whole;

function sidesOf(buckets: Weighed[], index: number, median: boolean): Sides {
  const sum = (some: Weighed[]): Side => ({
    whole: some.reduce((total, { whole }) => total + whole, 0),
    part: some.reduce((total, { part, whole }) => total + (median ? part * whole : part), 0),
    squares: some.reduce((total, { part, whole }) => total + whole * part ** 2, 0),
    buckets: some.length,
  });
  return { before: sum(buckets.slice(0, index)), after: sum(buckets.slice(index)), all: sum(buckets) };
}

const xLogX = (x: number, of: number) => (x <= 0 ? 0 : x * Math.log(x / of));

/** Events over time, of Poisson's distribution. */
function ofCounts({ before, after, all }: Sides): number {
  const of = ({ part, whole }: Side) => xLogX(part, whole);
  return 2 * (of(before) + of(after) - of(all));
}

/** Shares of a whole, of the binomial distribution. */
function ofShares({ before, after, all }: Sides): number {
  const of = ({ part, whole }: Side) => xLogX(part, whole) + xLogX(whole - part, whole);
  return 2 * (of(before) + of(after) - of(all));
}

/** Medians of buckets by their logarithms, each as heavy as its events. */
function ofMeans({ before, after, all }: Sides): number {
  const spread = ({ part, whole, squares }: Side) => Math.max(squares - part ** 2 / whole, 0);
  const [split, one] = [spread(before) + spread(after), spread(all)];
  return one <= 1e-9 ? 0 : all.buckets * Math.log(one / Math.max(split, one * 1e-6));
}
