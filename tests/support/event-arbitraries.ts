import fc from "fast-check";
import type { Origin } from "#lib/domain/report/report.ts";
import { type CommitEvent, type DeploymentEvent, type IncidentEvent, newCommit } from "./events.ts";
import type { OracleConnection, OracleFilter, OracleInput, OracleOrganization } from "./oracle.ts";

/** A company, its events and a question about them. Connection ids are `0` and `1` until they are known. */
export type World = OracleInput & { filter: OracleFilter };

const DAY = 86_400_000;
/** Around changes of the clocks and of the year, in several zones. */
const MOMENTS = ["2024-03-10", "2024-03-31", "2024-10-27", "2024-11-03", "2024-12-31", "2024-04-06"];
const SPANS = [0, 1, 3_600_000, DAY, 7 * DAY, 30 * DAY, 92 * DAY, 92 * DAY + 3_600_000, 93 * DAY, 200 * DAY];
const ZONES = ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"];
const SERVICES = ["checkout", "Checkout", "search", "billing"];
const TEAMS = ["core", "Core", "web"];
const REPOSITORIES = ["github.com/acme/shop", "github.com/acme/api"];
const ENVS = ["production", "Production", "PROD", "live", "staging"];
/** An organisation tells its environments apart without case. */
const PRODUCTION_ENVS = ["Production", "PROD", "live", "staging"];
const SHAS = ["aa", "bb", "cc", "dd", "ee", "ff", "a1", "b2", "c3", "d4"];

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 6 });
const rarely = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
const someOf = (values: string[]) => fc.subarray(values, { minLength: 1 });
const at = (time: number) => new Date(time).toISOString();
const seconds = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);

type Span = { from: number; to: number };

const spans: fc.Arbitrary<Span> = fc
  .record({
    day: fc.constantFrom(...MOMENTS),
    offset: fc.oneof(fc.constant(0), fc.integer({ min: -2 * DAY, max: 2 * DAY })),
    span: fc.oneof(fc.constantFrom(...SPANS), fc.integer({ min: 1, max: 120 * DAY })),
    part: fc.constantFrom(0, 0.5, 1),
  })
  .map(({ day, offset, span, part }) => {
    const to = Date.parse(day) + offset + Math.round(span * part);
    return { from: to - span, to };
  });

/** Mostly inside the window and the one before it, often at their very edges. */
const timesOf = ({ from, to }: Span): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: from, max: Math.max(from, to - 1) }) },
    { weight: 3, arbitrary: fc.integer({ min: from - (to - from) - 1000, max: to + 1000 }) },
    { weight: 2, arbitrary: fc.constantFrom(from, to, from - 1, to - 1, from - (to - from)) },
  );

const origins: fc.Arbitrary<{ origin: Origin; tool: string | null }> = fc.constantFrom(
  { origin: "human", tool: null },
  { origin: "ai_assisted", tool: "Claude" },
  { origin: "ai_assisted", tool: "Copilot" },
  { origin: "ai_assisted", tool: null },
  { origin: "bot", tool: null },
  { origin: "unknown", tool: null },
);

