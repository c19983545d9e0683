import { hashText, Random } from "../random.ts";
import { HOUR } from "../world-calendar.ts";
import type { Attempt, Run } from "./facts.ts";

/** What is different in a repository's workflows. */
export interface Ci {
  repository: string;
  defaultBranch: string;
  /** Multiplies the chance to fail. */
  fragility: number;
  /** Of the usual check. */
  medianSeconds: number;
  /** Checks of the default branch fail from then on. */
  redFrom: number;
  /** GitHub forgets runs, and so does this: none is kept from before. */
  keptFrom: number;
  /** Multiplies the chance to fail at that time. */
  trouble: (at: number) => number;
}

interface Asked {
  workflow: string;
  event: string;
  branch: string;
  sha: string;
  at: number;
}

const SHARES: Record<string, number> = { checks: 1, lint: 0.15, build: 0.8, nightly: 4.5 };
const FAILURE_OF_A_PUSH = 0.13;
const FAILURE_OF_A_MERGE = 0.03;

/** The runs of a push to a request: those of all but the last may fail, and the last gets green, at the second try if need be. */
export function pushRuns(
  ci: Ci,
  pushed: { branch: string; sha: string; at: number; isLast: boolean },
): Run[] {
  const { isLast, ...push } = pushed;
  if (push.at < ci.keptFrom) return [];
  return ["checks", "lint"].map((workflow) => {
    const asked = { ...push, workflow, event: "pull_request" };
    const random = randomOf(ci, asked);
    const hasFailed = random.chance(
      FAILURE_OF_A_PUSH * chanceFactor(ci, asked) * (workflow === "lint" ? 0.4 : 1),
    );
    const isCancelled = !isLast && random.chance(0.1);
    const first = isCancelled ? "cancelled" : hasFailed ? failure(random) : "success";
    const attempts = [attemptOf(ci, { random, workflow, at: push.at, conclusion: first })];
    if (isLast && hasFailed) attempts.push(again(ci, random, asked, attempts[0]));
    return runOf(ci, asked, attempts);
  });
}

/** The runs of what came to the default branch. */
export function mergeRuns(ci: Ci, merged: { sha: string; at: number }): Run[] {
  if (merged.at < ci.keptFrom) return [];
  return ["checks", "build"].map((workflow) => mainRun(ci, { ...merged, workflow, event: "push" }));
}

export function nightlyRun(ci: Ci, night: { sha: string; at: number }): Run {
  return mainRun(ci, { ...night, workflow: "nightly", event: "schedule" });
}

function mainRun(ci: Ci, of: Omit<Asked, "branch">): Run {
  const asked = { ...of, branch: ci.defaultBranch };
  const random = randomOf(ci, asked);
  const isRed = asked.at >= ci.redFrom && asked.workflow === "checks";
  const hasFailed = random.chance(FAILURE_OF_A_MERGE * chanceFactor(ci, asked));
  const isCancelled = random.chance(0.025);
  const conclusion = isRed || hasFailed ? failure(random) : isCancelled ? "cancelled" : "success";
  return runOf(ci, asked, [attemptOf(ci, { random, workflow: of.workflow, at: of.at, conclusion })]);
}

/** The run that brought a build out. */
export function deployRun(
  ci: Ci,
  out: { sha: string; env: string; startedAt: number; finishedAt: number },
): Run {
  const asked = { workflow: "deploy", event: "workflow_dispatch", branch: ci.defaultBranch, sha: out.sha };
  const random = randomOf(ci, { ...asked, at: out.finishedAt });
  const at = Math.floor(Math.min(out.startedAt, out.finishedAt - random.int(90, 230)));
  const attempt = { startedAt: at + 3, endedAt: Math.floor(out.finishedAt), conclusion: "success" };
  return runOf(ci, { ...asked, at, workflow: `deploy ${out.env}` }, [attempt]);
}

function runOf({ repository }: Ci, { at, ...asked }: Asked, attempts: Attempt[]): Run {
  // GitHub's numbers grow with time, and pass 32 bits.
  const part = hashText(`${repository} ${asked.workflow} ${asked.sha} ${at}`) % 100_000;
  return { ...asked, id: Math.floor(at) * 100_000 + part, createdAt: at, attempts };
}

function randomOf({ repository }: Ci, { workflow, sha, at }: Asked): Random {
  return new Random(`${repository} ${workflow} ${sha} ${at}`);
}

function chanceFactor(ci: Ci, { at }: Asked): number {
  return ci.fragility * ci.trouble(at);
}

function failure(random: Random): string {
  return random.chance(0.08) ? "timed_out" : "failure";
}

function attemptOf(
  ci: Ci,
  of: { random: Random; workflow: string; at: number; conclusion: string },
): Attempt {
  const { random, workflow, at, conclusion } = of;
  const usual = ci.medianSeconds * (SHARES[workflow] ?? 1);
  const seconds = conclusion === "timed_out" ? HOUR : random.logNormal(usual, 0.28);
  const startedAt = at + random.int(2, 20);
  const part = conclusion === "success" || conclusion === "timed_out" ? 1 : random.between(0.2, 0.9);
  return { startedAt, endedAt: startedAt + Math.max(8, Math.round(seconds * part)), conclusion };
}

function again(ci: Ci, random: Random, { workflow }: Asked, first: Attempt | undefined): Attempt {
  const at = (first?.endedAt ?? 0) + random.int(120, 1500);
  return attemptOf(ci, { random, workflow, at, conclusion: "success" });
}
