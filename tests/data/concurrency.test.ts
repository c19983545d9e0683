import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commitSlice, type Lease, planRun, startRun } from "#lib/db/sync.ts";
import { finishWork } from "#lib/db/work.ts";
import { datadogSource } from "#lib/sources/datadog/source.ts";
import { success } from "#lib/work/outcome.ts";
import { digestDatabase } from "../support/database-dump.ts";
import { useLaboratory } from "../support/kit.ts";
import { addTenant, setClock, type Tenant } from "../support/sync-laboratory.ts";
import { wireIncident } from "../support/wire-events.ts";
import { claimReads } from "../support/work.ts";
import { findFaults } from "../support/world-store.ts";

const DAY = 86_400;
const LEASE_SECONDS = 360;
const START = Date.parse("2026-03-01T12:00:00Z") / 1000;
const CLAIMERS = 50;
const DUE = 10_000;

/**
 * A deployment, to one of two environments, of three commits that others list as well, told of with another repository:
 * of one, whoever comes second waits for the row of the commit.
 */
const sharedCommits = (number: number) => ({
  external_id: `d${number}`,
  service: "checkout",
  repository: `github.com/acme/${number % 2}`,
  env: number % 2 === 0 ? "production" : "staging",
  started_at: new Date((START - number * 60) * 1000).toISOString(),
  payload_hash: "h",
  change_failure: false,
  commits: [0, 1, 2].map((position) => ({
    sha: `shared-${position}`,
    position,
    lead_seconds: 60,
    origin: "human",
    rule: { code: "no_sign", numbers: {} },
  })),
});

