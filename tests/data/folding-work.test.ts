import { describe, expect, test } from "vitest";
import { startWork } from "#lib/db/work.ts";
import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";
import { reclassify } from "#lib/sync/reclassify.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { manyDeployments } from "../support/at-datadog.ts";
import {
  type Connected,
  connectAccount,
  DAY,
  sync,
  syncClient,
  tickBench,
} from "../support/connected-account.ts";
import { dieAt } from "../support/die-at.ts";
import { foldingOn, foldNow, makeWorthFolding, readFolded, unfoldAll } from "../support/folded.ts";
import { useBench, useStack } from "../support/kit.ts";
import { decideByOlderRules } from "../support/older-rules.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { setOrganization } from "../support/stack-client.ts";
import { nothingIsDue, setWork, takeOverLease } from "../support/work.ts";
import { findFaults } from "../support/world-store.ts";

const DAY_MS = DAY * 1000;

describe.each(ONE_DATABASE)("lead times of whole days, by work on %s,", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const { date, merge, workOf, nextAt, connect, askAll, expectRight, noon } = foldingOn(stack, bench);

  const decide = async (connected: Connected, options: { batch?: number; deadlineAt?: number } = {}) => {
    const held = await startWork(bench.db, { ...workOf(connected), kind: "reclassify", trigger: "manual" });
    const given = { db: bench.db, noticeMail, deadlineAt: Date.now() + 600_000, ...options };
    await hold(
      held,
      (own, more) => reclassify(own, { ...given, ...more, rulesVersion: RULES_VERSION + 1 }),
      given,
    );
  };
  /** The day up to which newer rules have decided; null when they do not any more. */
  const readReached = async ({ organizationId }: Connected) => {
    const [row] = await readRows<{ day: string | null }>(
      stack,
      `select (c.after_at at time zone o.time_zone)::date::text as day from private.classified c
        join public.organizations o on o.id = c.organization_id where o.id = '${organizationId}'`,
    );
    return row?.day ?? null;
  };

  test("are folded when a run has ended, newest first, where there are very many deployments, and nowhere else", async () => {
    const connected = await connectAccount(bench, {
      deployments: manyDeployments(bench, 5, { from: 0, each: () => ({ commits: [{ sha: "a" }] }) }),
    });
    await nothingIsDue(stack);
    await sync(connected);
    expect(await nextAt(connected)).toBeNull();
    expect(await foldNow(connected)).toMatchObject({ status: "succeeded", cost: 0 });
    expect((await readFolded(connected)).days).toEqual([]);
    await makeWorthFolding(connected);
    await sync(connected);
    expect(await nextAt(connected)).not.toBeNull();
    const today = bench.simulator.clock.now().getTime();
    const days = [1, 2, 3, 4].map((n) => new Date(today - n * DAY_MS).toISOString().slice(0, 10));
    await foldNow(connected, { batch: 2, deadlineAt: 0 });
    expect((await readFolded(connected)).days).toEqual(days.slice(0, 2));
    expect(await tickBench(bench)).toMatchObject({ failed: 0, remaining: 0 });
    expect((await readFolded(connected)).days).toEqual(days);
    expect(await nextAt(connected)).toBeNull();
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
  });

  const connectLong = async () => {
    const connected = await connectAccount(bench, {
      deployments: manyDeployments(bench, 40, {
        from: DAY,
        step: 9 * DAY,
        each: () => ({ commits: [{ sha: "a" }] }),
      }),
      backfillDays: 400,
    });
    await makeWorthFolding(connected);
    return connected;
  };

  test("are folded behind a long run while it goes on, so that nobody waits for its end", async () => {
    const connected = await connectLong();
    await sync(connected);
    expect((await readFolded(connected)).days.length).toBeGreaterThan(20);
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
  });

  test("are left to work of their own when a long run has no time to fold them, and the run goes on", async () => {
    const connected = await connectLong();
    let asked = 0;
    const db = syncClient(stack, async (input, init) => {
      if (!String(input).endsWith("/rpc/fold_days")) return fetch(input, init);
      asked += 1;
      return Response.json({ code: "57014", message: "statement timeout" }, { status: 500 });
    });
    expect(await sync(connected, { db })).toMatchObject({ result: "succeeded" });
    expect(asked).toBeGreaterThan(1);
    expect(await nextAt(connected)).not.toBeNull();
  });

  test("are folded again when newer rules have decided, their origins with them", async () => {
    const { connected } = await connect();
    const { days } = await readFolded(connected);
    await decideByOlderRules(stack, connected);
    expect(await nextAt(connected)).toBeNull();
    await decide(connected);
    expect(await nextAt(connected)).not.toBeNull();
    await tickBench(bench);
    expect(await readFolded(connected)).toEqual({ days, recast: [] });
    await expectRight(connected);
  });

  test("are folded again as soon as newer rules have passed them, so that reports meanwhile read few from commits", async () => {
    const { connected } = await connect();
    const { days } = await readFolded(connected);
    await decideByOlderRules(stack, connected);
    let batches = 0;
    for (let reached: string | null = ""; reached !== null; batches += 1) {
      await decide(connected, { batch: 6, deadlineAt: 0 });
      reached = await readReached(connected);
      const { recast } = await readFolded(connected);
      expect([reached, recast.filter((day) => day < (reached ?? ""))]).toEqual([reached, []]);
    }
    expect(batches).toBeGreaterThan(10);
    expect((await readFolded(connected)).days).toEqual(days);
    await expectRight(connected);
  });

  test.each([
    ["environments count as production", { productionEnvs: ["staging"] }],
    ["days are", { timeZone: "Pacific/Kiritimati" }],
  ])("are all read again, and folded by work, when other %s", async (_, changes) => {
    const { connected } = await connect();
    await stack.sql(`update public.deployment_counts set name = 'staging', deployments = 5000
      where month = '1999-01-01' and organization_id = '${connected.organizationId}';
      insert into public.deployment_counts (organization_id, connection_id, month, dimension, name, deployments)
      values ('${connected.organizationId}', '${connected.connectionId}', '1998-01-01', 'env', 'production', 5000)`);
    await setOrganization(connected.owner, connected.organizationId, { weekStart: "sunday" });
    expect((await readFolded(connected)).days).not.toEqual([]);
    await setOrganization(connected.owner, connected.organizationId, changes);
    expect((await readFolded(connected)).days).toEqual([]);
    const before = await askAll(connected);
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1 });
    expect((await readFolded(connected)).days).not.toEqual([]);
    expect(await askAll(connected)).toEqual(before);
    await expectRight(connected);
  });

  test("that whoever was killed at any point left are folded by the next", async () => {
    const { connected } = await connect();
    const { days } = await readFolded(connected);
    const before = await askAll(connected);
    let deaths = 0;
    for (let deathAt = 1, died = true; died; deathAt += 1) {
      await unfoldAll(connected);
      const dying = dieAt(deathAt, stack);
      const db = syncClient(stack, dying.fetch);
      await foldNow(connected, { db, batch: Math.ceil(days.length / 4) }).catch(() => undefined);
      died = dying.isDead();
      if (died) deaths += 1;
      expect([deathAt, await askAll(connected)]).toEqual([deathAt, before]);
      if (died) await setWork(stack, workOf(connected), { lease_expires_at: new Date(0).toISOString() });
      await foldNow(connected);
      expect([deathAt, await readFolded(connected)]).toEqual([deathAt, { days, recast: [] }]);
    }
    expect(deaths).toBeGreaterThan(8);
    await expectRight(connected);
  }, 300_000);

  test("are not folded by whoever lost the lease", async () => {
    const { connected } = await connect({ folded: false });
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/fold_days")) await takeOverLease(stack, connected.organizationId);
      return fetch(input, init);
    });
    expect(await foldNow(connected, { db })).toMatchObject({
      status: "cancelled",
      error: { code: "lease_lost" },
    });
    expect((await readFolded(connected)).days).toEqual([]);
  });

  test("that are unfolded behind who folds are due again when they end", async () => {
    const { connected } = await connect({ folded: false });
    let isLate = false;
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/finish_work") && !isLate) {
        isLate = true;
        await merge(connected, [noon(connected, 2)]);
      }
      return fetch(input, init);
    });
    expect(await foldNow(connected, { db })).toMatchObject({ status: "succeeded" });
    expect((await readFolded(connected)).days).not.toContain(date(2));
    expect(await nextAt(connected)).not.toBeNull();
    await tickBench(bench);
    expect((await readFolded(connected)).days).toContain(date(2));
    expect(await nextAt(connected)).toBeNull();
  });
});
