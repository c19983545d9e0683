import { describe, expect, test } from "vitest";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { manyDeployments } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  purgeDisconnected,
  sync,
  syncClient,
  tickBench,
} from "../support/connected-account.ts";
import { dieAt } from "../support/die-at.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { digestRows } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { nothingIsDue, readWork, setWork, takeOverLease } from "../support/work.ts";

const BATCH = 5;

describe.each(ONE_DATABASE)("a purge on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const bystander = use(() => connect());

  const connect = async () => {
    const connected = await connectAccount(bench, {
      deployments: [
        ...manyDeployments(bench, 11, {
          from: DAY,
          step: 60,
          each: (n) => ({ commits: [{ sha: `c${n}` }] }),
        }),
        wireDeployment("poisoned", "yesterday", { created_at: ago(bench, DAY) }),
      ],
      failures: [wireIncident("i-0", ago(bench, DAY)), wireIncident("i-1", ago(bench, 2 * DAY))],
    });
    await sync(connected);
    await nothingIsDue(stack);
    return connected;
  };
  const purgeOf = ({ organizationId, connectionId: subjectId }: Connected) => ({
    organizationId,
    subjectId,
    kind: "purge_connection",
  });

  /** Rows of each table that still name the connection. */
  const left = async ({ connectionId }: Connected) => {
    const tables = await readRows<{ name: string }>(
      stack,
      `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
        where table_schema in ('public', 'private') and column_name in ('connection_id', 'subject_id')`,
    );
    const counts = tables.map(
      ({ name: table }) => `select ${quote(table)} as name, count(*)::int as rows from ${table} t
        where ${quote(connectionId)} in (to_jsonb(t) ->> 'connection_id', to_jsonb(t) ->> 'subject_id')`,
    );
    return (await readRows<{ name: string; rows: number }>(stack, counts.join(" union all "))).filter(
      ({ rows }) => rows > 0,
    );
  };

  test("of more than fits into its time stays due, and the next tick ends it", async () => {
    const connected = await connect();
    await disconnectConnection(connected.acting, { ...connected, purge: true });
    const first = await purgeDisconnected(connected, { batch: BATCH, deadlineAt: 0 });
    expect(first).toMatchObject({ status: "partial", continue: true });
    expect(await left(connected)).toContainEqual({ name: "public.deployments", rows: 6 });
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1, remaining: 0 });
    expect(await left(connected)).toEqual([]);
    expect(
      await readRows(stack, `select from public.connections where id = ${quote(connected.connectionId)}`),
    ).toEqual([]);
  });

  const dieAround = async (every: number) => {
    const before = await digestRows(bystander);
    let deaths = 0;
    for (let deathAt = 1, died = true; died; deathAt += every) {
      const connected = await connect();
      await disconnectConnection(connected.acting, { ...connected, purge: true });
      const dying = dieAt(deathAt, stack);
      const db = syncClient(stack, dying.fetch);
      await purgeDisconnected({ ...connected, bench: { ...bench, db } }, { batch: BATCH }).catch(
        () => undefined,
      );
      died = dying.isDead();
      if (died) {
        deaths += 1;
        if ((await readWork(stack, purgeOf(connected))).lease_token !== null)
          await setWork(stack, purgeOf(connected), { lease_expires_at: new Date(0).toISOString() });
        await tickBench(bench);
      }
      expect([deathAt, await left(connected)]).toEqual([deathAt, []]);
    }
    expect(deaths * every).toBeGreaterThan(10);
    expect(await digestRows(bystander)).toEqual(before);
  };
  if (name === "postgres")
    test("whose process dies at any point around any call goes on where it stopped, and touches nobody else", () =>
      dieAround(1));
  else
    test("whose process dies at every fourth point around its calls goes on where it stopped, too", () =>
      dieAround(4));

  test("fences the run under way, and a purge that lost its lease deletes nothing more", async () => {
    const connected = await connect();
    await disconnectConnection(connected.acting, { ...connected, purge: true });
    let stolen = false;
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/purge_connection") && !stolen) {
        stolen = true;
        await takeOverLease(stack, connected.connectionId);
      }
      return fetch(input, init);
    });
    const before = await digestRows(connected);
    const ended = await purgeDisconnected({ ...connected, bench: { ...bench, db } });
    expect(ended).toMatchObject({ status: "cancelled", error: { code: "lease_lost" } });
    expect(await digestRows(connected)).toEqual(before);
  });
});
