import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { describe, expect, test, vi } from "vitest";
import { startWork, tokenOf } from "#lib/db/work.ts";
import { useLaboratory } from "../support/kit.ts";
import { addTenant, type Tenant } from "../support/sync-laboratory.ts";
import { findFaults } from "../support/world-store.ts";

const DAY_OF_THEM = "2026-03-01";

/** Of one day, each of a commit of its own and one that the others list as well. */
const deploymentOf = (number: number) => ({
  external_id: `d${number}`,
  service: "checkout",
  env: "production",
  started_at: `${DAY_OF_THEM}T1${number}:00:00Z`,
  payload_hash: "h",
  change_failure: false,
  commits: ["shared", `own-${number}`].map((sha, position) => ({
    sha,
    position,
    lead_seconds: 60 * (number + position),
    origin: "human",
    rule: { code: "no_sign", numbers: {} },
  })),
});

describe("folding beside others on PostgreSQL", () => {
  const laboratory = useLaboratory();

  /** Two sessions, and one that looks whether what the second does waits for a lock. */
  const openSessions = async () => {
    const sessions = postgres(laboratory.databaseUrl, { max: 3, onnotice: () => undefined });
    const reserve = async () => {
      const session = await sessions.reserve();
      const [backend] = await session<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const waits = async () => {
        const [state] = await laboratory.sql<{ waits: boolean }>(
          `select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = ${backend?.pid}`,
        );
        return state?.waits;
      };
      return { session, waits: () => vi.waitUntil(waits) };
    };
    const all = [await reserve(), await reserve(), await reserve()] as const;
    const close = async () => {
      for (const { session } of all) session.release();
      await sessions.end();
    };
    return { all, close };
  };
  const merge = ({ organizationId, connectionId }: Tenant, session: postgres.Sql, number: number) =>
    session`select private.merge_deployments(${organizationId}::uuid, ${connectionId}::uuid, gen_random_uuid(),
      ${session.json([deploymentOf(number)])})`;
  const foldDay = ({ organizationId }: Tenant, session: postgres.Sql) =>
    session`select private.write_runs(${organizationId}::uuid, array[${DAY_OF_THEM}::date])`;
  const foldedDays = ({ organizationId }: Tenant) =>
    laboratory.sql(`select day::text from public.folded_days where organization_id = '${organizationId}'`);

  test.each([
    ["a slice waits while its day is folded", foldDay, merge, []],
    ["a fold of its day waits while a slice is written", merge, foldDay, [{ day: DAY_OF_THEM }]],
  ])("no day is left folded with other lead times than it has: %s", async (_, first, second, folded) => {
    const tenant = await addTenant(laboratory, { account: randomUUID(), backfillDays: 30 });
    const { all, close } = await openSessions();
    const [one, two] = all;
    await merge(tenant, one.session, 0);
    await one.session`begin`;
    await first(tenant, one.session, 2);
    const later = second(tenant, two.session, 1).execute();
    await two.waits();
    await one.session`commit`;
    await later;
    await close();
    expect(await foldedDays(tenant)).toEqual(folded);
    expect(await findFaults(laboratory, tenant.organizationId)).toEqual([]);
  });

  /** What deployments lead to on their way, beside the lock that their writers take first. */
  test.each([
    ["a verdict by hand", "update public.deployments set left_out = true where organization_id = "],
    ["a purge", "delete from public.deployments where organization_id = "],
  ])("whoever unfolds waits for who folds, even without a lock of its own: %s", async (_, statement) => {
    const tenant = await addTenant(laboratory, { account: randomUUID(), backfillDays: 30 });
    const { all, close } = await openSessions();
    const [one, two] = all;
    await merge(tenant, one.session, 0);
    await one.session`begin`;
    await foldDay(tenant, one.session);
    const later = two.session.unsafe(`${statement}'${tenant.organizationId}'`).execute();
    await two.waits();
    await one.session`commit`;
    await later;
    await close();
    expect(await foldedDays(tenant)).toEqual([]);
  });

  test("other settings and who folds wait for each other in one order", async () => {
    const tenant = await addTenant(laboratory, { account: randomUUID(), backfillDays: 30 });
    const { organizationId, connectionId } = tenant;
    await laboratory.sql(`insert into public.deployment_counts
        (organization_id, connection_id, month, dimension, name, deployments)
      values ('${organizationId}', '${connectionId}', '1999-01-01', 'env', 'production', 5000)`);
    const { all, close } = await openSessions();
    const [one, two, three] = all;
    await merge(tenant, one.session, 0);
    await foldDay(tenant, one.session);
    const held = await startWork(laboratory.db, {
      organizationId,
      kind: "fold",
      subjectId: organizationId,
      trigger: "manual",
    });
    await one.session`begin`;
    await one.session`select from public.folded_days where organization_id = ${organizationId}::uuid for update`;
    const settings = two.session`update public.organizations set time_zone = 'Europe/Berlin'
      where id = ${organizationId}::uuid`.execute();
    await two.waits();
    const fold = three.session`select public.fold_days(${JSON.stringify(tokenOf(held))}::jsonb, 7)`.execute();
    await three.waits();
    await one.session`commit`;
    await Promise.all([settings, fold]);
    await close();
    expect(await findFaults(laboratory, organizationId)).toEqual([]);
  });
});
