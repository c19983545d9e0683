import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Db } from "#lib/db/call.ts";
import { claimWork, countDueWork, finishWork, startWork } from "#lib/db/work.ts";
import { AppError, type ErrorCode } from "#lib/errors.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import type { Doing } from "#lib/work/hold.ts";
import { success } from "#lib/work/outcome.ts";
import { type TickOptions, tick } from "#lib/work/tick.ts";
import { syncClient } from "../support/connected-account.ts";
import { useStack } from "../support/kit.ts";
import { DATABASES } from "../support/stack.ts";
import { callRpc, createOrganization, signUp } from "../support/stack-client.ts";
import { nothingIsDue, readWork, setWork, type WorkOf, type WorkRow } from "../support/work.ts";
import "../support/sync-environment.ts";

const past = () => new Date(Date.now() - 60_000).toISOString();

/** What a new kind needs: a name in the table, and a function. */
describe.each(DATABASES)("work of a made-up kind on %s", (name) => {
  const stack = useStack(name);
  let db: Db;
  let organizationId: string;

  beforeAll(async () => {
    db = syncClient(stack);
    organizationId = (await createOrganization((await signUp(stack)).client)).id;
  });
  beforeEach(() => nothingIsDue(stack));

  const plan = async (columns: Partial<WorkRow> = {}, of: Partial<WorkOf> = {}): Promise<WorkOf> => {
    const work = { organizationId, subjectId: randomUUID(), kind: "made_up", ...of };
    await setWork(stack, work, { next_at: past(), ...columns });
    return work;
  };
  const due = (work: WorkOf, columns: Partial<WorkRow> = {}) =>
    setWork(stack, work, { next_at: past(), ...columns });
  const run = (made_up: Doing, given: Partial<TickOptions> = {}) =>
    tick({ made_up }, { db, noticeMail, budgetSeconds: 60, trigger: "cron", ...given });
  const claim = (kinds = ["made_up"], client = db) =>
    claimWork(client, { kinds, limit: 100, trigger: "cron" });
  const failWith = (code: ErrorCode, retryAfterSeconds?: number) => async () => {
    throw new AppError(code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
  };
  /** From the end of the last time, both by the database's clock. */
  const minutesUntil = (moment: "next_at" | "not_before", row: WorkRow) =>
    Math.round((Date.parse(row[moment] ?? "") - Date.parse(row.ended_at ?? "")) / 60_000);

  test("is claimed, done with what it was claimed for, and due again when its function says", async () => {
    const work = await plan();
    const done: unknown[] = [];
    const result = await run(async ({ organizationId, kind, subjectId, detail }) => {
      done.push({ organizationId, kind, subjectId, detail });
      return success({ cost: 3, repeatSeconds: 1200 });
    });
    expect(result).toEqual({ claimed: 1, succeeded: 1, failed: 0, ours: 0, remaining: 0 });
    expect(done).toEqual([{ ...work, detail: null }]);
    const row = await readWork(stack, work);
    expect(row).toMatchObject({ last_outcome: "succeeded", last_cost: 3, attempts: 0, lease_token: null });
    expect(minutesUntil("next_at", row)).toBe(20);
  });

  test("is over when its function names no next time, and waits for nobody who does not know it", async () => {
    const work = await plan();
    expect(await tick({}, { db, noticeMail, budgetSeconds: 60, trigger: "cron" })).toMatchObject({
      claimed: 0,
    });
    await run(async () => success({}));
    expect((await readWork(stack, work)).next_at).toBeNull();
    expect(await countDueWork(db, null)).toBe(0);
  });

  test("that read a part is neither a success nor a failure, and goes on at once", async () => {
    await plan();
    const outcomes = [success({ continue: true }), success({})];
    const result = await run(async () => outcomes.shift() ?? success({}));
    expect(result).toMatchObject({ claimed: 2, succeeded: 1, failed: 0 });
  });

  test("waits longer after each failure in a row, a day at the most, and not at all longer for faults of ours", async () => {
    const work = await plan();
    const waits: number[] = [];
    for (const code of ["datadog_unavailable", "internal", ...Array(4).fill("datadog_unavailable")]) {
      await run(failWith(code));
      waits.push(minutesUntil("next_at", await readWork(stack, work)));
      await due(work);
    }
    expect(waits).toEqual([15, 15, 60, 360, 1440, 1440]);
    expect(await readWork(stack, work)).toMatchObject({
      attempts: 5,
      last_error_code: "datadog_unavailable",
    });
    await run(async () => success({}));
    expect(await readWork(stack, work)).toMatchObject({ attempts: 0, last_error_code: null });
  });

  test("that meets a limit keeps whoever shares its key away until then, in any organisation, and nobody else", async () => {
    const key = randomUUID();
    const other = (await createOrganization((await signUp(stack)).client)).id;
    const limited = await plan({ limit_key: key });
    const sharer = await plan({ limit_key: key, next_at: null }, { organizationId: other });
    const stranger = await plan({ next_at: null });
    expect(await run(failWith("rate_limited", 600))).toMatchObject({
      claimed: 1,
      failed: 1,
      ours: 0,
      remaining: 0,
    });
    for (const work of [sharer, stranger]) await due(work);
    const row = await readWork(stack, limited);
    expect(minutesUntil("not_before", row)).toBe(10);
    expect((await readWork(stack, sharer)).not_before).toBe(row.not_before);
    expect((await claim()).map(({ subjectId }) => subjectId)).toEqual([stranger.subjectId]);
    const kind = "made_up";
    await expect(startWork(db, { ...sharer, kind, trigger: "manual" })).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: expect.any(Number),
    });
  });

  test("is handed to another when its holder is dead, who then closes nothing any more", async () => {
    const work = await plan();
    const [zombie] = await claim();
    if (zombie === undefined) throw new Error("nothing was due");
    expect(await claim()).toEqual([]);
    await setWork(stack, work, { lease_expires_at: past() });
    const [heir] = await claim();
    if (heir === undefined) throw new Error("nothing was due");
    const outcome = success({ cost: 9 });
    expect(await finishWork(db, zombie, outcome)).toEqual({ kept: false, tell: false });
    expect(await readWork(stack, work)).toMatchObject({ lease_token: heir.leaseToken, last_cost: 0 });
    expect(await finishWork(db, heir, outcome)).toMatchObject({ kept: true });
    // As after an answer that was lost on its way.
    expect(await finishWork(db, heir, outcome)).toMatchObject({ kept: true });
    expect(await finishWork(db, zombie, outcome)).toMatchObject({ kept: false });
  });

  test("shares its subject's one lease with every other kind, however many ask at once", async () => {
    for (let round = 0; round < 20; round += 1) {
      const work = await plan();
      await plan({}, { subjectId: work.subjectId, kind: "other_kind" });
      const asked = await Promise.allSettled([
        claim(["made_up"], syncClient(stack)),
        claim(["other_kind"], syncClient(stack)),
        claim(["made_up", "other_kind"], syncClient(stack)),
        startWork(syncClient(stack), { ...work, kind: "third_kind", trigger: "manual" }).then((held) => [
          held,
        ]),
      ]);
      const held = asked.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      expect(held).toHaveLength(1);
      for (const answer of asked)
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "sync_running" });
    }
  });

  test("hears whether others wait, small ones before large ones", async () => {
    const giant = await plan({ last_cost: 5000, next_at: new Date(Date.now() - 600_000).toISOString() });
    const small = await plan({ last_cost: 1 });
    const heard: unknown[] = [];
    await run(
      async ({ subjectId }, { othersWait }) => {
        heard.push([subjectId, await othersWait?.()]);
        return success({});
      },
      { atOnce: 1 },
    );
    expect(heard).toEqual([
      [small.subjectId, true],
      [giant.subjectId, false],
    ]);
  });

  test("that its subject's other work kept from being claimed is done by the same tick, whenever that ends", async () => {
    const subjectId = randomUUID();
    const older = new Date(Date.now() - 120_000).toISOString();
    await plan({ next_at: older }, { subjectId, kind: "first" });
    await plan({}, { subjectId, kind: "second" });
    await plan({ next_at: older }, { kind: "beside" });
    const [asked, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const finished: string[] = [];
    // The second claim is answered while the first work is held, and heard when it has ended.
    const client = syncClient(stack, async (input, init) => {
      const reply = await fetch(input, init);
      const answer = new Response(await reply.text(), reply);
      if (String(input).endsWith("/rpc/finish_work") && finished.length === 2) ended.resolve();
      if (!String(input).endsWith("/rpc/claim_work") || finished.length !== 1) return answer;
      asked.resolve();
      await ended.promise;
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      return answer;
    });
    const kind =
      (name: string, wait?: Promise<void>): Doing =>
      async () => {
        await wait;
        finished.push(name);
        return success({});
      };
    const kinds = { first: kind("first", asked.promise), second: kind("second"), beside: kind("beside") };
    const result = await tick(kinds, { db: client, noticeMail, budgetSeconds: 60, trigger: "cron" });
    expect(finished).toEqual(["beside", "first", "second"]);
    expect(result).toMatchObject({ claimed: 3, succeeded: 3, remaining: 0 });
  });

  test("in the background is handed out only to whom there is nothing else to hand out, and loses its lease to any other of its subject", async () => {
    const behind = await plan({ in_background: true, next_at: new Date(Date.now() - 600_000).toISOString() });
    const other = await plan();
    const named = async () =>
      (await claim(["made_up", "another"])).map(({ kind, subjectId }) => [kind, subjectId]);
    expect(await named()).toEqual([["made_up", other.subjectId]]);
    const [held] = await claim();
    expect(held).toMatchObject({ subjectId: behind.subjectId });
    if (held === undefined) return;

    const same = { ...behind, kind: "another" };
    await due(same);
    // Whoever holds it hears of it, though it is of its own subject.
    expect(await countDueWork(db, ["made_up", "another"], { background: false })).toBe(1);
    expect(await named()).toEqual([["another", behind.subjectId]]);
    expect((await readWork(stack, behind)).lease_token).toBeNull();
    expect(await finishWork(db, held, success({}))).toMatchObject({ kept: false });
    // It keeps nobody away, and is kept away by all.
    expect(await named()).toEqual([]);
    expect(await countDueWork(db, ["made_up", "another"])).toBe(0);
  });

  test("in the background never keeps a wish of its subject waiting", async () => {
    const behind = await plan({ in_background: true });
    const [held] = await claim();
    const asked = { ...behind, kind: "another", trigger: "manual" as const };
    expect(await startWork(db, asked)).toMatchObject({ kind: "another", subjectId: behind.subjectId });
    if (held === undefined) throw new Error("nothing was handed out");
    await expect(
      callRpc(db as never, "purge_payloads", { p_held: { ...held, kind: "made_up" }, p_limit: 1 }),
    ).rejects.toMatchObject({ code: "PL410" });
    await expect(startWork(db, { ...asked, kind: "made_up" })).rejects.toMatchObject({
      code: "sync_running",
    });
  });

  test("is nobody's before its organisation exists", async () => {
    const nobody = { organizationId: randomUUID(), kind: "made_up", subjectId: randomUUID() };
    await expect(startWork(db, { ...nobody, trigger: "manual" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
