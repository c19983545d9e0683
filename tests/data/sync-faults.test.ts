import { describe, expect, test } from "vitest";
import type { Lease } from "#lib/db/sync.ts";
import { atDatadog } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  minutesUntil,
  readConnection,
  setConnection,
  sync,
  syncClient,
  takeLease,
} from "../support/connected-account.ts";
import { interceptRpc, loseReply } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { digestContent, digestRows, readAll } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { claimOf } from "../support/work.ts";

const limitedBy = (headers: Record<string, string>) =>
  ({ kind: "response", status: 429, headers, body: { errors: ["Too many requests"] } }) as const;

describe.each(ONE_DATABASE)("a sync on %s that meets", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  /** A deployment and an incident every twelve hours of 28 days. */
  const connectBusy = (): Promise<Connected> => {
    const moments = Array.from({ length: 56 }, (_, index) => ago(bench, 3600 + (index * DAY) / 2));
    return connectAccount(bench, {
      deployments: moments.map((at, index) => wireDeployment(`d-${index}`, at)),
      failures: moments.map((at, index) => wireIncident(`i-${index}`, at)),
    });
  };

  const statusesOf = (connected: Connected) =>
    atDatadog(connected)
      .calls()
      .map(({ status }) => status);

  describe("a limit of Datadog's", () => {
    test("waits out a short one and goes on", async () => {
      const connected = await connectBusy();
      const slept: number[] = [];
      let at = Date.now();
      const sleep = async (milliseconds: number) => {
        slept.push(milliseconds);
        at += milliseconds;
      };
      atDatadog(connected).fail({ ...limitedBy({ "x-ratelimit-reset": "7" }), skip: 2 });
      const ran = await sync(connected, { random: () => 0, now: () => at, sleep });
      expect(ran).toMatchObject({
        result: "succeeded",
        deployments: { inserted: 56 },
        incidents: { inserted: 56 },
      });
      expect(slept).toEqual([7000]);
    });

    test("ends its run at a long one, keeps what it read, and is due when the limit has passed", async () => {
      const connected = await connectBusy();
      atDatadog(connected).fail({ ...limitedBy({ "retry-after": "1800" }), skip: 3, times: 0 });
      const ran = await sync(connected, { sleep: () => Promise.reject(new Error("slept")) });
      expect(ran).toMatchObject({
        result: "partial",
        run: { status: "partial", error: { code: "rate_limited" } },
      });
      expect(statusesOf(connected)).toEqual([200, 200, 200, 429]);
      const row = await readConnection(connected);
      expect(row).toMatchObject({ status: "active", attempts: 0, lease_token: null });
      expect(await minutesUntil(connected, "not_before", ran)).toBe(30);
      await expect(takeLease(connected)).rejects.toMatchObject({ code: "rate_limited" });
      expect(await claimOf(connected)).toBeUndefined();
      atDatadog(connected).heal();
      await setConnection(connected, { not_before: new Date(Date.now() - 1000).toISOString() });
      const lease = await claimOf(connected);
      if (lease === undefined) throw new Error("not due");
      expect(await sync(connected, { lease })).toMatchObject({
        result: "succeeded",
        run: { trigger: "cron" },
      });
      expect(await readConnection(connected)).toMatchObject({ not_before: null, last_error: null });
      expect(await readAll(connected, "deployments")).toHaveLength(56);
    });
  });

  describe("a refusal", () => {
    test.each([
      [
        403,
        { errors: ["Forbidden", "Failed permission authorization checks"] },
        "Failed permission authorization checks",
      ],
      [
        401,
        { errors: [{ title: "Unauthorized", detail: "Unknown application key" }] },
        "Unknown application key",
      ],
    ])("stops at once at %i and says it in Datadog's words", async (status, body, words) => {
      const connected = await connectBusy();
      atDatadog(connected).fail({ kind: "response", status, body, skip: 3, times: 0 });
      const ran = await sync(connected);
      expect(ran).toMatchObject({
        result: "failed",
        run: { status: "failed", error: { code: "datadog_rejected" } },
      });
      expect(statusesOf(connected)).toEqual([200, 200, 200, status]);
      expect(ran.deployments.inserted).toBeGreaterThan(0);
      const row = await readConnection(connected);
      expect(row).toMatchObject({ status: "needs_attention", next_at: null, lease_token: null });
      expect(JSON.stringify(row.last_error)).toContain(words);
      expect(await claimOf(connected)).toBeUndefined();
      expect(statusesOf(connected)).toHaveLength(4);
    });
  });

  describe("a broken Datadog", () => {
    test("tries a page four times, then waits 15 minutes, 1 hour, 6 hours, 1 day and 1 day", async () => {
      const connected = await connectBusy();
      atDatadog(connected).fail({ kind: "response", status: 500, times: 0 });
      for (const [attempts, minutes] of [
        [1, 15],
        [2, 60],
        [3, 360],
        [4, 1440],
        [5, 1440],
      ] as const) {
        const ran = await sync(connected);
        expect(ran).toMatchObject({
          result: "failed",
          run: { error: { code: "datadog_unavailable" }, api_calls: 4 },
        });
        const row = await readConnection(connected);
        expect(row).toMatchObject({ status: "active", attempts, last_synced_at: null });
        expect(await minutesUntil(connected, "next_at", ran)).toBe(minutes);
      }
      atDatadog(connected).heal();
      expect(await sync(connected)).toMatchObject({ result: "succeeded" });
      expect(await readConnection(connected)).toMatchObject({ attempts: 0, last_error: null });
    });

    test("keeps the slices read before, and reads only the rest twice", async () => {
      const connected = await connectBusy();
      atDatadog(connected).fail({ kind: "reset", path: "failures", times: 0 });
      const ran = await sync(connected);
      expect(ran).toMatchObject({ result: "failed", incidents: { fetched: 0 } });
      expect(ran.deployments.inserted).toBeGreaterThan(0);
      atDatadog(connected).heal();
      expect(await sync(connected)).toMatchObject({ result: "succeeded", incidents: { inserted: 56 } });
    });
  });

  describe("a lost reply", () => {
    test("commits a slice once when nobody heard that it was committed", async () => {
      const [heard, unheard] = [await connectBusy(), await connectBusy()];
      const usual = await sync(heard);
      const ran = await sync(unheard, { db: syncClient(stack, loseReply("commit_slice", 2)) });
      expect(ran).toMatchObject({ result: "succeeded" });
      expect([ran.deployments, ran.incidents]).toEqual([usual.deployments, usual.incidents]);
      expect(await digestContent(unheard)).toEqual(await digestContent(heard));
    });

    test("frees the connection by its lease when it cannot be closed at all", async () => {
      const connected = await connectBusy();
      const db = syncClient(
        stack,
        interceptRpc("finish_work", () => Promise.reject(new TypeError("fetch failed"))),
      );
      expect(await sync(connected, { db })).toMatchObject({
        result: "cancelled",
        run: { status: "running" },
      });
      const before = await digestRows(connected);
      await setConnection(connected, { lease_expires_at: new Date(Date.now() - 1000).toISOString() });
      expect(await claimOf(connected)).toMatchObject({ connectionId: connected.connectionId });
      expect(await digestRows(connected)).toEqual(before);
    });
  });

  describe("the end of its budget", () => {
    /** A run that may commit so many slices and then finds its time used up. */
    const syncSlices = (connected: Connected, slices: number, lease: Lease) => {
      let committed = 0;
      const count = interceptRpc("commit_slice", (pass) => {
        committed += 1;
        return pass();
      });
      const now = () => (committed >= slices ? 2 : 0);
      return sync(connected, { db: syncClient(stack, count), now, deadlineAt: 1, lease });
    };

    test("leaves the rest due at once, and goes on from there until all is read", async () => {
      const [whole, sliced] = [await connectBusy(), await connectBusy()];
      await sync(whole);
      const first = await syncSlices(sliced, 2, await takeLease(sliced));
      expect(first).toMatchObject({ result: "partial", run: { status: "partial", error: null } });
      const row = await readConnection(sliced);
      expect(Date.parse(row.next_at ?? "")).toBeLessThanOrEqual(Date.now());
      expect(row).toMatchObject({ status: "active", attempts: 0, last_synced_at: null });
      const results: string[] = [];
      while (results.at(-1) !== "succeeded" && results.length < 20) {
        const lease = await claimOf(sliced);
        if (lease === undefined) throw new Error("not due");
        // Read in part is not synced, also when the recent days are among what was read.
        expect((await readConnection(sliced)).last_synced_at).toBeNull();
        results.push((await syncSlices(sliced, 3, lease)).result);
      }
      expect(results.at(-1)).toBe("succeeded");
      expect(await digestContent(sliced)).toEqual(await digestContent(whole));
      expect((await readConnection(sliced)).last_synced_at).toEqual(expect.any(String));
    });
  });
});
