import { describe, expect, test } from "vitest";
import { COLLECTORS } from "#lib/collect/collectors.ts";
import { listPublishRuns, setPublishing } from "#lib/db/publishing.ts";
import { openGitHub } from "#lib/sources/github/github.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { collectAll } from "#scripts/collect/collect-all.ts";
import { connectAccount, settingsOf } from "../support/connected-account.ts";
import { connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";

const now = Date.now();
const at = (daysAgo: number) => new Date(now - daysAgo * 86_400_000).toISOString();

describe.each(ONE_DATABASE)("npm run collect on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const github = use(openGitHubBench);

  const collect = async (slug: string, push = false) => {
    const [sent, lines]: [string[], string[]] = [[], []];
    const into = (list: string[]) => (line: string) => void list.push(line);
    const server = {
      ...settingsOf(bench, { openGitHub: openGitHub({ baseUrl: github.url, retryMs: 1 }) }),
      ...{ db: bench.db, noticeMail },
    };
    const order = { slug, push, collectors: COLLECTORS };
    const isGood = await collectAll({ server, order, print: into(sent), tell: into(lines) });
    return { isGood, sent, lines };
  };
  const slugOf = async (organizationId: string) =>
    String(
      (
        await readRows<{ slug: string }>(
          stack,
          `select slug from public.organizations where id = ${quote(organizationId)}`,
        )
      )[0]?.slug,
    );

  test("collects from GitHub and from our own tables, and shows what would be sent", async () => {
    const runs = [{ id: 1, createdAt: at(2), endedAt: at(1.99) }];
    const one = await connectGitHub(bench, github, [{ name: "acme/shop", runs }]);
    const { isGood, lines } = await collect(await slugOf(one.organizationId));
    expect(isGood).toBe(true);
    expect(lines[0]).toMatch(/: succeeded, [1-9]\d* values changed, \d+ requests counted, \d+ unchanged\.$/);
    expect(lines[1]).toMatch(/^dora: succeeded/);
    expect(lines).toContain("Nothing was sent. --push sends 0 points in 0 requests. 0 points sent before.");
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}env_missing: [1-9]\d* values\. No env/));
  });

  test("sends what it shows where it is told to, as a run by hand", async () => {
    const { acting, organizationId, connectionId, account } = await connectAccount(bench);
    const sent = { prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: [] };
    await setPublishing(acting, { ...sent, enabled: false, resend: false, connectionId });
    const slug = await slugOf(organizationId);
    await stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, window_from,
      window_to) values (${quote(organizationId)}, '', 'github.prs.open', (private.clock() at time zone 'UTC')::date, 7, 7,
        1, private.clock() - interval '7 days', date_trunc('second', private.clock()) - interval '5 minutes')`);
    const { sent: shown, lines: told } = await collect(slug);
    expect(bench.simulator.series(account)).toEqual([]);
    expect(told.filter((line) => line.startsWith("{"))).toEqual([]);
    const { lines, sent: printed } = await collect(slug, true);
    expect(printed).toEqual([]);
    expect(lines).toContain("Published: succeeded, 1 point in 1 request. 0 points sent before.");
    expect(shown).toEqual([bench.simulator.series(account)[0]?.text]);
    const { items } = await listPublishRuns(bench.db, organizationId, { limit: 5, cursor: null });
    expect(items).toMatchObject([{ trigger: "manual", status: "succeeded" }]);
  });

  test("says in one line that there is no such organisation", async () => {
    await expect(collect("nobody-here")).rejects.toThrow(/^There is no organisation nobody-here\.$/);
  });
});
