import { describe, expect, test } from "vitest";
import { readHealthGrid } from "#lib/db/health.ts";
import { getPublishing, listPublishRuns, setPublishing } from "#lib/db/publishing.ts";
import { startWork } from "#lib/db/work.ts";
import { DASHBOARD_KINDS } from "#lib/domain/publish/dashboards/dashboard.ts";
import type { Publishing } from "#lib/domain/publish/publishing.ts";
import { pushDashboard } from "#lib/publish/dashboards.ts";
import { previewPublishing } from "#lib/publish/preview.ts";
import { publish } from "#lib/publish/run.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { actingAs } from "../support/acting.ts";
import { type Connected, connectAccount, settingsOf, tickBench } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";
import { addMember, codeOf } from "../support/team.ts";

const REPO = "github.com/acme/web";
const SETTINGS = {
  enabled: false,
  prefix: "plumbline",
  env: "Live",
  service: "plumbline",
  team: null,
  tags: ["tier:1"],
  resend: false,
};

describe.each(ONE_DATABASE)("publishing on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  async function open(settings: Partial<Publishing> = {}) {
    const connected = await connectAccount(bench);
    const { acting, organizationId, connectionId, account } = connected;
    await setPublishing(acting, { ...SETTINGS, connectionId, ...settings });
    const preview = () => previewPublishing(bench.db, organizationId, new Date());
    return {
      ...connected,
      preview,
      push: (agreed: string | null = null) => push(connected, agreed),
      /** Bodies as Datadog got them. */
      got: () => bench.simulator.series(account).map(({ text }) => text),
      asked: () => bench.simulator.requests(account).length,
      lastRun: async () =>
        (await listPublishRuns(bench.db, organizationId, { limit: 1, cursor: null })).items[0],
    };
  }

  async function push({ organizationId }: Connected, agreed: string | null) {
    const settings = settingsOf(bench);
    const wanted = { organizationId, kind: "publish", subjectId: organizationId, trigger: "manual" } as const;
    const held = await startWork(bench.db, wanted);
    const options = { db: bench.db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY };
    return hold(held, (work, given) => publish(work, { ...settings, ...given, agreed }), options);
  }

  const dueOf = (organizationId: string) =>
    readRows(
      stack,
      `select extract(epoch from next_at - ended_at)::int as seconds from private.work
        where organization_id = ${quote(organizationId)} and kind = 'publish'`,
    );

  /** Values of today, five minutes old unless told; null: not known. */
  function keep(
    organizationId: string,
    values: [metric: string, scope: string, value: number | null][],
    minutes = 5,
  ) {
    const rows = values.map(
      ([metric, scope, value]) => `(${quote(organizationId)}, ${quote(scope)}, ${quote(metric)},
        (private.clock() at time zone 'UTC')::date, ${value}, ${value === null ? null : 20}, 1,
        ${value === null ? `'{"code": "not_read", "numbers": {}}'` : null},
        private.clock() - interval '7 days', date_trunc('second', private.clock()) - interval '${minutes} minutes')`,
    );
    return stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, reason,
      window_from, window_to) values ${rows.join(", ")}`);
  }

  test("sends byte for byte what was previewed, which itself calls nobody, and a second time nothing", async () => {
    const { organizationId, preview, push, got, asked, lastRun } = await open();
    await keep(organizationId, [
      ["github.prs.open", REPO, 7],
      ["github.prs.open", "", 7],
      ["github.branches.active", REPO, null],
    ]);
    const before = asked();
    const shown = await preview();
    expect(asked()).toBe(before);
    expect(shown.bodies).toHaveLength(1);
    expect((await push(shown.digest)).status).toBe("succeeded");
    expect(got()).toEqual(shown.bodies);
    expect(await lastRun()).toMatchObject({
      status: "succeeded",
      sent: 2,
      bodies: 1,
      already: 0,
      leftOut: expect.arrayContaining([{ code: "not_read", count: 1 }]),
      problems: [],
    });
    expect((await push()).status).toBe("succeeded");
    expect(got()).toHaveLength(1);
    expect(await lastRun()).toMatchObject({ sent: 0, bodies: 0, already: 2 });
    // Not of its own accord: nobody has set that.
    expect((await dueOf(organizationId)).filter(({ seconds }) => seconds !== null)).toEqual([]);
    const after = await preview();
    expect([after.bodies, after.series.map(({ sent }) => sent)]).toEqual([[], [true, true]]);
    expect(after.missing).toContainEqual({
      ...{ key: "github.branches.active", scope: REPO, part: "" },
      reason: { code: "not_read", numbers: {} },
    });
  });

  test("sends a value again that changed for the same moment: the last one counts there", async () => {
    const { organizationId, push, got } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    await push();
    await stack.sql(`update public.snapshots set value = 8 where organization_id = ${quote(organizationId)}`);
    await push();
    expect(got().map((text) => JSON.parse(text).series[0].points[0].value)).toEqual([7, 8]);
  });

  test("sends to another account what the first has, and to none that is not said or has ended", async () => {
    const { acting, organizationId, connectionId, push, preview, got, lastRun } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    await push();
    const second = await addConnection(secretClient(stack), organizationId);
    await setPublishing(acting, { ...SETTINGS, connectionId: second });
    expect((await preview()).bodies).toEqual(got());
    const refused = async (settings: Partial<Publishing>) => {
      await setPublishing(acting, { ...SETTINGS, connectionId, ...settings });
      await push();
      return (await lastRun())?.error?.reason;
    };
    expect(await refused({ env: null })).toBe("publishing_without_env");
    expect(await refused({ connectionId: null })).toBe("publishing_without_connection");
    await setPublishing(acting, { ...SETTINGS, connectionId: second });
    await stack.sql(`update public.connections set status = 'disconnected' where id = ${quote(second)}`);
    await push();
    expect((await lastRun())?.error?.reason).toBe("publishing_without_connection");
    expect(got()).toHaveLength(1);
  });

  test("sends nothing that has changed since the preview that somebody agreed to", async () => {
    const { organizationId, preview, push, got, lastRun } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    const { digest } = await preview();
    await stack.sql(`update public.snapshots set value = 8 where organization_id = ${quote(organizationId)}`);
    expect((await push(digest)).error?.reason).toBe("publishing_changed");
    expect(got()).toEqual([]);
    expect(await lastRun()).toMatchObject({ status: "failed", error: { code: "conflict" } });
  });

  test("sends nothing on its own in the place of somebody who published by hand and died, unless it goes out on its own", async () => {
    const { organizationId, acting, connectionId, got } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    const wanted = { organizationId, kind: "publish", subjectId: organizationId, trigger: "manual" } as const;
    const dieAndTick = async () => {
      await startWork(bench.db, wanted);
      await stack.sql(`update private.work set lease_expires_at = private.clock()
        where organization_id = ${quote(organizationId)} and kind = 'publish'`);
      await tickBench(bench);
    };
    await dieAndTick();
    expect(got()).toEqual([]);
    await setPublishing(acting, { ...SETTINGS, connectionId, enabled: true });
    await dieAndTick();
    expect(got()).toHaveLength(1);
  });

  test("closes the run of whoever died on the way as soon as another or the server begins, and each says who asked for it", async () => {
    const { organizationId, push } = await open();
    const wanted = { organizationId, kind: "publish", subjectId: organizationId };
    await startWork(bench.db, { ...wanted, trigger: "cron" });
    await stack.sql(`update private.work set lease_expires_at = private.clock()
      where organization_id = ${quote(organizationId)} and kind = 'publish'`);
    await push();
    await startWork(bench.db, { ...wanted, trigger: "worker" });
    // As the embedded stack does when it starts: nobody is left from before.
    await stack.sql("select public.end_open_work()");
    const { items } = await listPublishRuns(bench.db, organizationId, { limit: 5, cursor: null });
    expect(items.map(({ trigger, status, error }) => [trigger, status, error?.code])).toEqual([
      ["worker", "failed", "interrupted"],
      ["manual", "succeeded", undefined],
      ["cron", "cancelled", undefined],
    ]);
  });

  test("publishes the figures of merit of the grid that page and API show", async () => {
    const { organizationId, preview } = await open();
    await keep(organizationId, [
      ["github.ci.workflow_duration_minutes.p90", REPO, 6.5],
      ["github.prs.stale_14d", REPO, 49],
    ]);
    const { series } = await preview();
    const merits = series.filter(({ key }) => key === "health.merit");
    const to = new Date().toISOString().slice(0, 10);
    const grid = await readHealthGrid(bench.db, organizationId, { scope: REPO, to, days: 7 });
    const cells = grid.rows.flatMap(({ key, cells }) => {
      const fom = cells.at(-1)?.fom ?? null;
      return fom === null ? [] : [[key, fom]];
    });
    expect(cells).toHaveLength(2);
    expect(merits.map(({ part, value }) => [part, value])).toEqual(cells);
  });

  test("keeps what Datadog refuses in its words, of a part and of a whole body, notes no point of that, and fails where it took none", async () => {
    const { organizationId, account, push, lastRun, preview } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    const answer = (status: number, errors: string[]) =>
      bench.simulator.queueFault({
        ...{ kind: "response", account, path: "/api/v2/series", status, body: { errors } },
        headers: { "content-type": "application/json" },
      });
    answer(413, ["Payload too big"]);
    expect((await push()).status).toBe("failed");
    expect(await lastRun()).toMatchObject({
      ...{ status: "failed", sent: 0, bodies: 1, error: { reason: "datadog_bad_request" } },
      problems: [{ code: "datadog_bad_request", numbers: { words: "Payload too big" } }],
    });
    expect((await preview()).bodies).toHaveLength(1);
    answer(202, ["github.prs.open: too old"]);
    await push();
    expect(await lastRun()).toMatchObject({
      ...{ status: "partial", sent: 1 },
      problems: [{ code: "datadog_took_part", numbers: { words: "github.prs.open: too old" } }],
    });
  });

  test("says that the key is not known any more, and no answer ever holds one", async () => {
    const { organizationId, account, keys, push, lastRun, preview } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    bench.simulator.revokeKeys(account);
    expect((await push()).status).toBe("failed");
    const run = await lastRun();
    expect(run).toMatchObject({ status: "failed", error: { reason: "datadog_api_key_unknown" } });
    const heard = JSON.stringify([run, await preview(), await getPublishing(bench.db, organizationId)]);
    expect(Object.values(keys).filter((key) => heard.includes(key))).toEqual([]);
  });

  test("goes on its own every half hour where that is set, and stops when it is not any more", async () => {
    const { acting, organizationId, connectionId, got } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]]);
    await setPublishing(acting, { ...SETTINGS, connectionId, enabled: true });
    await tickBench(bench);
    expect(got()).toHaveLength(1);
    expect(await dueOf(organizationId)).toEqual([{ seconds: 1800 }]);
    await setPublishing(acting, { ...SETTINGS, connectionId });
    expect(await dueOf(organizationId)).toEqual([]);
  });

  test("a value that stands is sent again with the time of now, where that is set", async () => {
    const { acting, organizationId, connectionId, preview } = await open();
    await keep(organizationId, [["github.prs.open", REPO, 7]], 90);
    const { series, refused } = await preview();
    expect([series, refused.map(({ reason }) => reason.code)]).toEqual([[], ["too_old"]]);
    await setPublishing(acting, { ...SETTINGS, connectionId, resend: true });
    const again = await preview();
    expect(again.series).toMatchObject([{ restamped: true, sent: false }]);
    expect(Date.now() / 1000 - (again.series[0]?.at ?? 0)).toBeLessThan(1800);
  });

  test("is set by admins, read by managers and hidden from viewers; each change is in the audit log", async () => {
    const { acting, organizationId, connectionId } = await open();
    const as = async (role: string) => {
      const { client, userId } = await addMember(stack, { organizationId, role });
      return actingAs(client as never, organizationId, userId);
    };
    const [viewer, manager, admin] = [await as("viewer"), await as("manager"), await as("admin")];
    const wanted = { ...SETTINGS, connectionId, team: "rail" };
    expect(await codeOf(getPublishing(viewer.db, organizationId))).toBe("forbidden");
    expect(await codeOf(setPublishing(manager, wanted))).toBe("forbidden");
    expect(await setPublishing(admin, wanted)).toMatchObject({ team: "rail", version: 2 });
    expect(await setPublishing(admin, wanted)).toMatchObject({ version: 2 });
    expect((await getPublishing(manager.db, organizationId)).settings.team).toBe("rail");
    const other = await open();
    expect(await codeOf(getPublishing(manager.db, other.organizationId))).toBe("not_found");
    expect(await codeOf(setPublishing(acting, { ...wanted, connectionId: other.connectionId }))).toBe(
      "invalid_input",
    );
    for (const wrong of [{ prefix: "9" }, { env: "" }, { service: "" }, { enabled: true, env: null }])
      expect(await codeOf(setPublishing(acting, { ...wanted, ...wrong })), JSON.stringify(wrong)).toBe(
        "invalid_input",
      );
    const log = `select details from public.audit_log where organization_id = ${quote(organizationId)}
      and action = 'publishing.changed' order by at desc limit 1`;
    expect(await readRows(stack, log)).toEqual([{ details: { team: { from: null, to: "rail" } } }]);
  });

  test("makes each dashboard once and replaces it afterwards; one that is gone there is made anew", async () => {
    const { acting, account, organizationId } = await open();
    const server = { ...settingsOf(bench), db: bench.db, noticeMail };
    const words = { title: "Health", description: "", check: {}, day: (ago: number) => `-${ago}d` };
    const pictureUrl = "https://plumbline.test/i/abcdefghijklmnopqrstuvwxyz.png";
    const pushOf = (kind: (typeof DASHBOARD_KINDS)[number], url: string | null = pictureUrl) =>
      pushDashboard(acting, server, { kind, words, pictureUrl: url });
    const made = [];
    for (const kind of DASHBOARD_KINDS) made.push(await pushOf(kind));
    const { dashboards } = bench.simulator.account(account);
    expect(dashboards.size).toBe(DASHBOARD_KINDS.length);
    expect(await pushOf("values")).toEqual(made[0]);
    expect(dashboards.size).toBe(DASHBOARD_KINDS.length);
    dashboards.remove(made[0]?.id ?? "");
    expect((await pushOf("values")).id).not.toBe(made[0]?.id);
    expect(await codeOf(pushOf("image", null))).toBe("invalid_input");
    const { version: _, ...settings } = (await getPublishing(bench.db, organizationId)).settings;
    await setPublishing(acting, { ...settings, env: null });
    expect(await codeOf(pushOf("table"))).toBe("invalid_input");
    await setPublishing(acting, settings);
    expect((await getPublishing(bench.db, organizationId)).dashboards).toHaveLength(DASHBOARD_KINDS.length);
    bench.simulator.setScopes(account, ["dora_metrics_read"]);
    await expect(pushOf("table")).rejects.toMatchObject({
      says: { code: "datadog_lacks_permission", numbers: { permission: "dashboards_write" } },
    });
  });
});
