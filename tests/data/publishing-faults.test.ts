import { describe, expect, test } from "vitest";
import { listPublishRuns, setPublishing } from "#lib/db/publishing.ts";
import { startWork } from "#lib/db/work.ts";
import { previewPublishing } from "#lib/publish/preview.ts";
import { publish } from "#lib/publish/run.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { connectAccount, settingsOf } from "../support/connected-account.ts";
import { INTAKE_FAULTS, type IntakeFault } from "../support/intake-faults.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";

const SERIES = "/api/v2/series";
/** Series that take three bodies. */
const VALUES = 300;

describe.each(ONE_DATABASE)("publishing to an intake that answers with faults, on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const world = use(async () => {
    const connected = await connectAccount(bench);
    const { acting, organizationId, connectionId } = connected;
    const tags = Array.from({ length: 20 }, (_, n) => `tag${n}:${"x".repeat(190)}`);
    const told = { prefix: "plumbline", env: "live", service: "plumbline", team: null, resend: false };
    await setPublishing(acting, { ...told, enabled: true, tags, connectionId });
    await stack.sql(`insert into public.snapshots
        (organization_id, scope, metric, part, day, value, n, formula, window_from, window_to)
      select ${quote(organizationId)}, 'github.com/acme/web', 'github.ci.duration', 'checks ' || n,
        (private.clock() at time zone 'UTC')::date, n, 20, 1, t.at - interval '7 days', t.at
      from generate_series(1, ${VALUES}) n,
        (select date_trunc('second', private.clock()) - interval '5 minutes' as at) t`);
    return connected;
  });

  const mine = () => `organization_id = ${quote(world.organizationId)}`;
  const preview = async () => (await previewPublishing(bench.db, world.organizationId, new Date())).bodies;
  const lastRun = async () =>
    (await listPublishRuns(bench.db, world.organizationId, { limit: 1, cursor: null })).items[0];
  const countNoted = async () => {
    const [row] = await readRows<{ noted: number }>(
      stack,
      `select count(*) as noted from private.published where ${mine()}`,
    );
    return row?.noted;
  };
  /** Bodies that Datadog took, whether or not anybody heard of it. */
  const took = () => bench.simulator.series(world.account).map(({ text }) => text);
  const seriesIn = (bodies: readonly string[]) =>
    bodies.reduce((sum, text) => sum + (JSON.parse(text) as { series: unknown[] }).series.length, 0);

  /** As if nothing had ever been sent. */
  async function begin(): Promise<string[]> {
    bench.simulator.clearFaults();
    await stack.sql(
      `delete from private.published where ${mine()}; delete from public.publish_runs where ${mine()}`,
    );
    return preview();
  }

  async function push(callTimeoutMs = 20_000) {
    // The time has passed that Datadog asked for.
    await stack.sql(`update private.work set not_before = null where ${mine()}`);
    const { organizationId } = world;
    const wanted = { organizationId, kind: "publish", subjectId: organizationId, trigger: "manual" } as const;
    const held = await startWork(bench.db, wanted);
    const settings = settingsOf(bench, { callTimeoutMs, random: () => 0 });
    const options = { db: bench.db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY };
    return hold(held, (work, given) => publish(work, { ...settings, ...given, agreed: null }), options);
  }

  /** From the second body on. */
  function strike({ effect }: IntakeFault, times: number) {
    bench.simulator.queueFault({ ...effect, account: world.account, path: SERIES, skip: 1, times });
  }

  /** Those of which Datadog said that it took them. */
  function takenOf(bodies: readonly string[], { outcome }: IntakeFault): readonly string[] {
    return outcome === "taken" ? bodies : bodies.slice(0, 1);
  }

  async function expectRest(rest: readonly string[]) {
    const before = took().length;
    bench.simulator.clearFaults();
    expect.soft(await preview()).toEqual(rest);
    expect.soft((await push()).status).toBe("succeeded");
    expect.soft(took().slice(before)).toEqual(rest);
    expect.soft(await countNoted()).toBe(VALUES);
  }

  test("takes three bodies", async () => {
    expect(await begin()).toHaveLength(3);
  });

  test.each(INTAKE_FAULTS)("$name, each time", async (fault) => {
    const bodies = await begin();
    strike(fault, 0);
    await push(fault.callTimeoutMs);
    const run = await lastRun();
    const heard = takenOf(bodies, fault);
    expect.soft(run?.sent).toBe(seriesIn(heard));
    expect.soft(await countNoted()).toBe(seriesIn(heard));
    const said = run?.error ?? run?.problems[0] ?? null;
    expect.soft(said === null ? null : "reason" in said ? said.reason : said.code).toBe(fault.says);
    if (fault.words !== undefined)
      expect.soft(run?.problems.map(({ numbers }) => numbers.words)).toEqual([fault.words, fault.words]);
    const status = {
      taken: fault.says === null ? "succeeded" : "partial",
      "body refused": "partial",
      "run ended": "failed",
    };
    expect.soft(run?.status).toBe(status[fault.outcome]);
    await expectRest(bodies.slice(heard.length));
  });

  test.each(INTAKE_FAULTS.filter(({ isRetried }) => isRetried === true))("$name, once", async (fault) => {
    const bodies = await begin();
    const before = took().length;
    strike(fault, 1);
    expect.soft((await push(fault.callTimeoutMs)).status).toBe("succeeded");
    expect
      .soft(await lastRun())
      .toMatchObject({ status: "succeeded", sent: VALUES, bodies: 3, problems: [] });
    const news = took().slice(before);
    expect.soft([...new Set(news)]).toEqual(bodies);
    // One whose answer was lost goes once more, the very same points.
    expect.soft(news.filter((text) => text !== bodies[1])).toEqual([bodies[0], bodies[2]]);
    await expectRest([]);
  });
});