const commitsAround = (time: number): fc.Arbitrary<CommitEvent> =>
  fc
    .record({
      sha: fc.constantFrom(...SHAS),
      before: fc.option(fc.integer({ min: -DAY, max: 40 * DAY })),
      leadSeconds: fc.option(fc.oneof(seconds, fc.constantFrom(-1, -3600, 0)), { freq: 2 }),
      review: fc.option(seconds),
      deploy: fc.option(seconds),
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

const deploymentsIn = (span: Span): fc.Arbitrary<DeploymentEvent> =>
  timesOf(span).chain((time) =>
    fc.record({
      connectionId: fc.constantFrom("0", "1"),
      externalId: fc.integer({ min: 0, max: 40 }).map((n) => `d${n}`),
      service: orNull(SERVICES),
      env: orNull([...ENVS, "production", "production"]),
      team: orNull(TEAMS),
      repository: orNull(REPOSITORIES),
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
      deleted: fc.constantFrom(false, false, false, false, false, true),
      commits: fc.uniqueArray(commitsAround(time), { maxLength: 5, selector: (commit) => commit.sha }),
    }),
  );

const incidentsIn = (span: Span): fc.Arbitrary<IncidentEvent> =>
  timesOf(span).chain((time) =>
    fc.record({
      connectionId: fc.constantFrom("0", "1"),
      externalId: fc.integer({ min: 0, max: 40 }).map((n) => `i${n}`),
      services: fc.subarray(SERVICES),
      envs: fc.oneof(fc.constant<string[]>([]), fc.subarray(ENVS)),
      teams: fc.subarray(TEAMS),
      startedAt: fc.constant(at(time)),
      finishedAt: fc.option(fc.integer({ min: 0, max: 9 * DAY }).map((ms) => at(time + ms))),
      restoreSeconds: fc.option(seconds),
      deleted: fc.constantFrom(false, false, false, true),
    }),
  );

const rangesIn = (span: Span): fc.Arbitrary<OracleConnection["covered"]> =>
  fc.array(
    fc
      .tuple(timesOf(span), timesOf(span))
      .filter(([a, b]) => a !== b)
      .map(([a, b]): [string, string] => [at(Math.min(a, b)), at(Math.max(a, b))]),
    { maxLength: 4 },
  );

const connectionsOf = (span: Span): fc.Arbitrary<OracleConnection[]> =>
  fc.tuple(
    ...["0", "1"].map((id) =>
      fc.record({
        id: fc.constant(id),
        status: fc.constantFrom<OracleConnection["status"][]>(
          "active",
          "active",
          "needs_attention",
          "disconnected",
        ),
        lastSyncedAt: fc.option(
          fc.constantFrom(1, 25, 27, 100).map((hours) => at(Date.now() - hours * 3_600_000)),
        ),
        covered: fc.oneof(
          rangesIn(span),
          fc.constant<OracleConnection["covered"]>([[at(span.from - DAY), at(span.to)]]),
        ),
      }),
    ),
  );

const organizations: fc.Arbitrary<OracleOrganization> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  productionEnvs: fc.oneof(
    fc.constant<string[]>(["production", "prod", "live", "prd"]),
    someOf(PRODUCTION_ENVS),
  ),
  cfrDenominator: fc.constantFrom<OracleOrganization["cfrDenominator"][]>("evaluated", "all"),
  bands: fc.constantFrom<OracleOrganization["bands"][]>("dora-2024", "dora-2024", "off"),
});

const filtersOf = ({ from, to }: Span): fc.Arbitrary<OracleFilter> =>
  fc.record({
    from: fc.constant(at(from)),
    to: fc.constant(at(to)),
    env: rarely(fc.oneof(fc.constant<string[]>(["*"]), fc.constant<string[]>(["STAGING"]), someOf(ENVS))),
    service: rarely(someOf(SERVICES)),
    team: rarely(someOf(TEAMS)),
    repository: rarely(someOf(REPOSITORIES)),
    connection: rarely(someOf(["0", "1"])),
    compare: fc.constantFrom("previous" as const, undefined),
  });

const keyOf = (event: { connectionId: string; externalId: string }) =>
  `${event.connectionId}/${event.externalId}`;

const manyOf = <T extends { connectionId: string; externalId: string }>(
  events: fc.Arbitrary<T>,
  { few, many }: { few: number; many: number },
) =>
  fc.oneof(
    fc.uniqueArray(events, { maxLength: few, selector: keyOf, size: "max" }),
    fc.uniqueArray(events, { minLength: few, maxLength: many, selector: keyOf, size: "max" }),
  );

/** Everything that a report can be asked about, small enough to read when it fails. */
export const worlds: fc.Arbitrary<World> = spans.chain((span) =>
  fc.record({
    organization: organizations,
    connections: connectionsOf(span),
    deployments: manyOf(deploymentsIn(span), { few: 10, many: 60 }),
    incidents: manyOf(incidentsIn(span), { few: 4, many: 20 }),
    filter: filtersOf(span),
  }),
);
