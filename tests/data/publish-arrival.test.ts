import { describe, expect, test } from "vitest";
import { listPublishRuns } from "#lib/db/publishing.ts";
import { startWork } from "#lib/db/work.ts";
import { publish } from "#lib/publish/run.ts";
import { savePublishing } from "#lib/publish/settings.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { type Connected, connectAccount, settingsOf, tickBench } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { setWork } from "../support/work.ts";

const GIVEN = { enabled: false, prefix: "plumbline", env: "Live", service: "plumbline", tags: [] };
const NAMES = ["plumbline.github.branches.active", "plumbline.github.prs.open"];

describe.each(ONE_DATABASE)("whether what was published can be read there, on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  async function open({ verify = true } = {}) {
    const connected = await connectAccount(bench);
    const { acting, organizationId, account } = connected;
    await savePublishing(acting, { ...GIVEN, verify });
    await keep(organizationId);
    const lastRun = async () =>
      (await listPublishRuns(bench.db, organizationId, { limit: 1, cursor: null })).items[0];
    return {
      ...connected,
      lastRun,
      arrival: async () => (await lastRun())?.arrival,
      push: () => push(connected),
      ask: () => ask(organizationId),
      queries: () => queriesOf(account),
    };
  }

  /** Two values of now. */
  function keep(organizationId: string) {
    return stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, window_from, window_to)
      select ${quote(organizationId)}, '', m, (private.clock() at time zone 'UTC')::date, 7, 20, 1,
        private.clock() - interval '7 days', date_trunc('second', private.clock())
      from unnest(array['github.prs.open', 'github.branches.active']) as m`);
  }

  async function push({ organizationId }: Connected) {
    const wanted = { organizationId, kind: "publish", subjectId: organizationId, trigger: "manual" } as const;
    const held = await startWork(bench.db, wanted);
    const options = { db: bench.db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY };
    return hold(
      held,
      (work, given) => publish(work, { ...settingsOf(bench), ...given, agreed: null }),
      options,
    );
  }

  /** What a tick does a minute later. */
  async function ask(organizationId: string) {
    const work = { organizationId, subjectId: organizationId, kind: "verify_published" };
    await setWork(stack, work, { next_at: new Date(0).toISOString() });
    await tickBench(bench);
  }

  const queriesOf = (account: string) =>
    bench.simulator.requests(account).filter(({ path }) => path === "/api/v2/query/timeseries").length;

  const later = (organizationId: string) =>
    stack.sql(`update public.publish_runs set awaited = awaited || jsonb_build_object('sentAt', private.as_iso(private.clock() - interval '5 minutes'))
      where organization_id = ${quote(organizationId)}`);

  const dueIn = async (organizationId: string) => {
    const rows = await readRows(
      stack,
      `select extract(epoch from next_at - private.clock()) as seconds from private.work
        where organization_id = ${quote(organizationId)} and kind = 'verify_published'`,
    );
    return rows.map(({ seconds }) => (seconds === null ? null : Math.round(Number(seconds) / 60)));
  };

  test("is asked a minute after a run, once when all is there, and stands in the run", async () => {
    const { organizationId, push, ask, arrival, queries } = await open();
    await push();
    expect(await arrival()).toEqual({ state: "awaited", metrics: 2, unseen: [], askedAt: null, error: null });
    expect(await dueIn(organizationId)).toEqual([1]);
    await ask();
    expect(await arrival()).toMatchObject({ state: "seen", metrics: 2, unseen: [], error: null });
    expect([queries(), await dueIn(organizationId)]).toEqual([1, [null]]);
  });

  test("is asked by nobody where that is not set, or nothing was sent", async () => {
    const silent = await open({ verify: false });
    await silent.push();
    expect([await silent.arrival(), await dueIn(silent.organizationId)]).toEqual([null, []]);
    const { organizationId, push, ask, arrival } = await open();
    await push();
    await ask();
    await push();
    expect(await arrival()).toBeNull();
    expect(await dueIn(organizationId)).toEqual([null]);
  });

  test("is asked for again while something is missing, and five minutes later said to be missing by name", async () => {
    const { organizationId, push, ask, arrival, queries } = await open();
    await push();
    bench.simulator.log.clear();
    await ask();
    expect(await arrival()).toMatchObject({ state: "awaited", unseen: NAMES });
    expect(await dueIn(organizationId)).toEqual([1]);
    await later(organizationId);
    await ask();
    expect(await arrival()).toMatchObject({ state: "unseen", metrics: 2, unseen: NAMES });
    expect([queries(), await dueIn(organizationId)]).toEqual([2, [null]]);
  });

  test("is not known where the key may not read metrics, which names the scope, and publishing goes on", async () => {
    const { organizationId, push, ask, arrival, lastRun, account } = await open();
    bench.simulator.setScopes(account, ["dora_metrics_read"]);
    expect((await push()).status).toBe("succeeded");
    await ask();
    expect(await arrival()).toMatchObject({
      state: "unasked",
      error: { reason: "datadog_lacks_permission", numbers: { permission: "timeseries_query" } },
    });
    expect(await lastRun()).toMatchObject({ status: "succeeded", sent: 2, error: null });
    expect(await dueIn(organizationId)).toEqual([null]);
  });

  test("is asked again after an answer that failed, until five minutes are over", async () => {
    const { organizationId, account, push, ask, arrival } = await open();
    const path = "/api/v2/query/timeseries";
    const fail = () =>
      bench.simulator.queueFault({ kind: "response", account, path, status: 503, times: 4, body: {} });
    await push();
    fail();
    await ask();
    expect(await arrival()).toMatchObject({ state: "awaited", error: { code: "datadog_unavailable" } });
    await ask();
    expect(await arrival()).toMatchObject({ state: "seen", error: null });
    await stack.sql(`update public.snapshots set value = 8 where organization_id = ${quote(organizationId)}`);
    await push();
    await later(organizationId);
    fail();
    await ask();
    expect(await arrival()).toMatchObject({ state: "unasked", unseen: NAMES });
  });

  test("is asked of the account that it went to, and not of one that was disconnected since", async () => {
    const { organizationId, connectionId, push, ask, arrival } = await open();
    await push();
    await stack.sql(
      `update public.connections set status = 'disconnected' where id = ${quote(connectionId)}`,
    );
    await ask();
    expect(await arrival()).toMatchObject({
      state: "unasked",
      error: { reason: "publishing_without_connection" },
    });
    expect(await dueIn(organizationId)).toEqual([null]);
  });

  test("a run that came while it was asked for another is asked for next", async () => {
    const { organizationId, push, ask, arrival } = await open();
    await push();
    const wanted = {
      organizationId,
      kind: "verify_published",
      subjectId: organizationId,
      trigger: "manual",
    } as const;
    await startWork(bench.db, wanted);
    await stack.sql(`update public.snapshots set value = 8 where organization_id = ${quote(organizationId)}`);
    await push();
    await ask();
    expect(await arrival()).toMatchObject({ state: "seen" });
  });
});
