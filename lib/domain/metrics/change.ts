import {
  type ByOrigin,
  type Compared,
  type Figures,
  type Interval,
  type OriginRow,
  type Previous,
  type Report,
  STAGES,
} from "../report/report.ts";
import { type Counted, differenceOf, ratioOf, widened, wilson, Z } from "./interval.ts";
import { judge, judgeAmong, type Outcome, type Reason } from "./judging.ts";
import { PER_DAY, RATE, SECONDS } from "./metric-unit.ts";

/** Two windows: what is compared with what. */
type Sides = { now: Side; before: Side };
type Side = Pick<Report, "window" | "figures">;
type Comparison = (sides: Sides) => Outcome | "not_known" | "few_events";

/** Under this many events on either side the change of a median is told by nobody. */
const LEAST_EVENTS = 20;

const COMPARISONS: Record<Compared, Comparison> = {
  deployment_frequency: ofFrequency,
  lead_time: ofMedian("lead_time"),
  change_failure_rate: ofRate(({ change_failure_rate: { failed, evaluated, formula }, ...others }) => ({
    part: failed,
    whole: formula === "all" ? others.deployment_frequency.deployments : evaluated,
  })),
  recovery_time: ofMedian("recovery_time"),
  time_to_restore: ofMedian("time_to_restore"),
  rework_rate: ofRate(({ rework_rate: { rework, deployments } }) => ({ part: rework, whole: deployments })),
  rollback_rate: ofRate(({ rollback_rate: { rollbacks, failed } }) => ({ part: rollbacks, whole: failed })),
};

/** How each figure changed from one window to the next, and whether that is more than chance. */
export function changeOf(now: Side, before: Omit<Previous, "change">): Previous["change"] {
  const told = Object.entries(COMPARISONS).map(([figure, compare]) => {
    const hindrance = hindranceOf(figure as Compared, now, before);
    return [figure, judge(figure as Compared, hindrance ?? compare({ now, before }))];
  });
  return { ...Object.fromEntries(told), stages: changeOfStages(now, before) };
}

/** Of stages that are told of changes in one window and of deployments in the other nothing can be said. */
function changeOfStages(now: Side, before: Omit<Previous, "change">): Previous["change"]["stages"] {
  const outcomes = STAGES.map((stage) => {
    const [a, b] = [now, before].map(({ figures }) => figures.lead_time_stages[stage]);
    const outcome = a && b && a.of === b.of ? compareMedians(a, b) : "not_known";
    return hindranceOf("lead_time", now, before) ?? outcome;
  });
  const changes = judgeAmong("lead_time", outcomes);
  return Object.fromEntries(STAGES.map((stage, at) => [stage, changes[at]])) as Previous["change"]["stages"];
}

/** How much more often AI-assisted work failed than that of people; nulls without either. */
export function originDifference(origins: readonly OriginRow[]): ByOrigin["difference"] {
  const [ai, human] = (["ai_assisted", "human"] as const).map((wanted) => {
    const row = origins.find(({ origin }) => origin === wanted);
    return row === undefined ? null : wilson(row.failedWeight, row.weight);
  });
  return ai && human ? differenceOf(ai, human) : { value: null, low: null, high: null };
}

/** Why nothing may be told against the window before; incidents may have come later than deployments. */
function hindranceOf(figure: Compared, now: Side, before: Omit<Previous, "change">): Reason | null {
  if (!before.comparable) return before.reason ?? "not_covered";
  if (figure !== "time_to_restore") return null;
  const { firstAt } = now.figures.time_to_restore;
  const sent = firstAt !== null && Date.parse(firstAt) <= Date.parse(before.window.from);
  return sent ? null : "nothing_sent_before";
}

function ofRate(count: (figures: Figures) => { part: number; whole: number }): Comparison {
  return ({ now, before }) => {
    return compareRates(count(now.figures), count(before.figures));
  };
}

/** A part of a whole; both may be sums of shares. */
export type Share = { part: number; whole: number };

export function compareRates(now: Share, before: Share): Outcome | "not_known" {
  const within = (z: number) => {
    const [a, b] = [now, before].map(({ part, whole }) => wilson(part, whole, z));
    return a && b ? differenceOf(a, b) : null;
  };
  const change = within(Z);
  if (change === null) return "not_known";
  const size = Math.max(now.part / now.whole, before.part / before.whole);
  return { change, none: 0, rounding: RATE.rounding(size), within: (z) => within(z) ?? change };
}

type Median = "lead_time" | "recovery_time" | "time_to_restore";

function ofMedian(figure: Median): Comparison {
  return ({ now, before }) => {
    return compareMedians(now.figures[figure], before.figures[figure]);
  };
}

/** A median in seconds, of so many. */
export type Middle = Interval & { p50: number | null; n: number };

export function compareMedians(now: Middle, before: Middle): Outcome | "not_known" | "few_events" {
  const [a, b] = [medianIn(now), medianIn(before)];
  if (typeof a === "string" || typeof b === "string")
    return a === "not_known" || b === "not_known" ? "not_known" : "few_events";
  const within = (z: number) => differenceOf(widened(a, z), widened(b, z));
  return { change: within(Z), none: 0, rounding: SECONDS.rounding(Math.max(a.value, b.value)), within };
}

function medianIn({ p50: value, n, low, high }: Middle) {
  if (value === null) return "not_known";
  return n < LEAST_EVENTS || low === null || high === null ? "few_events" : { value, low, high };
}

function ofFrequency({ now, before }: Sides): Outcome | "not_known" {
  return compareCounts(countIn(now), countIn(before));
}

const countIn = ({ window, figures }: Side): Counted => ({
  count: figures.deployment_frequency.deployments,
  days: window.coveredDays,
});

export function compareCounts(now: Counted, before: Counted): Outcome | "not_known" {
  if (now.days === 0 || before.days === 0) return "not_known";
  const within = (z: number) => ratioOf(now, before, z);
  return { change: within(Z), none: 1, rounding: PER_DAY.rounding(1), within };
}
