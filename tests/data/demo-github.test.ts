import { describe, expect, onTestFinished, test } from "vitest";
import { listSnapshots } from "#lib/db/snapshots.ts";
import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import type { Snapshot } from "#lib/domain/catalogue/snapshot.ts";
import { openGitHub } from "#lib/sources/github/github.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { demoGitHub } from "#scripts/simulator/github/demo-account.ts";
import type { Person } from "#scripts/simulator/github/facts.ts";
import type { Repository } from "#scripts/simulator/github/repository.ts";
import { startGitHub } from "#scripts/simulator/github/server.ts";
import { filesOf } from "#scripts/simulator/github/wire-commit.ts";
import { collectOnce } from "../support/collecting.ts";
import { loadConnectFlow, openOrganization } from "../support/connect-flow.ts";
import { settingsOf } from "../support/connected-account.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { inRequest } from "../support/request-scope.ts";

const OWNER = "northwind-rail";
const READ = ["refunds", "disruption-alerts"];
const WITHOUT_ACTIONS = "loyalty";
const DAYS = 14;

type Window = { from: number; to: number };

/** What a person would count in the repository itself, by the metric's name behind `github.`. */
const COUNTS: Record<string, (repository: Repository, window: Window) => number> = {
  "prs.merged_7d": (repository, window) => ended(repository, window, true),
  "prs.closed_without_merge_7d": (repository, window) => ended(repository, window, false),
  "commits.total_7d": (repository, window) =>
    commitsIn(repository, window).filter(({ author }) => !isMachine(author)).length,
  "code.lines_added_7d": (repository, window) =>
    commitsIn(repository, window)
      .flatMap(filesOf)
      .reduce((sum, file) => sum + file.additions, 0),
  "ci.workflow_runs_7d": (repository, { from, to }) =>
    repository.runs.until(to - 1).filter(({ createdAt }) => createdAt >= from).length,
};

function ended(repository: Repository, { from, to }: Window, merged: boolean): number {
  const within = repository.pulls
    .until(to)
    .filter(({ closedAt }) => closedAt !== null && closedAt >= from && closedAt < to);
  return within.filter(({ isMerged }) => isMerged === merged).length;
}

function commitsIn(repository: Repository, { from, to }: Window) {
  return repository
    .history(repository.spec.defaultBranch, to - 1)
    .filter(({ committedAt }) => committedAt >= from);
}

function isMachine({ isBot, login, name, email }: Person): boolean {
  return isBot || [login, name, email].some((text) => text?.includes("[bot]"));
}

describe("the demo's GitHub, connected and collected over HTTP", () => {
  const stack = useStack("pglite");
  const bench = useBench(stack);
  const flow = use(() => loadConnectFlow(bench));

  async function collected(names: string[]) {
    const now = new Date();
    const github = await startGitHub({ accounts: demoGitHub({ endAt: now }, now) });
    onTestFinished(() => github.close());
    const { acting, organizationId } = await openOrganization(bench, flow);
    const open = openGitHub({ baseUrl: github.url });
    const server = { ...settingsOf(bench, { openGitHub: open }), db: bench.db, noticeMail };
    const repositories = names.map((name) => `${OWNER}/${name}`);
    const input = { provider: "github", token: DEMO_GITHUB.token, repositories };
    const { connection } = await inRequest(() => flow.connect(acting, input, server));
    const subject = { bench, organizationId, subjectId: connection.id };
    const { run } = await collectOnce(subject, { openGitHub: open });
    const range = { from: "2000-01-01", to: "2999-12-31" };
    const snapshots = await listSnapshots(bench.db, organizationId, range);
    const of = (name: string) => snapshots.filter(({ scope }) => scope === `github.com/${OWNER}/${name}`);
    return { github: github.control, run, snapshots, of };
  }

  test("has the values that are counted in its repositories, and none where it may not look", async () => {
    const { github, run, snapshots, of } = await collected([...READ, WITHOUT_ACTIONS]);
    const windowOf = ({ from, to }: Snapshot) => ({
      from: Date.parse(from) / 1000,
      to: Date.parse(to) / 1000,
    });
    for (const name of READ) {
      const repository = github.repository(OWNER, `${OWNER}/${name}`);
      for (const [metric, count] of Object.entries(COUNTS)) {
        const kept = of(name).filter((snapshot) => snapshot.metric === `github.${metric}`);
        expect(kept).toHaveLength(DAYS);
        expect(kept.map(({ day, value }) => [name, metric, day, value])).toEqual(
          kept.map((one) => [name, metric, one.day, count(repository, windowOf(one))]),
        );
      }
    }
    const isOfRuns = ({ metric }: Snapshot) => metric.startsWith("github.ci.");
    const unseen = [...of(WITHOUT_ACTIONS), ...snapshots.filter(({ scope }) => scope === "")].filter(
      isOfRuns,
    );
    expect(unseen.length).toBeGreaterThan(DAYS);
    expect(unseen.filter(({ value }) => value !== null)).toEqual([]);
    expect(
      of(WITHOUT_ACTIONS).find(({ metric }) => metric === "github.commits.total_7d")?.value,
    ).not.toBeNull();
    expect(run.problems).toMatchObject([{ part: "runs", scope: `github.com/${OWNER}/${WITHOUT_ACTIONS}` }]);
  });
});
