import {
  type Change,
  COMPARED,
  type Compared,
  type Figures,
  type Interval,
  type NotComparable,
  type Previous,
  type ReportWindow,
  STAGES,
  type Stage,
} from "#lib/domain/report/report.ts";
import { type Candidate, judgeTogether } from "./oracle-among.ts";
import { wilson, Z } from "./oracle-math.ts";

/** What of a window is compared. */
export type Side = { window: ReportWindow; figures: Figures };
type Told = Interval & { value: number | null };
type Reason = NonNullable<Change["reason"]>;
type Share = { part: number; whole: number };

/** How each figure changed, and whether that may be chance. */
export function computeChange(now: Side, before: Omit<Previous, "change">): Previous["change"] {
  const changes = COMPARED.map((figure) => [figure, computeOne(figure, now, before)]);
  const stages = judgeTogether(STAGES.map((stage) => stageCandidate(stage, now, before)));
  return {
    ...Object.fromEntries(changes),
    stages: Object.fromEntries(STAGES.map((stage, at) => [stage, stages[at]])),
  };
}

function stageCandidate(stage: Stage, now: Side, before: Omit<Previous, "change">): Candidate {
  const [a, b] = [now.figures.lead_time_stages[stage], before.figures.lead_time_stages[stage]];
  return { change: computeStage(stage, now, before), none: 0, at: (z) => differenceOfMedians(a, b, z) };
}

/** A figure of a row, to be judged among those of the other rows. */
export function candidateOf(figure: Compared, change: Change, [now, before]: [Side, Side]): Candidate {
  const none = figure === "deployment_frequency" ? 1 : 0;
  return { change, none, at: (z) => difference(figure, { now, before }, z) };
}

/** A stage is compared like lead time, where both windows tell it of the same. */
function computeStage(stage: Stage, now: Side, before: Omit<Previous, "change">): Change {
  const none = { value: null, low: null, high: null, verdict: "not_compared" as const };
  if (before.reason !== null) return { ...none, reason: before.reason };
  const [a, b] = [now.figures.lead_time_stages[stage], before.figures.lead_time_stages[stage]];
  if (a.p50 === null || b.p50 === null || a.of !== b.of) return { ...none, reason: "not_known" };
  if (a.n < 20 || b.n < 20) return { ...none, reason: "few_events" };
  const told = differenceOfMedians(a, b);
  return { ...told, verdict: verdictOf("lead_time", told, Math.max(a.p50, b.p50)), reason: null };
}

function computeOne(figure: Compared, now: Side, before: Omit<Previous, "change">): Change {
  const reason = reasonAgainst(figure, now, before);
  if (reason !== null) return { value: null, low: null, high: null, verdict: "not_compared", reason };
  const told = difference(figure, { now, before });
  return { ...told, verdict: verdictOf(figure, told, sizeOf(figure, now, before)), reason: null };
}

function reasonAgainst(figure: Compared, now: Side, before: Omit<Previous, "change">): Reason | null {
  if (before.reason !== null) return before.reason;
  if (figure === "time_to_restore" && !wasRegistered(now, before)) return "nothing_sent_before";
  if (figureIn(figure, now) === null || figureIn(figure, before) === null) return "not_known";
  if (isMedian(figure) && (now.figures[figure].n < 20 || before.figures[figure].n < 20)) return "few_events";
  return null;
}

/** How the failure rates of shares changed, each judged among the others. */
export function computeShareChanges(shares: [Share, Share][], reason: NotComparable | null): Change[] {
  return judgeTogether(
    shares.map(([now, before]) => ({
      ...{ change: computeShareChange(now, before, reason), none: 0 },
      at: (z) => differenceOfRates(now, before, z),
    })),
  );
}

function computeShareChange(now: Share, before: Share, reason: NotComparable | null): Change {
  const none = { value: null, low: null, high: null, verdict: "not_compared" as const };
  if (reason !== null) return { ...none, reason };
  if (now.whole === 0 || before.whole === 0) return { ...none, reason: "not_known" };
  const told = differenceOfRates(now, before);
  const size = Math.max(now.part / now.whole, before.part / before.whole);
  return { ...told, verdict: verdictOf("change_failure_rate", told, size), reason: null };
}

/** Whether incidents were registered by the beginning of the window before. */
function wasRegistered(now: Side, before: Side): boolean {
  const { firstAt } = now.figures.time_to_restore;
  return firstAt !== null && Date.parse(firstAt) <= Date.parse(before.window.from);
}

