import { NO_VALUES, type SeriesPoint, type SeriesValues } from "#lib/domain/report/report.ts";
import { type Buckets, bucketsOf, firstMomentOf, nextBucket, wallClock } from "./oracle-days.ts";
import { computeFailureRate, computeRework, recoveriesOf } from "./oracle-figures.ts";
import { median } from "./oracle-math.ts";
import {
  firstDeployment,
  firstIncident,
  type Scope,
  selectDeployments,
  selectIncidents,
  selectListings,
} from "./oracle-population.ts";
import { computeCoverage } from "./oracle-window.ts";

const DAY = 86_400_000;

/** In buckets as long as those of another window, where one is given. */
export function computeSeries(scope: Scope, whose = scope): SeriesPoint[] {
  return partsOf(scope, whose).map(({ at, part }) => ({ at, ...computePoint(scope, part) }));
}

/** The buckets of a window, each as a window of its own, with how much of it was read. */
export function partsOf(scope: Scope, whose = scope): { at: string; part: Scope; covered: number }[] {
  const { from, to } = scope;
  const by = bucketsBy(whose);
  return bucketsOf(from, to, by).map((at) => {
    const start = Math.max(from, firstMomentOf(at, by.timeZone));
    const end = Math.min(to, firstMomentOf(nextBucket(at, by), by.timeZone));
    const part = { ...scope, from: start, to: end };
    return { at, part, covered: computeCoverage(part).coveredDays / ((end - start) / DAY) };
  });
}

/** Days up to 92 of them, by whichever clock says so: a quarter with a change of the clocks stays in days. */
function bucketsBy({ from, to, filter, input: { organization } }: Scope): Buckets {
  const { timeZone, weekStart } = organization;
  if (filter.bucket !== undefined) return { timeZone, weekStart, bucket: filter.bucket };
  const shown = wallClock(to, timeZone) - wallClock(from, timeZone);
  return { timeZone, weekStart, bucket: Math.min(to - from, shown) <= 92 * DAY ? "day" : "week" };
}

/** What a part of the window counts; nothing is known of one that was not read, or before anything was sent. */
function computePoint(whole: Scope, part: Scope): Omit<SeriesPoint, "at"> {
  const covered = computeCoverage(part).coveredDays / ((part.to - part.from) / DAY);
  if (covered === 0 || liesBefore(part, firstDeployment(part))) return { covered, ...NO_VALUES };
  return { covered, ...countPart(part), incidents: countIncidents(whole, part) };
}

export const liesBefore = ({ to }: Scope, first: number | null) => first === null || to <= first;

function countPart(part: Scope): Omit<SeriesValues, "incidents"> {
  const deployments = selectDeployments(part);
  const leads = selectListings(part, part.changes.counted).map(({ lead }) => lead);
  const { failed, evaluated, pending, low, high } = computeFailureRate(deployments, part.input.organization);
  return {
    deployments: deployments.length,
    failed,
    evaluated,
    pending,
    rework: computeRework(deployments).rework,
    leadTimeP50: median(leads),
    leadTimeN: leads.length,
    recoveryP50: median(recoveriesOf(deployments)),
    recoveryN: recoveriesOf(deployments).length,
    low,
    high,
  };
}

/** Not known either before the first incident was registered, or where no incident of the window names a repository. */
function countIncidents(whole: Scope, part: Scope): number | null {
  if (!selectIncidents(whole).isKnown || liesBefore(part, firstIncident(part))) return null;
  return selectIncidents(part).incidents.length;
}
