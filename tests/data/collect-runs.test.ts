import { describe, expect, test } from "vitest";
import { type CollectLease, collectLeaseOf, listCollectRuns, noteCollectRun } from "#lib/db/collect-runs.ts";
import { finishWork, type Outcome, startWork } from "#lib/db/work.ts";
import { syncClient } from "../support/connected-account.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { addConnection, insertRows, secretClient } from "../support/stack-client.ts";
import { codeOf, makeTeam } from "../support/team.ts";
import { readWork, setWork } from "../support/work.ts";

const GOOD: Outcome = {
  ...{ status: "succeeded", error: null, cost: 0, continue: false, repeatSeconds: 3600 },
  ...{ needsAttention: false, ours: false, waitSeconds: null },
};
const REFUSED: Partial<Outcome> = {
  status: "failed",
  error: { code: "source_rejected", reason: "github_unauthorized", numbers: {} },
  needsAttention: true,
};
const FAILED = { ...REFUSED, needsAttention: false };

describe.each(ONE_DATABASE)("the runs of collecting on %s", (name) => {
  const stack = useStack(name);
  const db = () => syncClient(stack);

  async function open() {
    const { id: organizationId, readAudit } = await makeTeam(stack);
    const of = `organization_id = ${quote(organizationId)}`;
    const connectionId = await addConnection(secretClient(stack), organizationId);
    const start = async (subjectId = organizationId): Promise<CollectLease> => {
      const wanted = { organizationId, kind: "collect", subjectId, trigger: "cron" } as const;
      return collectLeaseOf(await startWork(db(), wanted));
    };
    const finish = (held: CollectLease, outcome: Partial<Outcome> = {}) =>
      finishWork(db(), held, { ...GOOD, ...outcome });
    const runs = async (subject: string | null = null, limit = 500) =>
      (await listCollectRuns(db(), organizationId, { limit, subject, cursor: null })).items;
    const connection = async () => {
      const told = "status, last_error, last_synced_at";
      const where = `${of} and id = ${quote(connectionId)}`;
      return (await readRows(stack, `select ${told} from public.connections where ${where}`))[0];
    };
    const collect = async (outcome: Partial<Outcome> = {}) => {
      await finish(await start(connectionId), outcome);
      return connection();
    };
    return { organizationId, connectionId, of, readAudit, start, finish, runs, collect };
  }

  test("go on with the round of one that left something, within an hour of its begin, and else begin one", async () => {
    const { start, finish, of } = await open();
    const first = await start();
    await finish(first, { continue: true });
    const second = await start();
    expect(second.roundStartedAt).toBe(first.roundStartedAt);
    await finish(second, { continue: true });
    await stack.sql(
      `update public.collect_runs set round_started_at = round_started_at - interval '61 minutes' where ${of}`,
    );
    const third = await start();
    expect(Date.parse(third.roundStartedAt)).toBeGreaterThan(Date.parse(first.roundStartedAt));
    await finish(third);
    const fourth = await start();
    expect(fourth.roundStartedAt).not.toBe(third.roundStartedAt);
    await finish(fourth, { continue: true });
    expect((await start()).roundStartedAt).toBe(fourth.roundStartedAt);
  });

  test("are cancelled when another begins in the place of whoever died, who says nothing more", async () => {
    const { organizationId, start, finish, runs, of } = await open();
    const died = await start();
    await stack.sql(`update private.work set lease_expires_at = private.clock()
      where ${of} and lease_token is not null`);
    const next = await start();
    expect(next.roundStartedAt).toBe(died.roundStartedAt);
    const counts = { calls: 1, notModified: 2, rateRemaining: 3, kept: 4, metrics: null, problems: [] };
    expect(await codeOf(noteCollectRun(db(), died, counts))).toBe("lease_lost");
    await noteCollectRun(db(), next, counts);
    await finish(next, { status: "partial" });
    expect(await runs(organizationId)).toMatchObject([
      { id: next.runId, status: "partial", ...counts },
      { id: died.runId, status: "cancelled", calls: 0 },
    ]);
  });

  test("are of the repositories of their connection, or of all for the organisation, and of none that has ended", async () => {
    const { organizationId, connectionId, start, finish } = await open();
    const second = await addConnection(secretClient(stack), organizationId);
    for (const [place, connection] of [connectionId, second].entries())
      await insertRows(secretClient(stack), "github_repositories", [
        {
          ...{ organization_id: organizationId, connection_id: connection, full_name: `acme/r${place}` },
          repository: `github.com/acme/r${place}`,
        },
      ]);
    for (const [subject, repositories] of [
      [connectionId, ["github.com/acme/r0"]],
      [organizationId, ["github.com/acme/r0", "github.com/acme/r1"]],
    ] as const) {
      const held = await start(subject);
      expect(held.repositories).toEqual(repositories);
      await finish(held);
    }
    const own = `organization_id = ${quote(organizationId)}`;
    await stack.sql(
      `update public.connections set status = 'disconnected' where id = ${quote(connectionId)}`,
    );
    expect(await codeOf(start(connectionId))).toBe("not_found");
    await finish(await start());
    await stack.sql(`update public.connections set status = 'disconnected' where ${own}`);
    expect(await codeOf(start())).toBe("not_found");
    await stack.sql(`update public.connections set status = 'active' where ${own};
      update public.organizations set purge_requested_at = now() where id = ${quote(organizationId)}`);
    expect(await codeOf(start())).toBe("not_found");
  });

  test("say of their connection that it needs attention, once, and that it is well again", async () => {
    const { collect, readAudit } = await open();
    const told = { code: "source_rejected", reason: "github_unauthorized" };
    for (let again = 0; again < 2; again += 1)
      expect(await collect(REFUSED)).toMatchObject({ status: "needs_attention", last_error: told });
    const lines = (await readAudit()).filter(({ action }) => action === "connection.needs_attention");
    expect(lines).toMatchObject([{ actor: "system", details: { reason: { code: "github_unauthorized" } } }]);
    expect(await collect({ status: "partial" })).toMatchObject({ status: "active", last_error: null });
    expect(await collect(FAILED)).toMatchObject({ status: "active", last_error: told });
  });

  test("are the last that was read of their connection only when they came to an end", async () => {
    const { collect } = await open();
    expect(await collect(FAILED)).toMatchObject({ last_synced_at: null });
    expect(await collect({ status: "partial", continue: true })).toMatchObject({ last_synced_at: null });
    expect((await collect())?.last_synced_at).not.toBeNull();
  });

  test("are told for ninety days, newest first, of one subject where it is named and 500 at most", async () => {
    const { organizationId, connectionId, of, start, finish, runs } = await open();
    for (const subject of [organizationId, connectionId, organizationId]) await finish(await start(subject));
    const [newest, other, oldest] = (await runs()).map(({ id }) => id);
    expect((await runs(organizationId)).map(({ id }) => id)).toEqual([newest, oldest]);
    expect((await runs(null, 1)).map(({ id }) => id)).toEqual([newest]);
    const age = (id: string | undefined, days: number) =>
      stack.sql(
        `update public.collect_runs set started_at = now() - interval '${days} days' where id = ${quote(id ?? "")}`,
      );
    await age(newest, 89);
    await age(other, 91);
    await finish(await start());
    expect((await runs()).map(({ id }) => id)).toEqual([expect.any(String), oldest, newest]);
    await stack.sql(`insert into public.collect_runs (organization_id, subject_id, trigger, status)
      select organization_id, subject_id, 'cron', 'succeeded' from public.collect_runs, generate_series(1, 500) where ${of}`);
    expect(await runs(null, 1000)).toHaveLength(500);
  });

  test("are due as soon as something is planned, no later than they were and without fencing who collects", async () => {
    const { organizationId } = await open();
    const work = { organizationId, subjectId: organizationId, kind: "collect" };
    const plan = async (next_at: string) => {
      await setWork(stack, work, { next_at, lease_expires_at: "2100-01-01T00:00:00+00:00" });
      await stack.sql(`select private.plan_collect(${quote(organizationId)})`);
      return readWork(stack, work);
    };
    expect(await plan("2020-01-01T00:00:00+00:00")).toMatchObject({ next_at: "2020-01-01T00:00:00+00:00" });
    const planned = await plan("2100-01-01T00:00:00+00:00");
    expect(planned.lease_token).not.toBeNull();
    const due = `select count(*)::int as due from private.work
      where subject_id = ${quote(organizationId)} and kind = 'collect' and next_at <= private.clock()`;
    expect(await readRows(stack, due)).toEqual([{ due: 1 }]);
  });
});
