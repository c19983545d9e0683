/** What `metrics.md` says of changes, from what each interval means and not from the formulas that give it. */

const Z = 1.959964;

type Interval = { low: number; high: number };
type Estimate = Interval & { value: number };

/** Between `inside`, where it holds, and `outside`, where it does not: where it ends to hold. */
function edge(inside: number, outside: number, holds: (at: number) => boolean): number {
  let [yes, no] = [inside, outside];
  for (let step = 0; step < 200; step += 1) {
    const middle = (yes + no) / 2;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** Every rate of which `part` of `whole` is not further away than Z standard errors of that rate. */
export function rateInterval(part: number, whole: number): Estimate {
  const value = part / whole;
  const near = (rate: number) => Math.abs(value - rate) <= Z * Math.sqrt((rate * (1 - rate)) / whole) + 1e-12;
  return { value, low: edge(value, -1e-9, near), high: edge(value, 1 + 1e-9, near) };
}

/** The values between which a median lies, by their rank. */
export function medianInterval(values: readonly number[]): Estimate {
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  const value = ((sorted[Math.floor(last / 2)] ?? 0) + (sorted[Math.ceil(last / 2)] ?? 0)) / 2;
  const rank = Math.floor((sorted.length - Z * Math.sqrt(sorted.length)) / 2);
  return { value, low: sorted[rank - 1] ?? Number.NaN, high: sorted[sorted.length - rank] ?? Number.NaN };
}

/** Both errors of a difference at once: their squares are added. */
export function squareAndAdd(now: Estimate, before: Estimate): Estimate {
  const value = now.value - before.value;
  const down = Math.sqrt((now.value - now.low) ** 2 + (before.high - before.value) ** 2);
  const up = Math.sqrt((now.high - now.value) ** 2 + (before.value - before.low) ** 2);
  return { value, low: value - down, high: value + up };
}

/** Every ratio of frequencies at which that many of all events would lie in the window now. */
export function ratioInterval(now: { count: number; days: number }, before: typeof now): Estimate {
  const value = now.count / now.days / (before.count / before.days);
  const all = now.count + before.count;
  const near = (ratio: number) => {
    const share = (ratio * now.days) / (ratio * now.days + before.days);
    return Math.abs(now.count / all - share) <= Z * Math.sqrt((share * (1 - share)) / all);
  };
  return { value, low: edge(value, 0, near), high: edge(value, value * 1e4, near) };
}
