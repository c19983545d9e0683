import fc from "fast-check";
import type { Origin } from "#lib/domain/report/report.ts";
import { type CommitEvent, type Correction, type DeploymentEvent, newCommit } from "./events.ts";
import { ENVS, orNull, REPOSITORIES, SERVICES, seconds, TAGS, TEAMS } from "./name-arbitraries.ts";
import { at, type Span, timesOf } from "./window-arbitraries.ts";

const DAY = 86_400_000;

/** Of what deployments are made: connections that there are, shas that they may list. */
export type Stock = { span: Span; connections: string[]; shas: string[] };

const origins: fc.Arbitrary<{ origin: Origin; tool: string | null }> = fc.constantFrom(
  { origin: "human", tool: null },
  { origin: "human", tool: null },
  { origin: "ai_assisted", tool: "Claude" },
  { origin: "ai_assisted", tool: "Copilot" },
  { origin: "ai_assisted", tool: null },
  { origin: "bot", tool: null },
  { origin: "bot", tool: null },
  { origin: "unknown", tool: null },
);

const commitsAround = (time: number, shas: string[]): fc.Arbitrary<CommitEvent> =>
  fc
    .record({
      sha: fc.constantFrom(...shas),
      before: fc.option(fc.integer({ min: -DAY, max: 40 * DAY })),
      leadSeconds: fc.option(fc.oneof(seconds, fc.constantFrom(-1, -3600, 0)), { freq: 2 }),
      review: fc.option(seconds),
      deploy: fc.option(seconds, { freq: 1 }),
      by: origins,
    })
    .map(({ sha, before, leadSeconds, review, deploy, by }) =>
      newCommit({
        sha,
        committedAt: before === null ? null : at(time - before),
        leadSeconds,
        stages: { review_time: review, deploy_time: deploy, merge_time: review },
        ...by,
      }),
    );

/** `repairedBy` is a number here: which of the deployments that may have repaired it. */
const corrections: fc.Arbitrary<Correction | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.record({
      verdict: fc.constant("failed" as const),
      repairedBy: fc.option(fc.nat(9).map(String), { freq: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verdict: fc.constantFrom("fine" as const, "left_out" as const),
      repairedBy: fc.constant(null),
    }),
  },
);

const averages: fc.Arbitrary<DeploymentEvent["averages"]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      time_to_pr_ready: fc.option(seconds),
      merge_time: fc.option(seconds),
      deploy_time: fc.option(seconds),
    }),
  },
);

export const deploymentsFrom = ({ span, connections, shas }: Stock): fc.Arbitrary<DeploymentEvent> =>
  timesOf(span).chain((time) =>
    fc.record({
      connectionId: fc.constantFrom(...connections),
      externalId: fc.integer({ min: 0, max: 40 }).map((n) => `d${n}`),
      service: orNull(SERVICES),
      env: orNull([...ENVS, "production", "production"]),
      team: orNull(TEAMS),
      repository: fc.option(fc.constantFrom(...REPOSITORIES), { freq: 2 }),
      commitSha: orNull(shas.slice(0, 3)),
      tags: fc.subarray(TAGS, { maxLength: 3 }),
      startedAt: fc.constant(at(time)),
      finishedAt: fc.option(fc.integer({ min: 0, max: 3_600_000 }).map((ms) => at(time + ms))),
      changeFailure: fc.constantFrom(true, true, false, false, null),
      recoverySeconds: fc.option(seconds),
      remediationId: fc.option(
        fc.integer({ min: 0, max: 60 }).map((n) => `d${n}`),
        { freq: 2 },
      ),
      remediationType: orNull(["rollback", "rollforward", "other"]),
      deploymentType: orNull(["standard", "standard", "standard", "rollback", "rollforward", "other"]),
      averages,
      correction: corrections,
      deleted: fc.constantFrom(false, false, false, false, false, true),
      commits: fc.uniqueArray(commitsAround(time, shas), {
        maxLength: shas.length > 12 ? 20 : 5,
        selector: (commit) => commit.sha,
      }),
    }),
  );