describe("many at once on PostgreSQL", () => {
  const laboratory = useLaboratory();

  beforeAll(async () => {
    // The stack runs in this process and prints each refusal.
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await setClock(laboratory, START);
  });
  afterAll(() => void vi.restoreAllMocks());

  const newTenant = () => addTenant(laboratory, { account: randomUUID(), backfillDays: 30 });

  const runsOf = ({ connectionId }: Tenant) =>
    laboratory.sql<{ trigger: string; status: string }>(
      `select trigger, status from public.sync_runs where connection_id = '${connectionId}' order by created_at`,
    );

  const claims = async (tenant: Tenant): Promise<Lease[]> => {
    const leases = await claimReads(laboratory.newClient(), 100);
    return leases.filter((lease) => lease.connectionId === tenant.connectionId);
  };

  test("50 claimers take each of 10,000 due connections exactly once", async () => {
    const { organizationId } = await newTenant();
    await laboratory.sql(`insert into public.connections
        (organization_id, provider, name, site, key_hint, account_fingerprint, history_from)
      select '${organizationId}', 'datadog', 'Datadog', 'datadoghq.com', 'abcd', 'many-' || n, private.clock() - interval '30 days'
      from generate_series(1, ${DUE - 1}) n;
      insert into private.work (organization_id, kind, subject_id, next_at)
      select organization_id, 'read', id, private.clock() - interval '1 minute' from public.connections
      where organization_id = '${organizationId}' on conflict do nothing`);
    // Sessions of their own: the stack's pool would let ten through at a time.
    const sessions = postgres(laboratory.databaseUrl, {
      max: CLAIMERS,
      connection: { options: "-c role=service_role" },
    });
    const claimAll = async () => {
      const session = await sessions.reserve();
      const mine: string[] = [];
      for (;;) {
        const [row] = await session<{ leases: { subjectId: string }[] }[]>`
          select public.claim_work('["read"]', 20, 'cron') as leases`;
        if (row === undefined || row.leases.length === 0) break;
        mine.push(...row.leases.map((lease) => lease.subjectId));
      }
      session.release();
      return mine;
    };
    const claimed = await Promise.all(Array.from({ length: CLAIMERS }, claimAll));
    await sessions.end();
    const all = claimed.flat();
    expect(all).toHaveLength(DUE);
    expect(new Set(all).size).toBe(DUE);
    expect(claimed.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
    expect(
      await laboratory.sql(`select count(*)::int as runs, count(distinct connection_id)::int as connections
        from public.sync_runs where status = 'running' and organization_id = '${organizationId}'`),
    ).toMatchObject([{ runs: DUE, connections: DUE }]);
    await laboratory.sql(`delete from public.organizations where id = '${organizationId}'`);
  });

  test("a cron delivered twice and a sync on request at the same moment are one run", async () => {
    for (let round = 0; round < 20; round += 1) {
      const tenant = await newTenant();
      const [first, second, manual] = await Promise.allSettled([
        claims(tenant),
        claims(tenant),
        startRun(laboratory.newClient(), { ...tenant, trigger: "manual", mode: "nightly" }),
      ]);
      const leases = [first, second].flatMap((claim) => (claim.status === "fulfilled" ? claim.value : []));
      if (manual.status === "rejected") expect(manual.reason).toMatchObject({ code: "sync_running" });
      expect(leases.length + (manual.status === "fulfilled" ? 1 : 0)).toBe(1);
      expect(await runsOf(tenant)).toMatchObject([{ status: "running" }]);
    }
  });

  test.each(["manual", "cron"] as const)(
    "a dead %s run holds its connection until its lease is over, and no longer",
    async (trigger) => {
      await setClock(laboratory, START);
      const tenant = await newTenant();
      await laboratory.sql(`update private.work
        set next_at = private.clock() ${trigger === "manual" ? "+ interval '16 hours'" : ""}
        where subject_id = '${tenant.connectionId}'`);
      if (trigger === "cron") expect(await claims(tenant)).toHaveLength(1);
      else await startRun(laboratory.db, { ...tenant, trigger, mode: "nightly" });
      // Ten seconds for what the statements of this test take themselves.
      await setClock(laboratory, START + LEASE_SECONDS - 10);
      expect(await claims(tenant)).toEqual([]);
      await setClock(laboratory, START + LEASE_SECONDS + 10);
      expect(await claims(tenant)).toHaveLength(1);
      expect(await runsOf(tenant)).toMatchObject([
        { trigger, status: "failed" },
        { trigger: "cron", status: "running" },
      ]);
    },
  );

  test("a run whose lease was taken over changes no row any more", async () => {
    await setClock(laboratory, START);
    const tenant = await newTenant();
    const { db } = laboratory;
    const zombie = await startRun(db, { ...tenant, trigger: "manual", mode: null });
    await commitSlice(db, zombie, sliceOf(zombie, 0));
    await setClock(laboratory, START + LEASE_SECONDS + 60);
    const [heir] = await claims(tenant);
    expect(heir?.leaseToken).not.toBe(zombie.leaseToken);
    const before = await digestDatabase(laboratory);
    await planRun(db, zombie, { window: { from: zombie.now - DAY, to: zombie.now }, plannedSeconds: DAY });
    await expect(commitSlice(db, zombie, sliceOf(zombie, 1))).rejects.toMatchObject({ code: "lease_lost" });
    for (const status of ["succeeded", "partial", "failed"] as const) {
      expect(
        await finishWork(db, zombie, {
          ...success({ cost: 7 }),
          status,
          needsAttention: status === "failed",
        }),
      ).toMatchObject({ kept: false });
    }
    expect(await digestDatabase(laboratory)).toEqual(before);
    if (heir !== undefined) await commitSlice(db, heir, sliceOf(heir, 1));
    expect(await digestDatabase(laboratory)).not.toEqual(before);
  });

  test("two connections that bring the same change at once each know of the other", async () => {
    const tenant = await newTenant();
    const { organizationId } = tenant;
    const other = randomUUID();
    await laboratory.sql(`insert into public.connections
        (organization_id, id, provider, name, site, key_hint, account_fingerprint, history_from)
      values ('${organizationId}', '${other}', 'datadog', 'Other', 'datadoghq.com', 'abcd', '${other}', now())`);
    const sessions = postgres(laboratory.databaseUrl, { max: 2, onnotice: () => undefined });
    const [one, two] = [await sessions.reserve(), await sessions.reserve()];
    const merge = (session: postgres.Sql, connectionId: string, number: number) =>
      session`select private.merge_deployments(${organizationId}::uuid, ${connectionId}::uuid, gen_random_uuid(),
        ${session.json([sharedCommits(number)])})`;
    const [backend] = await two<{ pid: number }[]>`select pg_backend_pid() as pid`;
    for (let number = 0; number < 8; number += 2) {
      await one`begin`;
      await two`begin`;
      await merge(one, tenant.connectionId, number);
      const second = merge(two, other, number + 1).execute();
      // The second waits, or has read all that it could see: in either case before the first is there.
      await vi.waitUntil(async () => {
        const [state] = await laboratory.sql<{ settled: boolean }>(`select query like '%merge_deployments%'
          and (wait_event_type = 'Lock' or state = 'idle in transaction') as settled
          from pg_stat_activity where pid = ${backend?.pid}`);
        return state?.settled;
      });
      await one`commit`;
      await second;
      await two`commit`;
    }
    one.release();
    two.release();
    await sessions.end();
    expect(await findFaults(laboratory, organizationId)).toEqual([]);
    const earlier = await laboratory.sql<{ earlier: string[] | null }>(
      `select distinct c.earlier from public.deployment_commits c join public.deployments d on d.no = c.deployment_no
        where d.external_id in ('d0', 'd7') and d.organization_id = '${organizationId}'`,
    );
    expect(earlier.map((row) => row.earlier)).toEqual(
      expect.arrayContaining([["production", "staging"], null]),
    );
    expect(earlier).toHaveLength(2);
  });
});

/** An hour of one day back with one incident, and one earlier incident that is said to be gone. */
function sliceOf(lease: Lease, index: number) {
  const from = lease.now - (index + 1) * DAY;
  const raw = wireIncident(`incident-${index}`, new Date((from + 60) * 1000).toISOString());
  return {
    stream: "incidents" as const,
    from,
    to: from + 3600,
    part: 0,
    ...datadogSource({ baseUrl: null }).parse("incidents", [raw]),
    released: [],
    gone: index === 0 ? [] : ["incident-0"],
    alsoPresent: [],
    gap: null,
    apiCalls: 1,
  };
}
