import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listConnections } from "#lib/db/connections.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { success } from "#lib/work/outcome.ts";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { atDatadog } from "../support/at-datadog.ts";
import {
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  setConnection,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import { loseReply } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { addMember, makeToken } from "../support/team.ts";
import { nothingIsDue, setWork } from "../support/work.ts";

const outbox = join(mkdtempSync(join(tmpdir(), "plumbline-notify-")), "mails.txt");
// Where nobody was told of anything, too.
writeFileSync(outbox, "");
Object.assign(process.env, { PLUMBLINE_EMBEDDED: "1", PLUMBLINE_OUTBOX: outbox });

const FORBIDDEN = { kind: "response", status: 403, body: { errors: ["Forbidden"] } } as const;

describe.each(ONE_DATABASE)("on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  test("refused keys are mailed once to every active admin and owner, and to nobody else", async () => {
    const connected = await connectAccount(bench);
    const { organizationId } = connected;
    const admin = await addMember(stack, { organizationId, role: "admin" });
    const manager = await addMember(stack, { organizationId, role: "manager" });
    const suspended = await addMember(stack, { organizationId, role: "admin", status: "suspended" });
    const owner = (await connected.owner.auth.getUser()).data.user?.email ?? "";
    for (let night = 0; night < 2; night += 1) {
      atDatadog(connected).fail(FORBIDDEN);
      expect(await sync(connected)).toMatchObject({
        result: "failed",
        run: { error: { code: "datadog_rejected" } },
      });
    }
    const mails = readFileSync(outbox, "utf8");
    const mailsTo = (address: string) => mails.split(`Mail to ${address}:`).length - 1;
    expect([owner, admin.email, manager.email, suspended.email].map(mailsTo)).toEqual([1, 1, 0, 0]);
    expect(mails).toContain('Datadog says: "Forbidden".');
    expect(mails).not.toContain(connected.keys.apiKey);
  });

  test("a feed that fails for two days is mailed once, and again only when the reason is another one", async () => {
    const connected = await connectAccount(bench);
    const owner = (await connected.owner.auth.getUser()).data.user?.email ?? "";
    const mails = () => readFileSync(outbox, "utf8").split(`Mail to ${owner}:`).slice(1);
    const fail = async (fault: FaultEffect) => {
      atDatadog(connected).fail({ ...fault, times: 0 });
      expect(await sync(connected)).toMatchObject({ result: "failed" });
      atDatadog(connected).heal();
    };
    const lastGood = (days: number) =>
      setConnection(connected, { last_good_at: new Date(Date.now() - days * DAY * 1000).toISOString() });
    await sync(connected);
    await lastGood(1.9);
    await fail({ kind: "response", status: 500 });
    expect(mails()).toHaveLength(0);
    await lastGood(2.1);
    for (let night = 0; night < 3; night += 1) await fail({ kind: "response", status: 500 });
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toContain("has not been read for two days");
    await fail(FORBIDDEN);
    expect(mails()).toHaveLength(2);
    expect(mails()[1]).toContain("needs new keys");
    await sync(connected);
    expect(await readConnection(connected)).toMatchObject({ told: null, status: "active" });
    expect(mails()).toHaveLength(2);
  });

  const mailsTo = async ({ owner }: Connected) => {
    const address = (await owner.auth.getUser()).data.user?.email ?? "";
    return readFileSync(outbox, "utf8").split(`Mail to ${address}:`).slice(1);
  };
  const linesOf = ({ organizationId }: Connected) =>
    readRows<{ action: string }>(
      stack,
      `select actor, action, target, details from public.audit_log
        where organization_id = ${quote(organizationId)} and actor = 'system' order by id`,
    );
  const noticeOf = async (connected: Connected) =>
    (await listConnections(connected.bench.db, connected.organizationId))[0]?.notice;
  const agoIso = (days: number) => new Date(Date.now() - days * DAY * 1000).toISOString();

  test("a first error after two good weeks is told at once: one mail, one line on the page, one in the log", async () => {
    const connected = await connectAccount(bench);
    const failNight = async () => {
      atDatadog(connected).fail({ kind: "response", status: 500, times: 0 });
      await sync(connected);
      atDatadog(connected).heal();
    };
    await sync(connected);
    await setConnection(connected, { last_bad_at: agoIso(13.9) });
    await failNight();
    expect(await mailsTo(connected)).toHaveLength(0);
    await sync(connected);
    await setConnection(connected, { last_bad_at: agoIso(14.1) });
    for (let night = 0; night < 2; night += 1) await failNight();
    const mails = await mailsTo(connected);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("failed, the first in two weeks");
    expect(await noticeOf(connected)).toMatchObject({
      code: "broke",
      numbers: { cause: "datadog_unavailable" },
    });
    expect(await linesOf(connected)).toMatchObject([
      { action: "connection.broke", target: connected.connectionId, details: { reason: expect.anything() } },
    ]);
    await sync(connected);
    expect(await noticeOf(connected)).toBeNull();
    await failNight();
    expect(await mailsTo(connected)).toHaveLength(1);
  });

  test("a first error that is a limit, or ours, is nobody's news", async () => {
    const connected = await connectAccount(bench);
    await sync(connected);
    await setConnection(connected, { last_bad_at: agoIso(20) });
    const lease = await takeLease(connected);
    const options = { db: bench.db, noticeMail, deadlineAt: Date.now() + 60_000 };
    await hold(lease, () => Promise.reject(new Error("of ours")), options);
    atDatadog(connected).fail({ kind: "response", status: 429, headers: { "retry-after": "900" } });
    await sync(connected);
    expect(await mailsTo(connected)).toHaveLength(0);
    expect(await linesOf(connected)).toEqual([]);
  });

  test("vanished events are told once while they are in doubt, whatever their number, and again when they vanish anew", async () => {
    const connected = await connectAccount(bench);
    const night = async (missing: number) => {
      const numbers = { missing, of: 105 };
      const doubt = { code: "events_vanished", reason: "events_vanished", numbers };
      const done = { ...success({ status: missing > 0 ? "partial" : "succeeded" }) };
      await hold(await takeLease(connected), async () => ({ ...done, error: missing > 0 ? doubt : null }), {
        db: bench.db,
        noticeMail,
        deadlineAt: Date.now() + 60_000,
      });
    };
    for (const missing of [105, 104]) await night(missing);
    const mails = await mailsTo(connected);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("105 events of 105");
    expect(await noticeOf(connected)).toMatchObject({
      code: "vanished",
      numbers: { missing: 104, of: 105 },
    });
    expect(await linesOf(connected)).toMatchObject([
      {
        action: "connection.vanished",
        details: { reason: { code: "events_vanished", numbers: { missing: 105, of: 105 } } },
      },
    ]);
    await night(0);
    expect(await noticeOf(connected)).toBeNull();
    await night(50);
    expect(await mailsTo(connected)).toHaveLength(2);
  });

  test("a connection's keys that end are told once to the admins two weeks before, and the next ones anew", async () => {
    await nothingIsDue(stack);
    const connected = await connectAccount(bench);
    const { organizationId, connectionId } = connected;
    const endIn = (days: number) =>
      stack.sql(`update public.connections set keys_expire_at = '${agoIso(-days)}' where id = ${quote(connectionId)};
        select private.plan_key_warning(${quote(organizationId)}, ${quote(connectionId)}, '${agoIso(-days)}')`);
    const nights = async (given: Partial<Parameters<typeof tickBench>[1]> = {}) => {
      for (let night = 0; night < 2; night += 1) await tickBench(bench, given);
      return await mailsTo(connected);
    };
    await endIn(15);
    expect(await nights()).toEqual([]);
    await endIn(13.9);
    const mails = await nights({ db: syncClient(stack, loseReply("warn_keys", 1)) });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/The token of .* ends soon/);
    const line = { action: "connection.keys_expiring", target: connectionId };
    expect(await linesOf(connected)).toMatchObject([line]);
    await endIn(13);
    expect(await nights()).toHaveLength(2);
    expect(await linesOf(connected)).toMatchObject([line, line]);
    await endIn(-1);
    expect(await nights()).toHaveLength(2);
  });

  test("an API token that ends within a week is told once to the admins, also when the answer is lost, and one that was revoked is not", async () => {
    await nothingIsDue(stack);
    const connected = await connectAccount(bench);
    const { organizationId, owner } = connected;
    const make = (expiresInDays: number) => makeToken(owner, organizationId, { expiresInDays });
    const [long, revoked, short] = [await make(8), await make(9), await make(7)];
    await owner.rpc("revoke_api_token", { p_organization_id: organizationId, p_id: revoked.id });
    await tickBench(bench);
    expect(await mailsTo(connected)).toEqual([]);
    for (const { id } of [long, revoked])
      await setWork(stack, { organizationId, subjectId: id, kind: "warn_token" }, { next_at: agoIso(0) });
    const db = syncClient(stack, loseReply("warn_token", 1));
    for (let night = 0; night < 2; night += 1) await tickBench(bench, { db });
    const mails = await mailsTo(connected);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/The API token .CI. \(ends in …abcd\)/);
    expect(await linesOf(connected)).toMatchObject([
      { action: "token.expiring", target: "CI", details: { id: long.id } },
    ]);
    const planned = await readRows(
      stack,
      `select from private.work where kind = 'warn_token' and subject_id = ${quote(short.id)}`,
    );
    expect(planned).toEqual([]);
  });
});
