import { describe, expect, test } from "vitest";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { listConnections } from "#lib/db/connections.ts";
import { readCredentials, storeCredentials } from "#lib/db/credentials.ts";
import type { Lease } from "#lib/db/sync.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import { type Admin, loadConnectFlow, makeAccount, openOrganization } from "../support/connect-flow.ts";
import {
  ago,
  type Connected,
  DAY,
  minutesUntil,
  readConnection,
  setConnection,
  sync,
  syncClient,
} from "../support/connected-account.ts";
import { KEY_FIELDS } from "../support/datadog-account.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { coverRanges } from "../support/stack-client.ts";
import { digestRows, rowsOf } from "../support/stored-content.ts";
import { watchCalls } from "../support/watched-calls.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { claimReads, nothingIsDue } from "../support/work.ts";

describe.each(ONE_DATABASE)("a connection on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const flow = use(() => loadConnectFlow(bench));

  const open = () => openOrganization(bench, flow);

  const newAccount = (deployments: WireEvent[], failures: WireEvent[] = []) =>
    makeAccount(bench, { deployments, failures });
  type Account = ReturnType<typeof newAccount>;

  /** Deployments a day apart, back to `days` ago. */
  const daily = (name: string, days: number) => manyDeployments(bench, days, { name });

  const asConnected = (admin: Admin, account: Account, id: string): Connected => ({
    bench,
    organizationId: admin.organizationId,
    connectionId: id,
    account: account.id,
    keys: account.first,
    fields: KEY_FIELDS,
    owner: undefined as never,
    acting: admin.acting,
  });

  const covered = async (connectionId: string): Promise<string> => {
    const query = "select covered::text as ranges from public.covered_ranges";
    const of = { bench, connectionId };
    const [row] = await rowsOf<{ ranges: string }>(of, query, "and stream = 'deployments'");
    return row?.ranges ?? "";
  };

  const audited = ({ organizationId }: Admin) =>
    readRows<{ action: string }>(
      stack,
      `select action, actor, address, target from public.audit_log
        where organization_id = ${quote(organizationId)} and action like 'connection.%' order by id`,
    );

  const stored = (connectionId: string) =>
    rowsOf({ bench, connectionId }, "select external_id from public.deployments");

  const open3 = async () => {
    const admin = await open();
    const account = newAccount(daily("d", 3), [wireIncident("i", ago(bench, DAY))]);
    const { connection } = await admin.connect({ ...account.first, backfillDays: 5 });
    return { admin, account, id: connection.id, connected: asConnected(admin, account, connection.id) };
  };

  test("reads its history as soon as it is made, one of several in its organisation", async () => {
    const admin = await open();
    const [one, other] = [newAccount(daily("shop", 3)), newAccount(daily("bank", 4))];
    const first = await admin.connect({ ...one.first, name: "Shop", backfillDays: 5 });
    const second = await admin.connect({ ...other.first, name: "Bank", backfillDays: 5 });
    expect(await stored(first.connection.id)).toHaveLength(3);
    expect(await stored(second.connection.id)).toHaveLength(4);
    expect([first.reconnected, second.reconnected]).toEqual([false, false]);
    expect(await audited(admin)).toMatchObject([
      { action: "connection.connected", actor: admin.email, address: "203.0.113.7" },
      { action: "connection.connected", target: second.connection.id },
    ]);
  });

  test("that a tick claims before its own first run begins is made all the same, and answers that run", async () => {
    await nothingIsDue(stack);
    const admin = await open();
    const account = newAccount(daily("d", 3));
    let claimed: Lease[] = [];
    const stop = watchCalls(async ({ name, pass }) => {
      if (name === "rpc/start_work" && claimed.length === 0) claimed = await claimReads(bench.db, 100);
      return pass();
    });
    const made = await admin.connect({ ...account.first, backfillDays: 5 }).finally(stop);
    const lease = claimed[0] ?? expect.fail("nothing was due");
    expect(made).toMatchObject({ connection: { id: lease.connectionId }, runId: lease.runId });
    const ran = await sync(asConnected(admin, account, lease.connectionId), { lease });
    expect(ran).toMatchObject({ result: "succeeded", deployments: { inserted: 3 } });
  });

  test("to an account that its organisation has connected is refused, with the same keys or with others", async () => {
    const { admin, account, id } = await open3();
    for (const keys of [account.first, account.second]) {
      await expect(admin.connect(keys)).rejects.toMatchObject({ code: "already_connected" });
    }
    const other = await admin.connect(newAccount(daily("o", 2)).first);
    await expect(admin.replaceKeys(other.connection.id, account.second)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await stored(id)).toHaveLength(3);
  });

  test("takes new keys of the same account and keeps what it covered", async () => {
    const { admin, account, id, connected } = await open3();
    const [ranges, rows] = [await covered(id), await digestRows(connected)];
    await setConnection(connected, { status: "needs_attention", next_at: null, attempts: 2 });
    await admin.replaceKeys(id, account.second);
    expect(await covered(id)).toBe(ranges);
    expect(await digestRows(connected)).toEqual(rows);
    const row = await readConnection(connected);
    expect(row).toMatchObject({ status: "active", attempts: 0, last_error: null, lease_token: null });
    expect(row.key_hint).toBe(account.second.apiKey.slice(-4));
    expect(Date.parse(row.next_at ?? "")).toBeLessThanOrEqual(Date.now());
    expect(await readCredentials(bench.db, bench.ring, connected)).toEqual(account.second);
    expect((await audited(admin)).at(-1)).toMatchObject({ action: "connection.keys_replaced", target: id });
  });

  test("takes the same keys again without lifting the limit that Datadog set them", async () => {
    const { admin, account, id, connected } = await open3();
    const until = new Date(Date.now() + 1_800_000).toISOString();
    await setConnection(connected, { not_before: until });
    await admin.replaceKeys(id, account.first);
    expect(Date.parse((await readConnection(connected)).not_before ?? "")).toBe(Date.parse(until));
    await expect(admin.requestSync(id)).rejects.toMatchObject({ code: "rate_limited" });
    await admin.replaceKeys(id, account.second);
    expect((await readConnection(connected)).not_before).toBeNull();
  });

  test("refuses keys of another account and stays as it was", async () => {
    const { admin, account, id, connected } = await open3();
    const before = [await readConnection(connected), await digestRows(connected), await covered(id)];
    const foreign = newAccount(daily("d-foreign", 3));
    await expect(admin.replaceKeys(id, foreign.first)).rejects.toMatchObject({
      code: "conflict",
      says: { code: "other_account", numbers: { source: "Datadog" } },
    });
    expect([await readConnection(connected), await digestRows(connected), await covered(id)]).toEqual(before);
    expect(await readCredentials(bench.db, bench.ring, connected)).toEqual(account.first);
  });

  test("that holds nothing yet begins its history anew with other keys", async () => {
    const admin = await open();
    const { connection } = await admin.connect({ ...newAccount([]).first, backfillDays: 5 });
    expect(await covered(connection.id)).not.toBe("");
    const right = newAccount(daily("d", 3));
    await admin.replaceKeys(connection.id, right.first);
    expect(await covered(connection.id)).toBe("");
    expect(await sync(asConnected(admin, right, connection.id))).toMatchObject({
      deployments: { inserted: 3 },
    });
  });

  test("fences the run under way when it gets new keys, whose refusal then marks nothing", async () => {
    const { admin, account, id, connected } = await open3();
    atDatadog(connected).add(wireDeployment("late", ago(bench, 2 * DAY)));
    let atReplace = {};
    const watch = interceptRpc("commit_slice", async (pass, number) => {
      if (number === 1) {
        await admin.replaceKeys(id, account.second);
        atReplace = await digestRows(connected);
      }
      return pass();
    });
    const writing = await sync(connected, { db: syncClient(stack, watch) });
    expect(writing).toMatchObject({ result: "cancelled", run: { status: "cancelled" } });
    expect(await digestRows(connected)).toEqual(atReplace);

    const refuse = interceptRpc("plan_run", async (pass) => {
      await admin.replaceKeys(id, account.first);
      bench.simulator.revokeKeys(account.id, account.second.apiKey);
      return pass();
    });
    const refused = await sync(connected, { db: syncClient(stack, refuse) });
    expect(refused).toMatchObject({ result: "cancelled", run: { status: "cancelled" } });
    const row = await readConnection(connected);
    expect(row).toMatchObject({ status: "active", attempts: 0, last_error: null });
    expect((await audited(admin)).map((line) => line.action)).not.toContain("connection.needs_attention");
    expect(await sync(connected)).toMatchObject({ result: "succeeded", deployments: { inserted: 1 } });
  });

  test("takes no keys once it is disconnected, by whatever way", async () => {
    const { admin, account, id, connected } = await open3();
    await admin.disconnect(id);
    await expect(
      storeCredentials(bench.db, bench.ring, { ...connected, keys: account.second }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(admin.replaceKeys(id, account.second)).rejects.toMatchObject({ code: "not_found" });
    await expect(admin.requestSync(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(readCredentials(bench.db, bench.ring, connected)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await stored(id)).toHaveLength(3);
  });

  test.each(["first", "second"] as const)(
    "comes back when its account is connected again with the %s keys, and reads all it missed",
    async (pair) => {
      const admin = await open();
      const account = newAccount(daily("d", 60));
      const { connection } = await admin.connect({ ...account.first, backfillDays: 60 });
      const connected = asConnected(admin, account, connection.id);
      // As if it had been away from the 40th day before until now.
      await coverRanges(bench.db as never, connected, [[ago(bench, 60 * DAY), ago(bench, 40 * DAY)]]);
      await stack.sql(`delete from public.deployments where connection_id = ${quote(connection.id)}
        and started_at > ${quote(ago(bench, 40 * DAY))}`);
      await setConnection(connected, { last_deep_at: null });
      await admin.disconnect(connection.id);
      const back = await admin.connect({ ...account[pair], backfillDays: 5 });
      expect(back).toMatchObject({ connection: { id: connection.id }, reconnected: true });
      expect(await stored(connection.id)).toHaveLength(60);
      expect((await covered(connection.id)).split("),[")).toHaveLength(1);
      expect(await readConnection(connected)).toMatchObject({ status: "active", disconnected_at: null });
      expect((await audited(admin)).map((line) => line.action)).toEqual([
        "connection.connected",
        "connection.disconnected",
        "connection.reconnected",
      ]);
    },
  );

  test("to another account after a disconnect is a new one, and nothing mixes", async () => {
    const { admin, id } = await open3();
    await admin.disconnect(id);
    const other = newAccount(daily("other", 4));
    const next = await admin.connect({ ...other.first, backfillDays: 7 });
    expect(next).toMatchObject({ reconnected: false });
    expect(next.connection.id).not.toBe(id);
    expect(await stored(id)).toHaveLength(3);
    expect(await stored(next.connection.id)).toHaveLength(4);
  });

  test.each([false, true])("is purged whole, also when it had been disconnected: %s", async (before) => {
    const { admin, id, connected } = await open3();
    if (before) await admin.disconnect(id);
    await admin.disconnect(id, true);
    expect(Object.values(await digestRows(connected)).filter((text) => !text.startsWith("0 rows"))).toEqual(
      [],
    );
    expect(await readRows(stack, `select from public.connections where id = ${quote(id)}`)).toEqual([]);
    await expect(admin.disconnect(id, true)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is shown to nobody while it is purged, and an account connected meanwhile is a new one", async () => {
    const { admin, account, id } = await open3();
    await disconnectConnection(admin.acting, { connectionId: id, purge: true });
    expect(await listConnections(bench.db, admin.organizationId)).toEqual([]);
    await expect(admin.disconnect(id)).rejects.toMatchObject({ code: "not_found" });
    const next = await admin.connect({ ...account.first, backfillDays: 7 });
    expect(next).toMatchObject({ reconnected: false });
    expect(next.connection.id).not.toBe(id);
  });

  test("shares a rate limit with another organisation's that has the same keys, and nothing else", async () => {
    const { account, connected } = await open3();
    const neighbour = await open();
    const { connection } = await neighbour.connect({ ...account.first, backfillDays: 5 });
    const theirs = asConnected(neighbour, account, connection.id);
    const stranger = await open3();
    atDatadog(connected).fail({ kind: "response", status: 429, headers: { "retry-after": "1800" } });
    const ran = await sync(connected, { sleep: () => Promise.reject(new Error("slept")) });
    expect(ran).toMatchObject({ run: { error: { code: "rate_limited" } } });
    expect(await readConnection(connected)).toMatchObject({ attempts: 0, status: "active" });
    for (const limited of [connected, theirs])
      expect(await minutesUntil(limited, "not_before", ran)).toBe(30);
    await expect(neighbour.requestSync(connection.id)).rejects.toMatchObject({ code: "rate_limited" });
    expect((await readConnection(stranger.connected)).not_before).toBeNull();
    expect((await readConnection(theirs)).last_error).toBeNull();
    expect(await rowsOf(theirs, "select id from public.sync_runs")).toHaveLength(1);
  });
});
