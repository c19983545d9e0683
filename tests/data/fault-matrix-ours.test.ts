import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { finishWork } from "#lib/db/work.ts";
import { AppError } from "#lib/errors.ts";
import { checkKeys } from "#lib/sources/datadog/check-keys.ts";
import { failure } from "#lib/work/outcome.ts";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { atDatadog } from "../support/at-datadog.ts";
import {
  ago,
  connectAccount,
  DAY,
  minutesUntil,
  purgeEnded,
  readConnection,
  setConnection,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import { endOwn, heldIn } from "../support/ended-organization.ts";
import {
  expectUnblamed,
  expectWholeAgain,
  openFaultBench,
  runsOf,
  stateOf,
  syncOnFakeClock,
} from "../support/fault-bench.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { use } from "../support/kit.ts";
import { DATABASES, quote, readRows } from "../support/stack.ts";
import { digestRows } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";
import { claimReads, nothingIsDue } from "../support/work.ts";

const past = () => new Date(Date.now() - 60_000).toISOString();

describe.each(DATABASES)("a sync on %s whose own side meets", (name) => {
  const bench = use(() => openFaultBench(name));
  beforeEach(() => nothingIsDue(bench.open));

  test("52: a ring that opens nothing: the tick stops after three, and no customer is blamed", async () => {
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(() => bench.connect()));
    const env = { credentialKeys: new Map([[1, randomBytes(32)]]) };
    const result = await tickBench(bench, { env, atOnce: 1 });
    expect(result).toMatchObject({ claimed: 3, failed: 3, remaining: 3 });
    for (const connected of all) {
      await expectUnblamed(connected);
      expect(atDatadog(connected).calls()).toEqual([]);
    }
    await bench.open.sql(
      "update private.work set next_at = now() where next_at is not null and kind = 'read'",
    );
    expect(await tickBench(bench)).toMatchObject({ claimed: 6, succeeded: 6 });
  });

  test.each([
    ["51: an empty ring", new Map<number, Buffer>()],
    ["55: a ring whose old key was taken out too early", new Map([[2, randomBytes(32)]])],
  ])("%s: our fault, and over when the ring is right again", async (_, ring) => {
    const connected = await bench.connect();
    const ran = await sync({ ...connected, bench: { ...bench, ring } });
    expect(ran).toMatchObject({ result: "failed", run: { error: { code: "credential_unreadable" } } });
    await expectUnblamed(connected);
    expect(await minutesUntil(connected, "next_at", ran)).toBe(15);
    expect(atDatadog(connected).calls()).toEqual([]);
    await expectWholeAgain(bench, connected);
  });

  test("53: one spoiled ciphertext, however it was spoiled: only that connection fails", async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => bench.connect()));
    const ids = all.map(({ connectionId }) => quote(connectionId));
    await bench.open.sql(`
      update private.credentials set sealed = set_byte(sealed, octet_length(sealed) - 1, 255 - get_byte(sealed, octet_length(sealed) - 1)) where field = 'apiKey' and connection_id = ${ids[0]};
      update private.credentials set sealed = substr(sealed, 1, octet_length(sealed) - 4) where field = 'apiKey' and connection_id = ${ids[1]};
      update private.credentials t set sealed = s.sealed from private.credentials s
        where t.connection_id = ${ids[2]} and s.connection_id = ${ids[3]}`);
    expect(await tickBench(bench)).toMatchObject({ claimed: 5, succeeded: 2, failed: 3 });
    for (const [index, connected] of all.entries()) {
      await expectUnblamed(connected);
      const [run] = await runsOf(connected);
      expect(run?.error?.code).toBe(index < 3 ? "credential_unreadable" : undefined);
    }
  });

  test("54: a rotation half done: both keys open", async () => {
    const all = [await bench.connect()];
    const ring = new Map([[2, randomBytes(32)], ...bench.ring]);
    all.push(await connectAccount({ ...bench, ring }, { backfillDays: 5 }));
    const env = { credentialKeys: ring };
    expect(await tickBench(bench, { env })).toMatchObject({ claimed: 2, succeeded: 2 });
  });

  test("56: a server whose clock is a day off, either way: the database's says what is read and when", async () => {
    const connected = await bench.connect();
    for (const off of [-DAY * 1000, DAY * 1000]) {
      const now = () => Date.now() + off;
      const ran = await sync(connected, { now, deadlineAt: now() + 3_600_000 });
      expect(ran).toMatchObject({ result: "succeeded", deployments: { tombstoned: 0 } });
      const end = Date.parse(ran.run.window_to ?? "");
      expect(Math.round((Date.parse(ran.run.started_at ?? "") - end) / 1000)).toBeGreaterThanOrEqual(119);
      expect(Math.round((Date.parse(ran.run.started_at ?? "") - end) / 1000)).toBeLessThanOrEqual(122);
      atDatadog(connected).fail({ kind: "response", status: 429, headers: { "retry-after": "600" } });
      const limited = await sync(connected, { now, deadlineAt: now() + 3_600_000 });
      expect(await minutesUntil(connected, "not_before", limited)).toBe(10);
      await setConnection(connected, { not_before: null });
    }
    await expectWholeAgain(bench, connected);
  });

  test("57: an organisation that is deleted in the middle of a run: the run stores nothing more, nothing of it is left", async () => {
    const connected = await bench.connect();
    const watch = interceptRpc("commit_slice", async (pass, number) => {
      if (number === 2) await endOwn(bench.open, connected);
      return pass();
    });
    const lease = await takeLease(connected);
    const ended = await sync(connected, { lease, db: syncClient(bench.open, watch) });
    expect(ended).toMatchObject({ result: "cancelled", run: { status: "cancelled" } });
    expect(atDatadog(connected).calls()).toHaveLength(2);
    expect(await purgeEnded(connected)).toMatchObject({ status: "succeeded" });
    expect(await heldIn(bench.open, connected.organizationId)).toEqual([]);
  });

  test("59: a giant beside others: it gives way after so many slices, and goes on behind them", async () => {
    const giant = await connectAccount(bench, { backfillDays: 730 });
    const small = await bench.connect();
    const order: string[] = [];
    const db = syncClient(
      bench.open,
      interceptRpc("finish_work", (pass) => {
        order.push("end");
        return pass();
      }),
    );
    await setConnection(giant, { next_at: new Date(0).toISOString() });
    const first = await tickBench(bench, { db, atOnce: 1 });
    expect(first).toMatchObject({ failed: 0, remaining: 0 });
    const ends = await runsOf(giant);
    expect(ends.length).toBeGreaterThan(1);
    expect(ends.map((run) => run.status)).toEqual([...ends.slice(1).map(() => "partial"), "succeeded"]);
    const [turn] = await readRows<{ before: boolean }>(
      bench.open,
      `select (select max(finished_at) from public.sync_runs where connection_id = ${quote(small.connectionId)})
        < (select max(finished_at) from public.sync_runs where connection_id = ${quote(giant.connectionId)}) as before`,
    );
    expect(turn?.before).toBe(true);
    expect(order).toHaveLength(ends.length + 1);
  });

  test("61: an odd row in what counts as read: nothing is skipped, and nobody else waits", async () => {
    const [odd, other] = [await bench.connect(), await bench.connect()];
    const id = quote(odd.connectionId);
    for (const covered of ["{[2990-01-01,2999-01-01)}", "{(,)}", "{[-infinity,infinity)}", "{}"]) {
      await bench.open.sql(`insert into public.covered_ranges (organization_id, connection_id, stream, covered)
        values (${quote(odd.organizationId)}, ${id}, 'deployments', ${quote(covered)})
        on conflict (organization_id, connection_id, stream) do update set covered = excluded.covered;
        update public.connections set round_started_at = '2999-01-01' where id = ${id}`);
      for (const connected of [odd, other]) await setConnection(connected, { next_at: past() });
      expect(await tickBench(bench)).toMatchObject({ claimed: 2, succeeded: 2, failed: 0 });
    }
    expect((await readConnection(odd)).round_started_at).toBeNull();
    await expectWholeAgain(bench, odd);
  });

  test("75: a run by hand whose process died is due again, also where the next night was far", async () => {
    const connected = await bench.connect();
    await sync(connected);
    await takeLease(connected, "nightly");
    await setConnection(connected, { lease_expires_at: past() });
    const leases = await claimReads(bench.db, 100);
    expect(leases.map((lease) => lease.connectionId)).toEqual([connected.connectionId]);
    expect(await runsOf(connected)).toMatchObject([
      { status: "succeeded" },
      { status: "failed", error: { code: "interrupted" } },
      { status: "running" },
    ]);
  });

  test("76: the beginning of trouble is told once, in one line of the audit log", async () => {
    const connected = await bench.connect();
    const { cause: _, ...refused } = failure(new AppError("datadog_rejected"), { refused: true });
    const told: boolean[] = [];
    for (let run = 0; run < 3; run += 1) {
      const lease = await takeLease(connected, "nightly");
      told.push((await finishWork(bench.db, lease, refused)).tell);
      told.push((await finishWork(bench.db, lease, refused)).tell);
    }
    expect(told).toEqual([true, false, false, false, false, false]);
    const lines = await readRows(
      bench.open,
      `select actor, target from public.audit_log where action = 'connection.needs_attention'
        and organization_id = ${quote(connected.organizationId)}`,
    );
    expect(lines).toEqual([{ actor: "system", target: connected.connectionId }]);
  });

  test("72: a limit at the first call, night after night: no back-off grows from it", async () => {
    const connected = await bench.connect();
    for (let night = 0; night < 3; night += 1) {
      atDatadog(connected).fail({ kind: "response", status: 429, headers: { "retry-after": "900" } });
      const ran = await syncOnFakeClock(connected);
      expect(ran).toMatchObject({ result: "failed", run: { error: { code: "rate_limited" } } });
      await expectUnblamed(connected);
      await setConnection(connected, { not_before: null });
    }
    await expectWholeAgain(bench, connected);
  });

  test("77: what was left out of stored events is counted: an end before its start, a commit without a sha", async () => {
    const connected = await connectAccount(bench, {
      deployments: [
        wireDeployment("d", ago(bench, DAY), {
          finished_at: ago(bench, 2 * DAY),
          commits: [{ sha: "a" }, { author: { name: "nobody" } }, { sha: "" }],
        }),
        wireDeployment("fine", ago(bench, DAY)),
      ],
      failures: [wireIncident("i", ago(bench, DAY), { finished_at: ago(bench, 2 * DAY) })],
    });
    const { run } = await sync(connected);
    const counts = await readRows(
      bench.open,
      `select stream, sum(left_out)::int as left_out from public.sync_slices where run_id = ${quote(run.id)}
        group by 1 order by 1`,
    );
    expect(counts).toEqual([
      { stream: "deployments", left_out: 3 },
      { stream: "incidents", left_out: 1 },
    ]);
    const before = await digestRows(connected);
    await sync(connected);
    expect(await digestRows(connected)).toEqual(before);
  });

  test("78: keys that cannot be checked when they are entered: a reason in words, and no key in it", async () => {
    const faults: FaultEffect[] = [
      { kind: "response", status: 403, body: { errors: ["Forbidden"] } },
      { kind: "response", status: 500 },
      { kind: "response", status: 404 },
      { kind: "response", status: 429, headers: { "retry-after": "900" } },
      { kind: "redirect", status: 302, location: "http://127.0.0.1:1/" },
      { kind: "html" },
      { kind: "reset" },
      { kind: "stall" },
    ];
    const connected = await bench.connect();
    const { keys } = connected;
    const candidate = {
      ...keys,
      site: "datadoghq.com" as const,
      baseUrl: bench.simulatorUrl,
      callTimeoutMs: 100,
      sleep: async () => undefined,
    };
    for (const fault of faults) {
      // A Datadog that repeats what it was sent.
      const body = { errors: [`no ${keys.apiKey} with ${keys.appKey} here`] };
      atDatadog(connected).fail({ ...fault, ...("body" in fault && { body }), times: 0 });
      const error = await checkKeys(candidate).catch((reason: unknown) => reason);
      bench.hear(error);
      expect(error).toMatchObject({ code: expect.stringMatching(/^datadog_|^rate_limited$/) });
      atDatadog(connected).heal();
    }
    expect(await checkKeys(candidate)).toMatchObject({ list: expect.any(Function) });
  });

  test("no secret of any of them in a log, on the console, in an error or in the database", async () => {
    expect(await bench.findSecrets()).toEqual([]);
    expect(await stateOf(bench.bystander)).toEqual(bench.untouched);
  });
});
