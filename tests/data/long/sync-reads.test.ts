import { describe, expect, test } from "vitest";
import { use } from "../../support/kit.ts";
import {
  LITTLE,
  MUCH,
  openPlannerWorld,
  type PlannerWorld,
  STATISTICS,
} from "../../support/planner-world.ts";
import { callWith, rowsOf, TAKING_ROWS, type Taking } from "../../support/slice-arguments.ts";
import { DATABASES } from "../../support/stack.ts";
import type { Tenant } from "../../support/sync-laboratory.ts";

/** Rows that a statement may read beyond those that it is about: runs, leases, what waits in quarantine. */
const BESIDE = 500;
const PAGE = 10;
const DAY_MS = 86_400_000;

const ask = (name: string, ...requests: (object | number)[]) =>
  `select public.${name}(${requests.map((request) => `'${JSON.stringify(request)}'`).join(", ")})`;
const deployment = (id: string, hash: string) => ({
  external_id: id,
  started_at: "2026-01-01T00:00:30Z",
  payload_hash: hash,
  ...{ service: "s1", env: "production", team: "t1", version: "1.1", commit_sha: "5ab1e0c0ffee5ab1e0c0ffee" },
  change_failure: false,
  commits: [{ sha: "sha", position: 0, origin: "human", rule: { code: "no_sign", numbers: {} } }],
  raw: "{}",
});
const incident = (id: string, hash: string) => ({
  ...deployment(id, hash),
  services: [],
  envs: [],
  teams: [],
});
const ownerOf = ({ organizationId, connectionId }: Tenant) => ({ organizationId, connectionId });
const slice = (tenant: Tenant, { runId, leaseToken }: PlannerWorld, changes: object) =>
  ask("commit_slice", {
    ...{ ...ownerOf(tenant), runId, leaseToken, part: 0, gap: null, leftOut: 0, apiCalls: 1 },
    ...{ stream: "deployments", from: "2026-01-01T00:00:00Z", to: "2026-01-01T00:01:00Z" },
    ...{ events: [], quarantined: [], alsoPresent: [], released: [], gone: [] },
    ...changes,
  });

const SLICES: [what: string, changes: object][] = [
  ["new deployments", { events: [deployment("new", "h")] }],
  ["unchanged deployments", { events: [deployment("d1", "h")] }],
  ["changed deployments", { events: [deployment("d1", "other")] }],
  ["new incidents", { stream: "incidents", events: [incident("new", "h")] }],
  ["changed incidents", { stream: "incidents", events: [incident("i1", "other")] }],
  [
    "what cannot be read",
    {
      quarantined: [
        { event_key: "q1", reason: { code: "unreadable_event", numbers: {} }, raw: "{}", retry: true },
      ],
    },
  ],
  ["nothing", {}],
  ["a gap", { gap: { code: "second_refused", numbers: {} } }],
  ["an id that is gone", { part: 1, gone: ["d1"] }],
];

const held = (tenant: Tenant, { leaseToken }: PlannerWorld) => ({
  ...{ organizationId: tenant.organizationId, subjectId: tenant.connectionId, kind: "read", leaseToken },
});
/** The place of the second deployment, as work keeps it that goes through all of them. */
const second = ({ connectionId }: Tenant) =>
  `'${connectionId}', (select started_at from public.deployments
    where connection_id = '${connectionId}' and external_id = 'd2'), 'd2'`;
const started = (tenant: Tenant, world: PlannerWorld) =>
  ask("start_work", { ...held(tenant, world), trigger: "cron", wish: null });
const finished = (tenant: Tenant, world: PlannerWorld) =>
  ask("finish_work", held(tenant, world), {
    ...{ status: "succeeded", error: null, cost: 1, continue: false, needsAttention: false, ours: false },
  });
const everyStep = (tenant: Tenant, world: PlannerWorld) => [
  ...SLICES.map(([, changes]) => slice(tenant, world, changes)),
  started(tenant, world),
  finished(tenant, world),
];

/** Each kind on the database that plans for people; of the embedded one how it begins, and behind its first upkeep. */
const KNOWN = { postgres: STATISTICS, pglite: STATISTICS.slice(0, 2) };

/**
 * What a step reads depends on what it is about, never on what its connection or another tenant holds, whatever the
 * planner knows. On the night on which a large account is connected, and in the embedded database until its upkeep
 * comes round, that is nothing, or what the tables were before; and a plan that was made then is kept.
 */
