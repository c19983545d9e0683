import { describe, expect, test } from "vitest";
import {
  type EndedRun,
  endPublishing,
  getPublishing,
  keepDashboard,
  keepPublished,
  listPublished,
  listPublishRuns,
  openedRun,
  setPublishing,
} from "#lib/db/publishing.ts";
import { startWork } from "#lib/db/work.ts";
import { actingAs } from "../support/acting.ts";
import { syncClient } from "../support/connected-account.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows, readText } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";
import { codeOf, makeTeam } from "../support/team.ts";
import { readWork, setWork } from "../support/work.ts";

const NOTHING_SENT = {
  ...{ status: "succeeded", error: null, sent: 0, bodies: 0, already: 0, refused: 0, missing: 0 },
  ...{ leftOut: [], problems: [] },
} satisfies Omit<EndedRun, "runId">;
const NOBODYS = "00000000-0000-4000-8000-000000000000";

describe.each(ONE_DATABASE)("what publishing keeps on %s", (name) => {
  const stack = useStack(name);

  async function open() {
    const { id: organizationId, owner, readAudit } = await makeTeam(stack);
    const connectionId = await addConnection(secretClient(stack), organizationId);
    const acting = actingAs(owner.client as never, organizationId, owner.userId);
    const db = syncClient(stack);
    const start = () =>
      startWork(db, { organizationId, kind: "publish", subjectId: organizationId, trigger: "manual" });
    const sent = {
      ...{ enabled: false, prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: [] },
      ...{ connectionId, resend: false, verify: false },
    };
    const runs = (limit: number, cursor: Parameters<typeof listPublishRuns>[2]["cursor"] = null) =>
      listPublishRuns(db, organizationId, { limit, cursor });
    const send = async (ended: Partial<EndedRun> = {}) => {
      const held = await start();
      const runId = openedRun(held);
      await endPublishing(db, held, { ...NOTHING_SENT, runId, ...ended });
      await stack.sql(`update private.work set lease_token = null, lease_expires_at = null
        where organization_id = ${quote(organizationId)}`);
      return runId;
    };
    const settings = async () => (await getPublishing(db, organizationId)).settings;
    return { organizationId, connectionId, acting, db, readAudit, start, send, sent, runs, settings };
  }

  test("sends nothing and names no environment before somebody has set it", async () => {
    const { settings } = await open();
    expect(await settings()).toEqual({
      ...{ enabled: false, prefix: "plumbline", env: null, service: "plumbline", team: null, tags: [] },
      ...{ connectionId: null, resend: true, verify: false, version: 0 },
    });
  });

  test("takes each setting by itself, each as a version that the log tells from the one before", async () => {
    const { acting, sent, settings, readAudit } = await open();
    await setPublishing(acting, sent);
    const changes = [
      { prefix: "acme" },
      { env: "prod" },
      { service: "shop" },
      { team: "rail" },
      { tags: ["tier:1"] },
      { resend: true },
      { verify: true },
      { connectionId: null },
      { enabled: true },
    ];
    let wanted = sent;
    for (const [place, change] of changes.entries()) {
      const before = wanted;
      wanted = { ...wanted, ...(change as object) };
      await setPublishing(acting, wanted);
      expect(await settings()).toEqual({ ...wanted, version: place + 2 });
      const [[key, to] = []] = Object.entries(change);
      const [{ details } = {}] = await readAudit();
      expect(details).toEqual({ [key ?? ""]: { from: before[key as keyof typeof before], to } });
    }
  });

  test("goes to no account that is disconnected", async () => {
    const { acting, sent, connectionId } = await open();
    await stack.sql(
      `update public.connections set status = 'disconnected' where id = ${quote(connectionId)}`,
    );
    expect(await codeOf(setPublishing(acting, sent))).toBe("invalid_input");
  });

  test.each([true, false])(
    "stops who sends by settings that hold no more, of this organisation alone, and no other work: on its own %s",
    async (enabled) => {
      const [one, other] = [await open(), await open()];
      const [held] = [await one.start(), await other.start()];
      const work = { organizationId: one.organizationId, subjectId: one.organizationId };
      const nextAt = "2030-01-01T00:00:00+00:00";
      await setWork(stack, { ...work, kind: "verify" }, { next_at: nextAt });
      await setPublishing(one.acting, { ...one.sent, enabled });
      const points = [{ series: "a".repeat(32), at: Math.floor(Date.now() / 1000), value: 1 }];
      expect(await codeOf(keepPublished(one.db, held, { points, awaited: null }))).toBe("lease_lost");
      expect(await one.runs(1)).toMatchObject({ items: [{ status: "cancelled" }] });
      expect(await other.runs(1)).toMatchObject({ items: [{ status: "running" }] });
      expect((await readWork(stack, { ...work, kind: "verify" })).next_at).toBe(nextAt);
    },
  );

  test("knows what was taken for as long as it could be sent again, and forgets it after a day", async () => {
    const { organizationId, db, start } = await open();
    const now = Math.floor(Date.now() / 1000);
    const minutesAgo = [10, 115, 125, 23 * 60, 25 * 60];
    const points = minutesAgo.map((minutes, place) => ({
      ...{ series: `${place}`.repeat(32), at: now - minutes * 60, value: minutes },
    }));
    const held = await start();
    await keepPublished(db, held, { points, awaited: null });
    await endPublishing(db, held, { ...NOTHING_SENT, runId: openedRun(held) });
    const known = await listPublished(db, organizationId);
    expect(known.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual([10, 115]);
    const kept = await readRows<{ value: number }>(
      stack,
      `select value from private.published where organization_id = ${quote(organizationId)} order by value`,
    );
    expect(kept.map(({ value }) => value)).toEqual([10, 115, 125, 23 * 60]);
  });

  test("tells its runs newest first, page by page, each as it ended", async () => {
    const { send, runs } = await open();
    const counts = { sent: 1, bodies: 2, already: 3, refused: 4, missing: 5 };
    const ids = [
      await send(),
      await send(),
      await send({ status: "partial" as const, ...counts }),
      await send(),
    ];
    const first = await runs(2);
    expect(first.items.map(({ id }) => id)).toEqual([ids[3], ids[2]]);
    expect(first.items[1]).toMatchObject({ status: "partial", ...counts });
    const second = await runs(2, first.nextCursor);
    expect([second.items.map(({ id }) => id), second.nextCursor]).toEqual([[ids[1], ids[0]], null]);
  });

  test("keeps one dashboard of a kind in an account: the last, since it was pushed, and none of an unknown account", async () => {
    const { acting, organizationId, connectionId, db } = await open();
    // As the server does it: no client of a member may.
    const server = { ...acting, db };
    const push = (id: string, to = connectionId) =>
      keepDashboard(server, { kind: "values", connectionId: to, id, url: `/dashboard/${id}` });
    await push("first");
    const longAgo = "2020-01-01T00:00:00Z";
    const of = `organization_id = ${quote(organizationId)}`;
    await stack.sql(`update public.published_dashboards set pushed_at = ${quote(longAgo)} where ${of}`);
    await push("second");
    const { dashboards } = await getPublishing(db, organizationId);
    expect(dashboards).toMatchObject([{ id: "second", url: "/dashboard/second" }]);
    expect(dashboards[0]?.pushedAt).not.toBe(longAgo);
    expect(await codeOf(push("third", NOBODYS))).toBe("not_found");
    expect(await readText(stack, `select count(*) from public.published_dashboards where ${of}`)).toBe("1");
  });
});
