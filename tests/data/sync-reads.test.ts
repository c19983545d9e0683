import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addTenant, openLaboratory, type SyncLaboratory, type Tenant } from "../support/sync-laboratory.ts";

const HELD = 10_000;
/** Rows of our tables that a statement may read beyond those that it is about: runs, leases, looks that find nothing. */
const BESIDE = 500;

/**
 * What a step of the sync reads depends on what it is about, never on what the connection holds. Without statistics,
 * as on the night on which a large account is connected, and in the embedded database always: the planner then
 * takes the rows of one connection for a handful, and any plan that reads them all looks as good as a look by key.
 */
describe("of a connection that holds much, and of which no statistics exist,", () => {
  let laboratory: SyncLaboratory;
  let tenant: Tenant;
  let session: ReturnType<typeof postgres>;
  const [runId, leaseToken] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    laboratory = await openLaboratory();
    await laboratory.sql("alter system set autovacuum = off");
    await laboratory.sql("select pg_reload_conf()");
    tenant = await addTenant(laboratory, { account: randomUUID(), backfillDays: 90 });
    session = postgres(laboratory.databaseUrl, { max: 1, onnotice: () => undefined });
    await fill();
  });
  afterAll(async () => {
    await session.end();
    await laboratory.close();
  });

  async function fill(): Promise<void> {
    const { organizationId, connectionId } = tenant;
    const owner = `'${organizationId}'::uuid, '${connectionId}'::uuid`;
    const each = `generate_series(1, ${HELD}) n`;
    for (const statement of [
      `insert into public.deployments (organization_id, connection_id, external_id, started_at, payload_hash)
        select ${owner}, 'd' || n, now() - interval '40 days' - n * interval '1 minute', 'h' from ${each}`,
      `insert into public.incidents (organization_id, connection_id, external_id, started_at, payload_hash)
        select ${owner}, 'i' || n, now() - interval '40 days' - n * interval '1 minute', 'h' from ${each}`,
      `insert into public.deployment_commits (organization_id, connection_id, external_id, sha, position, origin, rule)
        select ${owner}, 'd' || n, 'sha', 0, 'human', 'none' from ${each}`,
      `insert into private.raw_payloads (organization_id, connection_id, stream, external_id, raw)
        select ${owner}, s, left(s, 1) || n, '{}' from ${each} cross join unnest(array['deployments', 'incidents']) s`,
      `insert into public.sync_runs (organization_id, connection_id, id, trigger, mode, status, created_at)
        select ${owner}, gen_random_uuid(), 'cron', 'nightly', 'succeeded', now() - n * interval '1 day'
        from generate_series(2, 400) n`,
      `insert into public.sync_slices (organization_id, run_id, stream, from_at, to_at, complete, fetched, inserted,
          updated, unchanged, quarantined, tombstoned, api_calls, committed_at)
        select organization_id, id, 'deployments', created_at - k * interval '1 day', created_at, true, 0, 0, 0, 0, 0, 0, 1,
          created_at from public.sync_runs cross join generate_series(1, 25) k`,
      `update public.connections set round_started_at = now() where id = '${connectionId}'`,
      `update private.work set lease_token = '${leaseToken}', lease_expires_at = now() - interval '1 second'
        where subject_id = '${connectionId}'`,
      `insert into public.sync_runs (organization_id, connection_id, id, trigger, mode, status)
        values (${owner}, '${runId}', 'cron', 'nightly', 'running')`,
    ])
      await session.unsafe(statement);
  }

  /** Rows that `statement` reads, all tables together; what it writes is taken back. */
  async function countRead(statement: string, prepare = "select"): Promise<number> {
    let read = 0;
    const undo = new Error("taken back");
    const taken = session.begin(async (transaction) => {
      await transaction.unsafe(prepare);
      const before = await total(transaction);
      await transaction.unsafe(statement);
      read = (await total(transaction)) - before;
      throw undo;
    });
    await expect(taken).rejects.toBe(undo);
    return read;
  }

  async function total(transaction: postgres.TransactionSql): Promise<number> {
    const [row] = await transaction.unsafe(
      "select sum(seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where schemaname in ('public', 'private')",
    );
    return Number(row?.rows ?? 0);
  }

  const owner = () => ({ organizationId: tenant.organizationId, connectionId: tenant.connectionId });
  const work = (kind: string) => ({
    organizationId: tenant.organizationId,
    subjectId: tenant.connectionId,
    kind,
    leaseToken,
  });
  const ask = (name: string, request: object, ...more: number[]) =>
    `select public.${name}(${[`'${JSON.stringify(request)}'::jsonb`, ...more].join(", ")})`;
  const deployment = (id: string, hash: string) => ({
    external_id: id,
    started_at: "2026-01-01T00:00:30Z",
    payload_hash: hash,
    commits: [],
    raw: "{}",
  });
  const incident = (id: string, hash: string) => ({
    ...deployment(id, hash),
    services: [],
    envs: [],
    teams: [],
  });
  const slice = (changes: object) =>
    ask("commit_slice", {
      ...owner(),
      ...{
        runId,
        leaseToken,
        stream: "deployments",
        from: "2026-01-01T00:00:00Z",
        to: "2026-01-01T00:01:00Z",
      },
      ...{ part: 0, gap: null, leftOut: 0, apiCalls: 1 },
      ...{ events: [], quarantined: [], alsoPresent: [], released: [], gone: [] },
      ...changes,
    });

  test.each([
    ["new deployments", () => slice({ events: [deployment("new", "h")] })],
    ["unchanged deployments", () => slice({ events: [deployment("d7", "h")] })],
    ["changed deployments", () => slice({ events: [deployment("d7", "other")] })],
    ["new incidents", () => slice({ stream: "incidents", events: [incident("new", "h")] })],
    ["changed incidents", () => slice({ stream: "incidents", events: [incident("i7", "other")] })],
    ["nothing", () => slice({})],
    ["an id that is gone", () => slice({ part: 1, gone: ["d7"] })],
  ])("storing %s reads no more than that", async (_, statement) => {
    expect(await countRead(statement())).toBeLessThan(BESIDE);
  });

  test("opening a run reads neither old events nor the slices of old runs", async () => {
    const started = ask("start_work", { ...work("read"), trigger: "cron", wish: null });
    // Each run of the connection is looked at once.
    expect(await countRead(started)).toBeLessThan(400 + BESIDE);
  });

  test("a page of stored payloads reads one page", async () => {
    const page = ask("list_raw_payloads", { ...owner(), stream: "deployments", after: "d5", limit: 100 });
    expect(await countRead(page)).toBeLessThan(2 * 100 + BESIDE);
  });

  test("looking for payloads that are too old reads none that are not", async () => {
    expect(await countRead(ask("purge_payloads", work("read"), 5000))).toBeLessThan(BESIDE);
  });

  test("purging a batch of events reads a batch", async () => {
    const ended = `update public.connections set status = 'disconnected', purge_requested_at = now()
      where id = '${tenant.connectionId}'`;
    // Commits, incidents, slices, and payloads.
    expect(await countRead(ask("purge_connection", work("read"), 100), ended)).toBeLessThan(8 * 100 + BESIDE);
  });

  test("the operator's sums read the slices of the last day only", async () => {
    // Each run's age is looked at while no statistics tell that few are young.
    expect(await countRead("select public.read_operator_metrics()")).toBeLessThan(2 * 400 + BESIDE);
  });
});
