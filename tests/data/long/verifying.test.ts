import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { readOperatorMetrics } from "#lib/db/operator-metrics.ts";
import { startWork } from "#lib/db/work.ts";
import { log } from "#lib/log.ts";
import { type VerifyOptions, verify } from "#lib/sync/verify.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { manyDeployments } from "../../support/at-datadog.ts";
import {
  type Connected,
  connectAccount,
  DAY,
  sync,
  syncClient,
  tickBench,
} from "../../support/connected-account.ts";
import { dieAt } from "../../support/die-at.ts";
import { useBench, useStack } from "../../support/kit.ts";
import { reportCommits } from "../../support/reported.ts";
import { ONE_DATABASE, readRows } from "../../support/stack.ts";
import { nothingIsDue, readWork, setWork, takeOverLease } from "../../support/work.ts";
import { findFaults } from "../../support/world-store.ts";

const SERVICE = { git: { repository_id: "github.com/acme/shop" } };
const DEPLOYMENTS = 12;
const shaOf = (n: number) => n.toString(16).padStart(40, "0");
const ofFirst = "where external_id = 'd-0' and organization_id = ";
const NOTHING = { changes: 0, counts: 0, deployments: 0, origins: 0, runs: 0 };

/** What nobody writes: each of a kind that is derived and kept, with the ids that are to be told. */
const FAULTS: [
  what: string,
  kind: keyof typeof NOTHING,
  tamper: (organization: string) => string,
  id: string,
][] = [
  ["a verdict", "deployments", (id) => `update public.deployments set verdict = true ${ofFirst}${id}`, "no"],
  ["a rework", "deployments", (id) => `update public.deployments set is_rework = true ${ofFirst}${id}`, "no"],
  ["a re-run", "deployments", (id) => `update public.deployments set is_rerun = true ${ofFirst}${id}`, "no"],
  [
    "a listing beside",
    "deployments",
    (id) => `update public.deployments set listed_beside = true ${ofFirst}${id}`,
    "no",
  ],
  [
    "a count of origins",
    "deployments",
    (id) => `update public.deployments set bot = 7 ${ofFirst}${id}`,
    "no",
  ],
  ["a mean", "deployments", (id) => `update public.deployments set mean_lead = 1 ${ofFirst}${id}`, "no"],
  [
    "what changes come to",
    "deployments",
    (id) => `update public.deployments set changes = '{1,0,0,9,0,0,0,0}' ${ofFirst}${id}`,
    "no",
  ],
  [
    "since when commits are new",
    "deployments",
    (id) => `update public.deployments set new_since = started_at ${ofFirst}${id}`,
    "no",
  ],
  [
    "an origin where it is listed",
    "deployments",
    (id) => `update public.deployment_commits set tool = 'Odd' where position = 0 and deployment_no = (
      select no from public.deployments ${ofFirst}${id})`,
    "no",
  ],
  [
    "where a change was before",
    "changes",
    (id) => `update public.deployment_commits set earlier = '{odd}' where position = 0 and deployment_no = (
      select no from public.deployments ${ofFirst}${id})`,
    "no",
  ],
  [
    "when a commit was before",
    "changes",
    (id) => `update public.deployment_commits set before_at = now() where position = 0 and deployment_no = (
      select no from public.deployments ${ofFirst}${id})`,
    "no",
  ],
  [
    "a verdict of origin",
    "origins",
    (id) => `update public.commits set tool = 'Odd' where evidence is not null and organization_id = ${id}`,
    "commit",
  ],
  [
    "a count of deployments",
    "counts",
    (id) => `update public.deployment_counts set deployments = deployments + 1
      where dimension = 'service' and organization_id = ${id}`,
    "any",
  ],
  [
    "a sorted lead time",
    "runs",
    (id) => `select private.write_runs(${id}, array(select (started_at at time zone 'UTC')::date
        from public.deployments ${ofFirst}${id}));
      update public.lead_runs set n = n + 1 where organization_id = ${id}`,
    "any",
  ],
];