describe.each(DATABASES.flatMap((name) => KNOWN[name].map((statistics) => [name, statistics] as const)))(
  "on %s with %s,",
  (name, statistics) => {
    const world = use(() => openPlannerWorld(name, statistics, everyStep));

    /** By the small tenant, by the large one, and by the small one again. */
    async function expectReads(
      most: { small: number; large?: number },
      make: (tenant: Tenant) => string,
      prepare: (tenant: Tenant) => string = () => "null",
    ): Promise<void> {
      const { small, large } = world;
      const read = async (tenant: Tenant) => world.countRead(make(tenant), prepare(tenant));
      expect(await read(small), "the small tenant").toBeLessThan(most.small);
      expect(await read(large), "the large tenant").toBeLessThan(most.large ?? most.small);
      expect(await read(small), "the small tenant again").toBeLessThan(most.small);
    }
    const page = (name: string, argument?: object) => (tenant: Tenant) =>
      `select public.${name}('${tenant.organizationId}'${argument === undefined ? "" : `, '${JSON.stringify(argument)}'`})`;
    const asMember = () => world.asMember;
    const window = {
      from: new Date(Date.now() - 42 * DAY_MS).toISOString(),
      to: new Date().toISOString(),
    };

    test.each(SLICES)("storing %s reads no more than that", async (_, changes) => {
      await expectReads({ small: BESIDE / 2 }, (tenant) => slice(tenant, world, changes));
    });

    test("whatever is given rows, or keys of rows, reads no more where more is held", async () => {
      const grown: string[] = [];
      for (const taking of (await world.sql(TAKING_ROWS)) as Taking[]) {
        const read = (tenant: Tenant) => {
          const { before, query } = callWith(taking, rowsOf(tenant, world));
          const asMember = taking.parameters.includes("p_acting") ? `; ${world.asMember}` : "";
          return world.countRead(query, before + asMember);
        };
        const [small, large] = [await read(world.small), await read(world.large)];
        if (small > 4 * BESIDE || large > small + BESIDE) grown.push(`${taking.name}: ${small}, ${large}`);
      }
      expect(grown).toEqual([]);
    });

    test("claiming, opening and closing a run reads neither old events nor the slices of old runs", async () => {
      await expectReads({ small: 2 * BESIDE }, () => `select public.claim_work('["read"]', 20, 'cron')`);
      await expectReads({ small: BESIDE }, (tenant) => started(tenant, world));
      await expectReads({ small: BESIDE }, (tenant) => finished(tenant, world));
    });

    test("what a run asks for beside its windows reads one page", async () => {
      const before = new Date(Date.now() - DAY_MS).toISOString();
      const unread = { stream: "deployments", after: "", limit: PAGE };
      await expectReads({ small: BESIDE }, (tenant) => ask("list_unread", { ...ownerOf(tenant), ...unread }));
      // Ninety days of events: that is where what is unsettled lies.
      await expectReads({ small: 2 * LITTLE + BESIDE, large: 2 * MUCH + BESIDE }, (tenant) =>
        ask("list_unsettled", { ...ownerOf(tenant), before, limit: PAGE }),
      );
    });

    test("a page of stored payloads reads one page, and looking for old ones reads none that are not", async () => {
      const after = { stream: "deployments", after: "d1", limit: PAGE };
      await expectReads({ small: BESIDE }, (tenant) =>
        ask("list_raw_payloads", { ...ownerOf(tenant), ...after }),
      );
      await expectReads({ small: BESIDE }, (tenant) => ask("purge_payloads", held(tenant, world), 5000));
    });

    test("purging a batch of events reads a batch", async () => {
      await expectReads(
        { small: BESIDE },
        (tenant) => ask("purge_connection", held(tenant, world), PAGE),
        ({ connectionId }) =>
          `update public.connections set status = 'disconnected', purge_requested_at = now() where id = '${connectionId}'`,
      );
    });

    test("deciding origins anew reads the next deployments and what they list, or the next that were reported", async () => {
      const next = (tenant: Tenant) => ask("list_commits_to_classify", held(tenant, world), 2, PAGE);
      const state = (tenant: Tenant, values: string) =>
        `insert into private.classified
            (organization_id, rules_version, next_version, stage, after_connection, after_at, after_id)
          values ('${tenant.organizationId}', 1, 2, ${values})`;
      const listed = (tenant: Tenant) => state(tenant, `'listed', ${second(tenant)}`);
      await expectReads({ small: BESIDE / 5 }, next, listed);
      await expectReads({ small: BESIDE / 5 }, next, (tenant) =>
        state(tenant, "'reported', null, null, null"),
      );
    });

    test("verifying what is kept reads a sample", async () => {
      const part = (part: string) => (tenant: Tenant) =>
        `select public.verify_sample('${JSON.stringify(held(tenant, world))}', '${part}', ${PAGE})`;
      const state = (tenant: Tenant) =>
        `insert into private.verified (organization_id, after_connection, after_at, after_id)
          values ('${tenant.organizationId}', ${second(tenant)})`;
      const known = ({ organizationId }: Tenant) =>
        `insert into private.faults (organization_id, what, id) select '${organizationId}', 'changes', d.no::text
          from public.deployments d where d.organization_id = '${organizationId}' and d.external_id in ('d2', 'd3')`;
      await expectReads({ small: BESIDE }, part("next"), state);
      await expectReads({ small: BESIDE }, part("newest"));
      await expectReads({ small: BESIDE }, part("known"), known);
      // The months of the large tenant are larger than a night counts.
      await expectReads({ small: 4 * LITTLE + BESIDE }, part("month"));
    });

    test("a report from git reads what it is about", async () => {
      const evidence = { origin: "bot", rule: { code: "stated", numbers: {} } };
      const commits = [{ sha: "sha", repository: "github.com/acme/shop", evidence }];
      await expectReads(
        { small: BESIDE / 5 },
        ({ organizationId }) =>
          `select cardinality(private.merge_reported('${organizationId}', '${JSON.stringify(commits)}')),
          private.spread_origins('${organizationId}', array(select c.commit_id from public.deployments d
            join public.deployment_commits c on c.deployment_no = d.no
            where d.organization_id = '${organizationId}' limit 1))`,
      );
    });

    test("recognising an account reads its newest events, and the operator's sums read the last day", async () => {
      await expectReads(
        { small: BESIDE / 5 },
        ({ organizationId }) =>
          `select public.list_known_accounts('${organizationId}', 'datadog', 'datadoghq.com')`,
      );
      await expectReads({ small: 2 * BESIDE }, () => "select public.read_operator_metrics()");
    });

    test("a report reads the events of its window once for each of its parts", async () => {
      // Beside the events: the cells, and for each row of the breakdown its first event and its newest.
      const most = { small: 6 * LITTLE + 6 * BESIDE, large: 6 * MUCH + 6 * BESIDE };
      // Rows and origins are compared with those of the window before, which is read for them.
      const both = { small: 8 * LITTLE + 6 * BESIDE, large: 8 * MUCH + 6 * BESIDE };
      await expectReads(both, page("report_dora", { ...window, compare: "previous" }), asMember);
      await expectReads(most, page("report_dora", { ...window, team: ["t1"] }), asMember);
    });

    test("the data quality reads the events of ninety days once for each of its parts", async () => {
      const most = { small: 10 * LITTLE + 3 * BESIDE, large: 10 * MUCH + 3 * BESIDE };
      await expectReads(most, page("report_data_quality"), asMember);
    });

    test("a page of a list reads one page of events, and of runs each run once", async () => {
      const limited = { ...window, limit: PAGE };
      // A page of each cell.
      await expectReads({ small: 3 * BESIDE }, page("list_deployments", limited), asMember);
      await expectReads({ small: 3 * BESIDE }, page("list_deployments", { ...limited, q: "d" }), asMember);
      await expectReads({ small: 2 * BESIDE }, page("list_incidents", limited), asMember);
      // Its order is found among all that the window holds.
      const sorted = { ...limited, from: new Date(Date.now() - 90 * DAY_MS).toISOString(), sort: "recovery" };
      const all = { small: LITTLE + 3 * BESIDE, large: MUCH + 3 * BESIDE };
      await expectReads(all, page("list_deployments", sorted), asMember);
      const found = { small: 6 * LITTLE + 3 * BESIDE, large: 6 * MUCH + 3 * BESIDE };
      await expectReads(found, page("list_deployments", { ...sorted, q: "sha1" }), asMember);
      await expectReads(all, page("list_repositories", { limit: PAGE }), asMember);
      const runs = MUCH / 20 + 2 * BESIDE;
      await expectReads({ small: runs }, page("list_sync_runs", { limit: PAGE }), asMember);
    });

    test("the connections read no event, and what the filters offer the newest 3,000 for their tags", async () => {
      await expectReads({ small: BESIDE }, page("list_connections"), asMember);
      const newest = { small: LITTLE + BESIDE, large: 3000 + BESIDE };
      await expectReads(newest, page("list_filter_values"), asMember);
      // Incidents are counted, deployments are not.
      await expectReads({ small: LITTLE + BESIDE, large: MUCH + BESIDE }, page("count_events"), asMember);
    });
  },
);
