import { describe, expect, test } from "vitest";
import { planReclassification } from "#lib/db/commit-origins.ts";
import { startWork } from "#lib/db/work.ts";
import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";
import { reclassify } from "#lib/sync/reclassify.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold, type WorkOptions } from "#lib/work/hold.ts";
import { manyDeployments } from "../../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  sync,
  syncClient,
} from "../../support/connected-account.ts";
import { dieAt } from "../../support/die-at.ts";
import { useBench, useStack } from "../../support/kit.ts";
import { decideByOlderRules, readOrigins } from "../../support/older-rules.ts";
import { reportCommits } from "../../support/reported.ts";
import { ONE_DATABASE, readRows } from "../../support/stack.ts";
import { callRpc } from "../../support/stack-client.ts";
import { nothingIsDue, readWork, setWork, takeOverLease } from "../../support/work.ts";
import { findFaults } from "../../support/world-store.ts";

const NEWER = RULES_VERSION + 1;
const BATCH = 4;
const CLAUDE = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";
/** Behind the cut: the trailers that are kept decide. */
const LONG = `${"A long story. ".repeat(60)}\n\nCo-authored-by: Cursor <cursoragent@cursor.com>`;
const MESSAGES = [CLAUDE, LONG, "Add retry", null];

const shaOf = (n: number) => n.toString(16).padStart(40, "0");