describe.each(ONE_DATABASE)("what is derived and kept, on %s,", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  let told: MockInstance;
  beforeEach(() => {
    told = vi.spyOn(log(), "error");
  });
  afterEach(() => told.mockRestore());

  /** Seconds since noon of yesterday: what began in the hours before it lies in one day and month, whenever this runs. */
  const sinceNoon = () => ((bench.simulator.clock.now().getTime() / 1000) % DAY) + DAY / 2;

  /** Twelve deployments, each with a commit of its own and one that all list, and what git says of an unlisted one. */
  const connect = async () => {
    const connected = await connectAccount(bench, {
      deployments: manyDeployments(bench, DEPLOYMENTS, {
        from: sinceNoon(),
        step: DAY / 24,
        each: (n) => ({ ...SERVICE, commits: [{ sha: shaOf(n) }, { sha: shaOf(99), change_lead_time: 60 }] }),
      }),
    });
    await sync(connected);
    await reportCommits(bench.db, { ...connected, userId: connected.acting.user.id }, [
      { sha: shaOf(500), origin: "bot" },
    ]);
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
    await nothingIsDue(stack);
    return connected;
  };
  const workOf = ({ organizationId }: Connected) => ({
    organizationId,
    kind: "verify",
    subjectId: organizationId,
  });
  const night = async (connected: Connected, options: Partial<VerifyOptions> = {}) =>
    hold(
      await startWork(bench.db, { ...workOf(connected), trigger: "manual" }),
      (held, given) => verify(held, { ...given, ...options }),
      { db: bench.db, noticeMail, deadlineAt: Date.now() + 600_000, ...options },
    );
  const faults = async () => (await readOperatorMetrics(bench.db)).faults;
  const firstOf = async ({ organizationId }: Connected) => {
    const [row] = await readRows<{ no: number }>(
      stack,
      `select no from public.deployments ${ofFirst}'${organizationId}'`,
    );
    return `${row?.no}`;
  };
  const toldOf = (what: string) => told.mock.calls.map(([line]) => line).filter((line) => line.what === what);

  test("is verified every night from an organisation's first on, behind the sync, and nothing is said where all is true", async () => {
    const connected = await connect();
    await setWork(stack, workOf(connected), { next_at: new Date(0).toISOString() });
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1, remaining: 0 });
    const { next_at } = await readWork(stack, workOf(connected));
    expect(next_at?.slice(11, 19)).toBe("05:00:00");
    const other = await connectAccount(bench);
    expect((await readWork(stack, workOf(other))).next_at).toBe(next_at);
    expect(told.mock.calls).toEqual([]);
    expect(await faults()).toEqual(NOTHING);
  });

  test.each(FAULTS)("is found and told where something else stands: %s", async (_, what, tamper, id) => {
    const connected = await connect();
    const { organizationId } = connected;
    await stack.sql(tamper(`'${organizationId}'`));
    expect(await night(connected)).toMatchObject({ status: "succeeded", error: null });
    const lines = toldOf(what);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[0]).toMatchObject({ organizationId, found: 1, ids: [expect.any(String)] });
    if (id === "no") expect(lines[0].ids).toEqual([await firstOf(connected)]);
    if (id === "commit") expect(lines[0].ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(await faults()).toMatchObject({ [what]: 1 });
    // Told again, not repaired, until somebody has done something.
    told.mockClear();
    await night(connected);
    expect(toldOf(what).length).toBeGreaterThan(0);
    expect(await faults()).toMatchObject({ [what]: 1 });
    expect(await findFaults(stack, organizationId)).not.toEqual([]);
    await stack.sql("delete from private.faults");
  });

  test.each(FAULTS)(
    "is forgotten as wrong once it was written anew as the operations say: %s",
    async (_, what, tamper) => {
      const connected = await connect();
      await stack.sql(tamper(`'${connected.organizationId}'`));
      await night(connected);
      expect(await faults()).toMatchObject({ [what]: 1 });
      await mend(connected);
      told.mockClear();
      await night(connected);
      expect(told.mock.calls).toEqual([]);
      expect(await faults()).toEqual(NOTHING);
      expect(await findFaults(stack, connected.organizationId)).toEqual([]);
    },
  );

  /** What the operations say to do, with what was found. */
  const mend = async (connected: Connected) => {
    const [found] = await readRows<{ nos: string[]; commits: string[] }>(
      stack,
      `select coalesce(json_agg(id) filter (where id !~ '-'), '[]') as nos,
        coalesce(json_agg(id) filter (where id ~ '-'), '[]') as commits from private.faults`,
    );
    const given = {
      organization: connected.organizationId,
      nos: `{${found?.nos}}`,
      commits: `{${found?.commits}}`,
    };
    const [, statements = ""] =
      /^```sql\n([\s\S]*?)^```/m.exec(readFileSync("docs/operations.md", "utf8")) ?? [];
    expect(statements).toContain("private.recount(");
    await stack.sql(statements.replace(/:'(\w+)'/g, (_, name) => `'${given[name as keyof typeof given]}'`));
    await sync(connected, { mode: "replay" });
  };

  test("is looked at in turn, so many in a night as it may, until all were", async () => {
    const connected = await connect();
    await stack.sql(
      `update public.deployments set is_rework = true where organization_id = '${connected.organizationId}'`,
    );
    const found: number[] = [];
    for (let nights = 0; found.at(-1) !== DEPLOYMENTS && nights < 5; nights += 1) {
      expect((await night(connected, { batch: 4 })).cost).toBeLessThanOrEqual(7);
      found.push((await faults()).deployments ?? 0);
    }
    // Four times two of two commits each, and the two newest.
    expect(found[0]).toBeLessThanOrEqual(10);
    expect(found.at(-1)).toBe(DEPLOYMENTS);
    await stack.sql("delete from private.faults");
  });

  const dieAround = async (every: number) => {
    const whole = await connect();
    const { cost } = await night(whole, { batch: 4 });
    for (let deathAt = 1, died = true; died; deathAt += every) {
      const connected = await connect();
      await stack.sql(
        `update public.deployments set is_rework = true where organization_id = '${connected.organizationId}'`,
      );
      const dying = dieAt(deathAt, stack);
      await night(connected, { batch: 4, db: syncClient(stack, dying.fetch) }).catch(() => undefined);
      died = dying.isDead();
      if (died) {
        const { next_at, lease_token } = await readWork(stack, workOf(connected));
        expect([deathAt, next_at !== null, lease_token !== null || deathAt > 2 * cost]).toEqual([
          deathAt,
          true,
          true,
        ]);
        await setWork(stack, workOf(connected), { lease_expires_at: new Date(0).toISOString() });
      }
      await night(connected, { batch: 4 });
      await night(connected, { batch: 4 });
      expect([deathAt, await faults()]).toEqual([deathAt, { ...NOTHING, deployments: DEPLOYMENTS }]);
      await stack.sql("delete from private.faults");
    }
  };
  if (name === "postgres")
    test("is looked at on from where whoever was killed at any point had come", () => dieAround(1), 300_000);
  else
    test(
      "is looked at on from where whoever was killed at every fourth point had come, too",
      () => dieAround(4),
      300_000,
    );

  test("is left alone by whoever lost the lease, and while its commits follow a service", async () => {
    const connected = await connect();
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/verify_sample")) await takeOverLease(stack, connected.organizationId);
      return fetch(input, init);
    });
    expect(await night(connected, { db })).toMatchObject({
      status: "cancelled",
      error: { code: "lease_lost" },
    });
    await setWork(stack, workOf(connected), { lease_expires_at: null });
    await stack.sql(
      `insert into private.commit_moves (organization_id) values ('${connected.organizationId}')`,
    );
    expect(await night(connected)).toMatchObject({ status: "succeeded", cost: 0, repeatSeconds: 3600 });
  });

  test("is not looked at of a connection that is on its way out", async () => {
    const connected = await connect();
    await stack.sql(`update public.deployments set is_rework = true where organization_id = '${connected.organizationId}';
      update public.connections set status = 'disconnected', disconnected_at = now(), purge_requested_at = now()
        where id = '${connected.connectionId}'`);
    await night(connected);
    expect(told.mock.calls).toEqual([]);
  });
});
