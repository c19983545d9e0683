import fc from "fast-check";
import { DIMENSIONS } from "#lib/domain/report/filter.ts";
import { deploymentsFrom } from "./deployment-arbitraries.ts";
import type { DeploymentEvent, IncidentEvent } from "./events.ts";
import {
  ASKED_REPOSITORIES,
  ENVS,
  orNull,
  PRODUCTION_ENVS,
  REPOSITORIES,
  rarely,
  SERVICES,
  seconds,
  someOf,
  TAGS,
  TEAMS,
} from "./name-arbitraries.ts";
import type {
  OracleConnection,
  OracleFilter,
  OracleInput,
  OracleMapping,
  OracleOrganization,
} from "./oracle-input.ts";
import { at, type Span, spans, timesOf } from "./window-arbitraries.ts";
import { agree } from "./world-agreement.ts";

/** A company, its events and a question about them. Connection ids are `0` to `2` until they are known. */
export type World = OracleInput & { filter: OracleFilter };

const DAY = 86_400_000;
const FEW_SHAS = ["aa", "bb", "cc", "dd", "ee", "ff", "a1", "b2", "c3", "d4"];
const MANY_SHAS = Array.from({ length: 60 }, (_, n) => `c0${n}`);

const incidentsIn = (span: Span, connections: string[]): fc.Arbitrary<IncidentEvent> =>
  timesOf(span).chain((time) =>
    fc.record({
      connectionId: fc.constantFrom(...connections),
      externalId: fc.integer({ min: 0, max: 40 }).map((n) => `i${n}`),
      services: fc.subarray(SERVICES),
      envs: fc.oneof(fc.constant<string[]>([]), fc.subarray(ENVS)),
      teams: fc.subarray(TEAMS),
      repository: fc.option(fc.constantFrom(...REPOSITORIES), { freq: 2 }),
      commitSha: orNull(FEW_SHAS.slice(0, 3)),
      tags: fc.subarray(TAGS, { maxLength: 3 }),
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

/** Everything up to the end of the window, from before the window before, or from some moment on. */
const wholeIn = (span: Span): fc.Arbitrary<OracleConnection["covered"]> =>
  fc
    .oneof(fc.constant(span.from - 200 * DAY), timesOf(span))
    .map((from): OracleConnection["covered"] => (from < span.to ? [[at(from), at(span.to)]] : []));

const connectionOf = (id: string, span: Span): fc.Arbitrary<OracleConnection> =>
  fc
    .record({
      id: fc.constant(id),
      name: fc.constantFrom("Datadog", "Datadog EU"),
      status: fc.constantFrom<OracleConnection["status"][]>(
        "active",
        "active",
        "active",
        "needs_attention",
        "disconnected",
      ),
      disconnectedAt: timesOf(span).map(at),
      lastSyncedAt: fc.option(
        fc.constantFrom(1, 25, 27, 100).map((hours) => at(Date.now() - hours * 3_600_000)),
      ),
      covered: fc.oneof(rangesIn(span), wholeIn(span), wholeIn(span)),
    })
    .map((row) => ({ ...row, disconnectedAt: row.status === "disconnected" ? row.disconnectedAt : null }));

const organizationsIn = (timeZone: string): fc.Arbitrary<OracleOrganization> =>
  fc.record({
    timeZone: fc.constant(timeZone),
    weekStart: fc.constantFrom<OracleOrganization["weekStart"][]>("monday", "sunday", "saturday"),
    productionEnvs: fc.oneof(
      fc.constant<string[]>(["production", "prod", "live", "prd"]),
      someOf(PRODUCTION_ENVS),
    ),
    cfrDenominator: fc.constantFrom<OracleOrganization["cfrDenominator"][]>("evaluated", "all"),
    bands: fc.constantFrom<OracleOrganization["bands"][]>("dora-2024", "dora-2024", "off"),
  });

const mappings: fc.Arbitrary<OracleMapping[]> = fc.uniqueArray(
  fc.record({ service: fc.constantFrom(...SERVICES), repository: fc.constantFrom(...REPOSITORIES) }),
  { maxLength: 3, selector: ({ service }) => service.toLowerCase() },
);

const filtersOf = ({ asked, from, to }: Span, connections: string[]): fc.Arbitrary<OracleFilter> =>
  fc.record({
    from: fc.constant(asked.from),
    to: fc.constant(asked.to),
    env: rarely(fc.oneof(fc.constant<string[]>(["*"]), fc.constant<string[]>(["STAGING"]), someOf(ENVS))),
    service: rarely(someOf(SERVICES)),
    team: rarely(someOf(TEAMS)),
    repository: rarely(someOf(ASKED_REPOSITORIES)),
    tag: rarely(someOf(TAGS)),
    connection: rarely(someOf(connections)),
    automation: rarely(fc.constant("exclude" as const)),
    without: rarely(fc.subarray([...DIMENSIONS], { minLength: 1 })),
    compare: fc.constantFrom(...(["previous", "previous", "year", undefined] as const), {
      from: at(from),
      to: at(Math.ceil((from + to) / 2)),
    }),
    bucket: fc.constantFrom("day" as const, "week" as const, "month" as const, undefined),
  });

const keyOf = (event: { connectionId: string; externalId: string }) =>
  `${event.connectionId}/${event.externalId}`;

const manyOf = <T extends DeploymentEvent | IncidentEvent>(
  events: fc.Arbitrary<T>,
  { few, many }: { few: number; many: number },
) =>
  fc.oneof(
    fc.uniqueArray(events, { maxLength: few, selector: keyOf, size: "max" }),
    fc.uniqueArray(events, { minLength: few, maxLength: many, selector: keyOf, size: "max" }),
  );

type Ground = { span: Span; connections: string[]; shas: string[] };

const grounds: fc.Arbitrary<Ground> = fc.record({
  span: spans,
  connections: fc.constantFrom(["0"], ["0", "1"], ["0", "1", "2"]),
  shas: fc.oneof(
    { weight: 4, arbitrary: fc.constant(FEW_SHAS) },
    { weight: 1, arbitrary: fc.constant(MANY_SHAS) },
  ),
});

/** Everything that a report can be asked about, small enough to read when it fails. */
export const worlds: fc.Arbitrary<World> = grounds
  .chain((ground) =>
    fc.record({
      organization: organizationsIn(ground.span.timeZone),
      connections: fc.tuple(...ground.connections.map((id) => connectionOf(id, ground.span))),
      deployments: manyOf(deploymentsFrom(ground), { few: 10, many: 60 }),
      incidents: manyOf(incidentsIn(ground.span, ground.connections), { few: 4, many: 20 }),
      incidentsNameRepositories: fc.boolean(),
      originsHangOnRepositories: fc.boolean(),
      mapped: mappings,
      filter: filtersOf(ground.span, ground.connections),
    }),
  )
  .map(agree);