describe.each(ONE_DATABASE)("origins decided by older rules on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  /** Seven deployments, each with a commit of its own and one that others list too, and what git says of some. */
  const connect = async () => {
    const connected = await connectAccount(bench, {
      deployments: manyDeployments(bench, 7, {
        from: DAY,
        step: 60,
        each: (n) => ({
          git: { repository_id: "github.com/acme/shop" },
          commits: [n, 100 + (n % 3)].map((sha) => ({
            sha: shaOf(sha),
            message: MESSAGES[sha % 4],
            author:
              sha === 5
                ? { email: "1+renovate[bot]@users.noreply.github.com", canonical_email: "ops@acme.test" }
                : null,
          })),
        }),
      }),
    });
    await sync(connected);
    const userId = connected.acting.user.id;
    await reportCommits(bench.db, { ...connected, userId }, [
      { sha: shaOf(2), message: CLAUDE },
      { sha: shaOf(3), origin: "bot" },
      { sha: shaOf(500), message: LONG },
    ]);
    const right = await readOrigins(stack, connected);
    await decideByOlderRules(stack, connected);
    expect(await readOrigins(stack, connected)).not.toEqual(right);
    await nothingIsDue(stack);
    return { connected, right };
  };

  const workOf = ({ organizationId }: Connected) => ({
    organizationId,
    kind: "reclassify",
    subjectId: organizationId,
  });
  const decide = async (connected: Connected, options: Partial<WorkOptions & { batch: number }> = {}) =>
    hold(
      await startWork(bench.db, { ...workOf(connected), trigger: "manual" }),
      (held, given) => reclassify(held, { ...given, rulesVersion: NEWER, batch: BATCH, ...options }),
      { db: bench.db, noticeMail, deadlineAt: Date.now() + 600_000, ...options },
    );
  const reportOf = ({ owner, organizationId }: Connected) =>
    callRpc<{ byOrigin: { commits: object } }>(owner, "report_dora", {
      p_organization_id: organizationId,
      p_filter: { from: ago(bench, 3 * DAY), to: ago(bench, 0) },
    });

  test("are due once a newer version asks, and are decided anew wherever they stand, once", async () => {
    const { connected, right } = await connect();
    expect(await planReclassification(bench.db, RULES_VERSION)).toBe(0);
    expect(await planReclassification(bench.db, NEWER)).toBeGreaterThan(0);
    expect(await planReclassification(bench.db, NEWER)).toBe(0);
    expect(await decide(connected)).toMatchObject({ status: "succeeded", continue: false });
    expect(await readOrigins(stack, connected)).toEqual(right);
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
    const seen = await readRows(stack, "select id, xmin::text from public.commits order by id");
    expect(await decide(connected)).toMatchObject({ status: "succeeded", cost: 0 });
    expect(await readRows(stack, "select id, xmin::text from public.commits order by id")).toEqual(seen);
  });

  test("are passed by where deployments list none, and the deciding comes to its end", async () => {
    const connected = await connectAccount(bench, { deployments: manyDeployments(bench, 10, { step: 60 }) });
    await sync(connected);
    expect(await decide(connected)).toMatchObject({ status: "succeeded", cost: 4 });
  });

  const dieAround = async (every: number) => {
    let deaths = 0;
    const whole = (await decide((await connect()).connected)).cost;
    for (let deathAt = 1, died = true; died; deathAt += every) {
      const { connected, right } = await connect();
      const dying = dieAt(deathAt, stack);
      await decide(connected, { db: syncClient(stack, dying.fetch) }).catch(() => undefined);
      died = dying.isDead();
      if (died) {
        deaths += 1;
        await setWork(stack, workOf(connected), { lease_expires_at: new Date(0).toISOString() });
        const { cost } = await decide(connected);
        // Two calls a batch, two points a call: what was written is not read again.
        expect([deathAt, cost <= Math.ceil(whole - (deathAt - 4) / 4) + 1]).toEqual([deathAt, true]);
      }
      expect([deathAt, await readOrigins(stack, connected)]).toEqual([deathAt, right]);
      expect(await findFaults(stack, connected.organizationId)).toEqual([]);
    }
    expect(deaths * every).toBeGreaterThan(20);
  };
  if (name === "postgres")
    test(
      "are decided on by the next, where whoever was killed at any point had come",
      () => dieAround(1),
      300_000,
    );
  else
    test(
      "are decided on by the next, where whoever was killed at every sixth point had come, too",
      () => dieAround(6),
      300_000,
    );

  test("are reported on meanwhile, each commit as one or the other rule has it", async () => {
    const { connected, right } = await connect();
    const { commits } = (await reportOf(connected)).byOrigin;
    const totals: object[] = [];
    const db = syncClient(stack, async (input, init) => {
      const reply = await fetch(input, init);
      if (String(input).endsWith("/rpc/write_commit_verdicts")) {
        expect(await findFaults(stack, connected.organizationId)).toEqual([]);
        totals.push((await reportOf(connected)).byOrigin.commits);
      }
      return reply;
    });
    await decide(connected, { db });
    expect(totals.length).toBeGreaterThan(4);
    expect(totals.every((total) => JSON.stringify(total).includes(`"total":${totalOf(commits)}`))).toBe(true);
    expect(await readOrigins(stack, connected)).toEqual(right);
  });

  test("are not written by whoever lost the lease", async () => {
    const { connected } = await connect();
    const before = await readOrigins(stack, connected);
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/write_commit_verdicts"))
        await takeOverLease(stack, connected.organizationId);
      return fetch(input, init);
    });
    expect(await decide(connected, { db })).toMatchObject({
      status: "cancelled",
      error: { code: "lease_lost" },
    });
    expect(await readOrigins(stack, connected)).toEqual(before);
  });

  test("yield to what is told of a commit while its verdict is made", async () => {
    const { connected, right } = await connect();
    const userId = connected.acting.user.id;
    const told = { sha: shaOf(0), origin: "human" as const };
    let isTold = false;
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/write_commit_verdicts") && !isTold) {
        isTold = true;
        await reportCommits(bench.db, { ...connected, userId }, [told]);
      }
      return fetch(input, init);
    });
    expect(await decide(connected, { db })).toMatchObject({ status: "succeeded" });
    const after = await readOrigins(stack, connected);
    const differing = after.filter((row, n) => JSON.stringify(row) !== JSON.stringify(right[n]));
    const rows = differing.map(({ row }): unknown => JSON.parse(row));
    expect(rows).toContainEqual(
      expect.objectContaining({
        sha: told.sha,
        origin: "human",
        decided_by: "git",
        evidence: expect.objectContaining({ datadog: expect.objectContaining({ tool: "Claude" }) }),
      }),
    );
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
  });

  test("of a server that runs on after a newer one are decided again", async () => {
    const { connected } = await connect();
    await decide(connected);
    const isDue = async () => {
      await planReclassification(bench.db, NEWER);
      return (await readWork(stack, workOf(connected))).next_at !== null;
    };
    expect(await isDue()).toBe(false);
    await sync(connected, { mode: "deep" });
    expect(await isDue()).toBe(true);
    expect(await decide(connected)).toMatchObject({ status: "succeeded" });
    expect(await isDue()).toBe(false);
  });
});

function totalOf(commits: object): number {
  return (commits as { total: number }).total;
}
