import { describe, expect, test } from "vitest";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { readCredentials } from "#lib/db/credentials.ts";
import { type Lease, planRun } from "#lib/db/sync.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import {
  type Connected,
  connectAccount,
  DAY,
  purgeDisconnected,
  readConnection,
  readRun,
  setConnection,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES } from "../support/stack.ts";
import { addConnection, callRpc } from "../support/stack-client.ts";
import { digestContent, digestRows } from "../support/stored-content.ts";
import { claimOf, claimReads, nothingIsDue, setWork } from "../support/work.ts";

const past = () => new Date(Date.now() - 60_000).toISOString();

describe.each(DATABASES)("a lease on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = () =>
    connectAccount(bench, {
      deployments: manyDeployments(bench, 28),
    });

  /** A client that lets `happen` come in between: after the answers to the calls before the `number`-th, before it. */
  const interrupt = (name: string, number: number, happen: () => Promise<unknown>) => {
    let happening: Promise<unknown> = Promise.resolve();
    let before: Promise<unknown> = Promise.resolve();
    return syncClient(
      stack,
      interceptRpc(name, async (pass, call) => {
        if (call === number) happening = before.then(happen);
        await happening;
        const answer = pass();
        before = Promise.allSettled([before, answer]);
        return answer;
      }),
    );
  };

  const takeOver = async (connected: Connected): Promise<Lease> => {
    await setConnection(connected, { lease_expires_at: past() });
    return takeLease(connected);
  };

  test("that was taken over leaves the old run nothing to write", async () => {
    const [connected, other] = [await connect(), await connect()];
    let lease: Lease | undefined;
    let atTakeOver = {};
    const db = interrupt("commit_slice", 3, async () => {
      lease = await takeOver(connected);
      atTakeOver = await digestRows(connected);
    });
    const zombie = await sync(connected, { db });
    expect(zombie).toMatchObject({
      result: "cancelled",
      run: { status: "failed", error: { code: "interrupted" } },
    });
    expect(await digestRows(connected)).toEqual(atTakeOver);
    expect(await readConnection(connected)).toMatchObject({ lease_token: lease?.leaseToken, attempts: 0 });
    expect((await sync(connected, lease === undefined ? {} : { lease })).result).toBe("succeeded");
    await sync(other);
    expect(await digestContent(connected)).toEqual(await digestContent(other));
  });

  test("that was taken over at the last moment is not closed by the old run", async () => {
    const connected = await connect();
    let lease: Lease | undefined;
    const db = interrupt("finish_work", 1, async () => {
      lease = await takeOver(connected);
    });
    expect(await sync(connected, { db })).toMatchObject({ result: "cancelled" });
    expect(await readConnection(connected)).toMatchObject({
      lease_token: lease?.leaseToken,
      last_synced_at: null,
    });
  });

  test("lives on with each slice", async () => {
    const connected = await connect();
    const almost = new Date(Date.now() + 5000).toISOString();
    let until = "";
    const watch = interceptRpc("commit_slice", async (pass, call) => {
      if (call === 1) await setConnection(connected, { lease_expires_at: almost });
      const answer = await pass();
      if (call === 1) until = (await readConnection(connected)).lease_expires_at ?? "";
      return answer;
    });
    await sync(connected, { db: syncClient(stack, watch) });
    expect(Date.parse(until) - Date.parse(almost)).toBeGreaterThan(300_000);
  });

  test("keeps every other run away until it has expired", async () => {
    const connected = await connect();
    const lease = await takeLease(connected);
    await planRun(bench.db, lease, { window: { from: lease.now - DAY, to: lease.now }, plannedSeconds: DAY });
    await expect(takeLease(connected)).rejects.toMatchObject({ code: "sync_running", status: 409 });
    expect(await claimOf(connected)).toBeUndefined();
    await setConnection(connected, { lease_expires_at: past() });
    const next = await claimOf(connected);
    expect(next?.leaseToken).not.toBe(lease.leaseToken);
    expect(await readRun(connected, lease.runId)).toMatchObject({
      run: { status: "failed", error: { code: "interrupted" }, finished_at: expect.any(String) },
    });
  });

  test("is given to one of many who ask at the same moment", async () => {
    const connected = await connect();
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => takeLease(connected)));
    const refused = asked
      .filter((answer) => answer.status === "rejected")
      .map((answer) => answer.reason.code);
    expect(refused).toEqual(Array.from({ length: 19 }, () => "sync_running"));
  });

  test("is claimed once per connection by twenty claimers at once, longest overdue first", async () => {
    await nothingIsDue(stack);
    const { organizationId } = await connect();
    const due: string[] = [];
    for (let minute = 0; minute < 120; minute += 1) {
      const subjectId = await addConnection(bench.db as never, organizationId);
      const next_at = new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString();
      await setWork(stack, { organizationId, subjectId }, { next_at });
      due.push(subjectId);
    }
    const [first] = await claimReads(bench.db, 1);
    expect(first?.connectionId).toBe(due[0]);
    const claimAll = async () => {
      const claimed: string[] = [];
      for (;;) {
        const leases = await claimReads(syncClient(stack), 4);
        if (leases.length === 0) return claimed;
        claimed.push(...leases.map((lease) => lease.connectionId));
      }
    };
    const claimed = (await Promise.all(Array.from({ length: 20 }, claimAll))).flat();
    const ours = claimed.filter((id) => due.includes(id));
    expect(ours.toSorted()).toEqual(due.slice(1).toSorted());
  });

  test("is given to who needs few calls before who needs many, who waits an hour longer at the most", async () => {
    await nothingIsDue(stack);
    const [giant, small, patient] = [await connect(), await connect(), await connect()];
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    await setConnection(giant, { last_cost: 5000, next_at: minutesAgo(40) });
    await setConnection(small, { last_cost: 4, next_at: minutesAgo(1) });
    await setConnection(patient, { last_cost: 5000, next_at: minutesAgo(90) });
    const claimed: string[] = [];
    for (let count = 1; count <= 3; count += 1) {
      claimed.push(...(await claimReads(bench.db, 1)).map((lease) => lease.connectionId));
    }
    expect(claimed).toEqual([patient, small, giant].map(({ connectionId }) => connectionId));
  });

  test("is due again at the next 04:00 UTC, or after the seconds that the demo asks for", async () => {
    await nothingIsDue(stack);
    const connected = await connect();
    const due = async (syncEverySeconds: number | null) => {
      await setConnection(connected, { next_at: past() });
      const env = { credentialKeys: bench.ring, syncEverySeconds };
      expect(await tickBench(bench, { env })).toMatchObject({ claimed: 1, succeeded: 1 });
      return readConnection(connected);
    };
    expect((await due(null)).next_at).toMatch(/T04:00:00/);
    const { next_at, ended_at } = await due(120);
    expect(Math.round((Date.parse(next_at ?? "") - Date.parse(ended_at ?? "")) / 1000)).toBe(120);
  });

  test.each([
    ["keeps what was read", false],
    ["leaves nothing when it purges", true],
  ])("is lost when its connection is disconnected, which %s", async (_, purge) => {
    const connected = await connect();
    let atEnd = {};
    const db = interrupt("commit_slice", 3, async () => {
      await disconnectConnection(connected.acting, { ...connected, purge });
      if (purge) await purgeDisconnected(connected);
      atEnd = await digestRows(connected);
    });
    const lease = await takeLease(connected);
    const ran = await sync(connected, { db, lease }).catch((error) => error);
    expect(await digestRows(connected)).toEqual(atEnd);
    // The fourth page was being read while the third was to be stored; none after it.
    expect(atDatadog(connected).calls()).toHaveLength(4);
    await expect(readCredentials(bench.db, bench.ring, connected)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(takeLease(connected)).rejects.toMatchObject({ code: "not_found" });
    if (purge) {
      expect(atEnd).toMatchObject({ deployments: expect.stringMatching(/^0 rows/) });
      return;
    }
    expect(ran).toMatchObject({ result: "cancelled", run: { status: "cancelled" } });
    expect(atEnd).not.toMatchObject({ deployments: expect.stringMatching(/^0 rows/) });
    expect(await readConnection(connected)).toMatchObject({
      status: "disconnected",
      lease_token: null,
      next_at: null,
      disconnected_at: expect.any(String),
    });
  });

  test("ends with every open run when the embedded stack starts anew", async () => {
    const connected = await connect();
    const db = interrupt("commit_slice", 2, () => callRpc(bench.db as never, "end_open_work", {}));
    const ran = await sync(connected, { db });
    expect(ran).toMatchObject({
      result: "cancelled",
      run: { status: "failed", error: { code: "interrupted" } },
    });
    const row = await readConnection(connected);
    expect(row).toMatchObject({ status: "active", lease_token: null, lease_expires_at: null });
    expect(Date.parse(row.next_at ?? "")).toBeLessThanOrEqual(Date.now());
    const { data } = await bench.db.from("sync_runs").select("id").in("status", ["queued", "running"]);
    expect(data).toEqual([]);
  });
});
