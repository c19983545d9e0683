import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { listCountedConnections } from "#lib/db/connections.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { Said } from "#lib/domain/said.ts";
import type { RunSettings } from "#lib/sync/run.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { actingAs } from "../support/acting.ts";
import { type Build, type Cellar, type Cellars, cellarSource } from "../support/cellar-source.ts";
import { loadConnectFlow } from "../support/connect-flow.ts";
import { ago, DAY, settingsOf, tickBench } from "../support/connected-account.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { inRequest } from "../support/request-scope.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc, createOrganization, signUp } from "../support/stack-client.ts";
import { nothingIsDue, setWork } from "../support/work.ts";

describe.each(ONE_DATABASE)("a source that nobody has heard of, on %s,", (name) => {
  const cellars: Cellars = new Map();
  const stack = useStack(name);
  const bench = useBench(stack);
  const flow = use(() => loadConnectFlow(bench));
  beforeEach(() => nothingIsDue(stack));

  const withCellar = (): RunSettings => {
    const settings = settingsOf(bench);
    return { ...settings, sources: { ...settings.sources, cellar: cellarSource(cellars) } };
  };
  const server = () => ({ ...withCellar(), db: bench.db, noticeMail });

  const build = (number: string, daysAgo: number, more: Partial<Build> = {}): Build => ({
    number,
    at: ago(bench, daysAgo * DAY + 600),
    what: "furnace",
    ...more,
  });

  const dig = (builds: Build[]): { cellar: Cellar; token: string } => {
    const [cellar, token] = [{ builds, limited: false }, `t-${randomBytes(12).toString("hex")}`];
    cellars.set(token, cellar);
    return { cellar, token };
  };

  const found = async () => {
    const { client, userId } = await signUp(stack);
    const { id } = await createOrganization(client);
    const acting = actingAs(bench.db, id, userId);
    return {
      id,
      connect: (input: Record<string, unknown>) =>
        inRequest(() => flow.connect(acting, { provider: "cellar", backfillDays: 20, ...input }, server())),
      replaceKeys: (connectionId: string, input: unknown) =>
        inRequest(() => flow.replaceKeys(acting, { connectionId, input }, server())),
      list: () => listCountedConnections(client as never, id),
      report: () =>
        callRpc<Report>(client, "report_dora", {
          p_organization_id: id,
          p_filter: { from: ago(bench, 15 * DAY), to: ago(bench, 0) },
        }),
    };
  };

  const tick = async (organizationId: string, subjectId: string, settings = withCellar()) => {
    await setWork(
      stack,
      { organizationId, subjectId },
      { next_at: new Date(0).toISOString(), not_before: null },
    );
    return tickBench(bench, settings);
  };

  test("is connected by its own form, listed and reported, claimed by a tick, and read again", async () => {
    const { cellar, token } = dig([build("1", 1), build("2", 2, { broken: true }), build("3", 9)]);
    const team = await found();
    const { connection } = await team.connect({ token });
    expect(await team.list()).toMatchObject([
      {
        provider: "cellar",
        name: "The cellar",
        site: null,
        status: "active",
        keyHint: token.slice(-4),
        lastError: null,
        counts: { deployments: 3, incidents: 0 },
      },
    ]);
    expect((await team.report()).figures.deployment_frequency).toMatchObject({ deployments: 3 });
    cellar.builds.push(build("4", 3));
    cellar.builds.splice(0, 1, build("1", 1, { broken: false }));
    expect(await tick(team.id, connection.id)).toMatchObject({ claimed: 1, succeeded: 1 });
    expect((await team.report()).figures.deployment_frequency).toMatchObject({ deployments: 4 });
    const [run] = await readRows(
      stack,
      `select r.status, r.api_calls > 0 as asked, (select json_agg(distinct s.stream) from public.sync_slices s
         where s.run_id = r.id) as streams, (select sum(s.updated) from public.sync_slices s where s.run_id = r.id) as updated
       from public.sync_runs r where r.connection_id = ${quote(connection.id)} order by r.created_at desc limit 1`,
    );
    expect(run).toMatchObject({ status: "succeeded", asked: true, streams: ["deployments"], updated: 1 });
  });

  test("is refused in its own words, at the form and by its account, and nothing is stored", async () => {
    const team = await found();
    await expect(team.connect({ token: "a key of another" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "token",
      says: { code: "key_missing" },
    });
    await expect(team.connect({ token: "t-unknown" })).rejects.toMatchObject({
      code: "datadog_rejected",
      says: { code: "unusable_answers" },
    });
    await expect(team.connect({ provider: "attic", token: "t-1" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "provider",
    });
    expect(await team.list()).toEqual([]);
  });

  test("is recognised as the same account by another key, and keeps its history from another's", async () => {
    const { cellar, token } = dig([build("1", 1), build("2", 2)]);
    const other = dig([build("91", 1)]);
    cellars.set("t-second", cellar);
    const team = await found();
    const { connection } = await team.connect({ token });
    await expect(team.connect({ token: "t-second" })).rejects.toMatchObject({ code: "already_connected" });
    await expect(team.replaceKeys(connection.id, { token: other.token })).rejects.toMatchObject({
      code: "conflict",
      says: { code: "other_account", numbers: { source: "The cellar" } },
    });
    await team.replaceKeys(connection.id, { token: "t-second" });
    expect((await team.list())[0]).toMatchObject({ keyHint: "cond" });
  });

  test("makes its connection wait when it is limited, and need attention when it is refused", async () => {
    const { cellar, token } = dig([build("1", 1)]);
    const team = await found();
    const { connection } = await team.connect({ token });
    cellar.limited = true;
    expect(await tick(team.id, connection.id)).toMatchObject({ claimed: 1, failed: 1 });
    const [limited] = await team.list();
    expect(Date.parse(limited?.notBefore ?? "")).toBeGreaterThan(Date.now() + 540_000);
    cellars.delete(token);
    expect(await tick(team.id, connection.id)).toMatchObject({ claimed: 1, failed: 1 });
    expect(await team.list()).toMatchObject([
      {
        status: "needs_attention",
        lastError: { reason: "unusable_answers", numbers: { source: "The cellar" } },
      },
    ]);
  });

  test("has its odd events set aside with their reason, read again when they are mended, without a secret", async () => {
    const { cellar, token } = dig([
      build("1", 1),
      build("2", 2, { what: 7 as never, log: "https://me:hush@cellar/2" }),
    ]);
    const team = await found();
    const { connection } = await team.connect({ token });
    const waiting = () =>
      readRows<{ reason: Said; raw: string }>(
        stack,
        `select reason, raw from public.quarantine where resolved_at is null and connection_id = ${quote(connection.id)}`,
      );
    const [row] = await waiting();
    expect(row?.reason).toEqual({ code: "unreadable_event", numbers: {} });
    expect(row?.raw).toContain("https://cellar/2");
    cellar.builds.splice(1, 1, build("2", 2));
    await tick(team.id, connection.id);
    expect(await waiting()).toEqual([]);
    expect((await team.list())[0]?.counts).toEqual({ deployments: 2, incidents: 0 });
  });

  test("whose code is gone fails by our fault, and keeps nobody else from being read", async () => {
    const { token } = dig([build("1", 1)]);
    const team = await found();
    const { connection } = await team.connect({ token });
    expect(await tick(team.id, connection.id, settingsOf(bench))).toMatchObject({ failed: 1, ours: 1 });
    expect(await team.list()).toMatchObject([{ status: "active", lastError: { code: "internal" } }]);
  });
});