type Median = "lead_time" | "recovery_time" | "time_to_restore";
const isMedian = (figure: Compared): figure is Median =>
  figure === "lead_time" || figure === "recovery_time" || figure === "time_to_restore";

function figureIn(figure: Compared, { figures }: Side): number | null {
  return isMedian(figure) ? figures[figure].p50 : figures[figure].value;
}

function difference(figure: Compared, { now, before }: { now: Side; before: Side }, z = Z): Told {
  if (figure === "deployment_frequency") return ratioOfFrequencies(now, before, z);
  if (isMedian(figure)) return differenceOfMedians(now.figures[figure], before.figures[figure], z);
  return differenceOfRates(shareIn(figure, now), shareIn(figure, before), z);
}

function shareIn(figure: Exclude<Compared, Median | "deployment_frequency">, { figures }: Side): Share {
  if (figure === "rework_rate") {
    return { part: figures.rework_rate.rework, whole: figures.rework_rate.deployments };
  }
  if (figure === "rollback_rate") {
    return { part: figures.rollback_rate.rollbacks, whole: figures.rollback_rate.failed };
  }
  const { failed, evaluated, pending, formula } = figures.change_failure_rate;
  return { part: failed, whole: formula === "all" ? evaluated + pending : evaluated };
}

/** Newcombe's interval: the distances of each rate from the ends of its Wilson interval, squared and added. */
export function differenceOfRates(a: Share, b: Share, z = Z): Told {
  if (a.whole === 0 || b.whole === 0) return { value: null, low: null, high: null };
  return squareAndAdd(
    { p50: a.part / a.whole, ...wilson(a.part, a.whole, z) },
    { p50: b.part / b.whole, ...wilson(b.part, b.whole, z) },
  );
}

type Middle = Interval & { p50: number | null };

/** At another z both ends of what lies between are as much nearer or farther. */
function differenceOfMedians(a: Middle, b: Middle, z = Z): Told {
  const { value, low, high } = squareAndAdd(a, b);
  if (value === null || low === null || high === null) return { value, low, high };
  return { value, low: value + ((low - value) * z) / Z, high: value + ((high - value) * z) / Z };
}

function squareAndAdd(a: Middle, b: Middle): Told {
  if (a.p50 === null || a.low === null || a.high === null) return { value: null, low: null, high: null };
  if (b.p50 === null || b.low === null || b.high === null) return { value: null, low: null, high: null };
  const value = a.p50 - b.p50;
  return {
    value,
    low: value - Math.sqrt((a.p50 - a.low) ** 2 + (b.high - b.p50) ** 2),
    high: value + Math.sqrt((a.high - a.p50) ** 2 + (b.p50 - b.low) ** 2),
  };
}

/**
 * Of both windows' deployments together, those of the later one are a share; the ends of its Wilson interval are turned into ratios of what happened a covered day. Without an end, null.
 */
function ratioOfFrequencies(now: Side, before: Side, z = Z): Told {
  const counts = [now, before].map(({ figures }) => figures.deployment_frequency.deployments);
  const [later = 0, earlier = 0] = counts;
  const interval = wilson(later, later + earlier, z);
  const toRatio = (share: number | null) =>
    share === null || share >= 1
      ? null
      : (share / now.window.coveredDays / (1 - share)) * before.window.coveredDays;
  return {
    value: earlier === 0 ? null : toRatio(later / (later + earlier)),
    low: toRatio(interval.low ?? 0),
    high: toRatio(interval.high ?? 1),
  };
}

/** How large the values are that are compared, which decides what a screen rounds their difference to. */
function sizeOf(figure: Compared, now: Side, before: Side): number {
  return Math.max(figureIn(figure, now) ?? 0, figureIn(figure, before) ?? 0);
}

/** A change that is less than what is shown is none. */
function shown(figure: Compared, size: number): number {
  if (figure === "deployment_frequency") return 0.01;
  if (!isMedian(figure)) return 0.001;
  if (Math.round(size) < 3600) return 1;
  return Math.round(size / 60) * 60 < 86_400 ? 60 : 3600;
}

function verdictOf(figure: Compared, { value, low, high }: Told, size: number): Change["verdict"] {
  const none = figure === "deployment_frequency" ? 1 : 0;
  const isMore = low !== null && low > none;
  const isLess = high !== null && high < none;
  if (!isMore && !isLess) return "chance";
  if (value !== null && Math.abs(value - none) < shown(figure, size)) return "chance";
  return isMore === (figure === "deployment_frequency") ? "better" : "worse";
}
