import type { Change, Interval } from "#lib/domain/report/report.ts";

/** A change as it was judged alone, and its interval at any z. */
export type Candidate = { change: Change; none: 0 | 1; at: (z: number) => Interval };

/** Holm's rule as he wrote it: the smallest chances first, each against its part of 5 %, until one is too large. */
export function judgeTogether(candidates: Candidate[]): Change[] {
  // Where nothing was found alone, the chances change nothing.
  if (!candidates.some(({ change }) => isFinding(change))) return candidates.map(({ change }) => change);
  const ranked = candidates
    .filter(({ change }) => change.verdict !== "not_compared")
    .map((candidate) => ({ candidate, chance: chanceOf(candidate) }))
    .toSorted((a, b) => a.chance - b.chance);
  const end = ranked.findIndex(({ chance }, at) => chance > 0.05 / (ranked.length - at));
  const doubted = (end < 0 ? [] : ranked.slice(end)).map(({ candidate }) => candidate);
  return candidates.map((candidate) => {
    const { change } = candidate;
    if (!isFinding(change) || !doubted.includes(candidate)) return change;
    return { ...change, verdict: "chance", among: ranked.length };
  });
}

const isFinding = ({ verdict }: Change) => verdict === "better" || verdict === "worse";

/** How often chance alone gives as much: twice the tail beyond the widest interval that excludes none. */
function chanceOf({ none, at }: Candidate): number {
  const excludes = (z: number) => {
    const { low, high } = at(z);
    return (low !== null && low > none) || (high !== null && high < none);
  };
  // What came of nothing has no lower end either where nothing is allowed for.
  let [inside, outside] = [0.001, 30];
  if (!excludes(inside)) return 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (inside + outside) / 2;
    if (excludes(middle)) inside = middle;
    else outside = middle;
  }
  return 2 * tail(inside);
}

/** The part of a standard normal above z, in small steps. */
function tail(z: number): number {
  const step = 0.002;
  let sum = 0;
  for (let at = z + step / 2; at < z + 8; at += step) sum += Math.exp((-at * at) / 2) * step;
  return sum / Math.sqrt(2 * Math.PI);
}
