import { describe, expect, test } from "vitest";
import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { ago } from "../support/connected-account.ts";
import { connectGitHub, openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { readWork } from "../support/work.ts";
import { findFaults } from "../support/world-store.ts";

const at = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
const gitOf = (name: string) => ({ repository_url: `https://github.com/acme/${name}.git` });
const SIGNED = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";

describe.each(ONE_DATABASE)("whose words GitHub has on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const running = use(openGitHubBench);

  test("reads off GitHub's words who wrote a commit where Datadog left it open, by its sha or a beginning that one has", async () => {
    const shas = ["1c", "2c", "3c", "4c", "5c"].map((end) => end.padStart(40, "0123456789"));
    const [whole = "", short = "", , twin = "", apart = ""] = shas.map((sha, index) =>
      index === 2 ? sha : `${["aa", "bb", "", "dd", "ee"][index]}${sha.slice(2)}`,
    );
    const twins = [`${twin.slice(0, 12)}${"1".repeat(28)}`, `${twin.slice(0, 12)}${"2".repeat(28)}`];
    const commits = [whole, short, ...twins, apart].map((sha) => ({
      sha,
      message: SIGNED,
      committedAt: at(1),
    }));
    const listed = [
      { sha: whole },
      { sha: short.slice(0, 8) },
      { sha: twin.slice(0, 12) },
      { sha: apart, message: SIGNED },
    ];
    const deployments = [wireDeployment("d", ago(bench, 3600), { git: gitOf("shop"), commits: listed })];
    const one = await connectGitHub(bench, running, [{ name: "acme/shop", commits }], deployments);
    const { run } = await one.collect();
    expect(run.problems).toEqual([]);
    const rows = await readRows<{ sha: string }>(
      stack,
      `select sha, origin, tool, decided_by, evidence ? 'github' as heard, evidence -> 'github' ->> 'authorName' as author
        from public.commits where (organization_id = ${quote(one.organizationId)}) is true order by sha`,
    );
    const heard = { origin: "ai_assisted", tool: "Claude", decided_by: "github", heard: true, author: "ada" };
    expect(rows).toEqual([
      { sha: whole, ...heard },
      { sha: short.slice(0, 8), ...heard },
      expect.objectContaining({
        sha: twin.slice(0, 12),
        origin: "unknown",
        decided_by: "datadog",
        heard: null,
      }),
      expect.objectContaining({ sha: apart, decided_by: "datadog", heard: null }),
    ]);
    const { production } = (await fetchDataQuality(bench.db, one.organizationId)) ?? {};
    expect(production?.commits).toEqual({ total: 4, known: 3, byGitHub: 2 });
    expect(await findFaults(stack, one.organizationId)).toEqual([]);
    const counted = running.control.counted(one.account);
    await one.collect();
    expect(running.control.counted(one.account)).toBe(counted);
  });

  test("hears of seven letters in any case, and of none that only begins alike or is another repository's, and asks once", async () => {
    const shas = ["a", "b", "c", "d", "e"].map((letter) => `${letter}${"0123456789".repeat(4)}`.slice(0, 40));
    const [seven = "", large = "", like = "", elsewhere = "", plain = ""] = shas;
    const commits = shas.map((sha) => ({
      sha,
      message: sha === plain ? "Add retry" : SIGNED,
      committedAt: at(1),
    }));
    const inShop = [seven.slice(0, 7), large.slice(0, 10).toUpperCase(), `${like.slice(0, 8)}ffff`, plain];
    const deployments = [
      wireDeployment("shop", ago(bench, 3600), {
        git: gitOf("shop"),
        commits: inShop.map((sha) => ({ sha })),
      }),
      wireDeployment("till", ago(bench, 3600), { git: gitOf("till"), commits: [{ sha: elsewhere }] }),
    ];
    const repositories = [{ name: "acme/shop", commits }, { name: "acme/till" }];
    const one = await connectGitHub(bench, running, repositories, deployments);
    expect((await one.collect()).run.problems).toEqual([]);
    const heard = await readRows<{ sha: string; heard: boolean }>(
      stack,
      `select lower(left(sha, 1)) as sha, origin = 'ai_assisted' as heard from public.commits
        where (organization_id = ${quote(one.organizationId)}) is true order by lower(sha)`,
    );
    expect(Object.fromEntries(heard.map(({ sha, heard }) => [sha, heard]))).toEqual({
      ...{ a: true, b: true, c: false, d: false, e: false },
    });
    // Who wrote it is kept no longer than what Datadog sent.
    const purge = { ...one, subjectId: one.organizationId, kind: "purge_payloads" };
    expect((await readWork(stack, purge)).next_at).not.toBeNull();
    const counted = running.control.counted(one.account);
    await one.collect();
    expect(running.control.counted(one.account)).toBe(counted);
  });

  test.each([
    ["ai_assisted", SIGNED],
    ["human", "Add retry"],
  ])(
    "hears once of each where no tool and no bot signs, Datadog's words having lost their end: %s",
    async (then, message) => {
      const sha = "a".padEnd(40, "0");
      const listed = [{ sha, message: "Add retry" }];
      const deployments = [wireDeployment("d", ago(bench, 3600), { git: gitOf("shop"), commits: listed })];
      const commits = [{ sha, message, committedAt: at(1) }];
      const one = await connectGitHub(bench, running, [{ name: "acme/shop", commits }], deployments);
      const origin = async () => {
        const of = `(organization_id = ${quote(one.organizationId)}) is true`;
        return (await readRows(stack, `select origin from public.commits where ${of}`))[0]?.origin;
      };
      expect(await origin()).not.toBe("unknown");
      await one.collect();
      expect(await origin()).toBe(then);
      const counted = running.control.counted(one.account);
      await one.collect();
      expect(running.control.counted(one.account)).toBe(counted);
    },
  );
});
