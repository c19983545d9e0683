import { describe, expect, test } from "vitest";
import { CollectRunsPanel } from "#app/orgs/[org]/settings/connections/_components/collect-runs-panel.tsx";
import { GitHubFacts } from "#app/orgs/[org]/settings/connections/_components/github-facts.tsx";
import { RepositoryPicker } from "#app/orgs/[org]/settings/connections/_components/repository-picker.tsx";
import { RepositoryTable } from "#app/orgs/[org]/settings/connections/_components/repository-table.tsx";
import type { Offered } from "#app/orgs/[org]/settings/connections/actions.ts";
import type { CollectRun } from "#lib/db/collect-runs.ts";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { RepositoryState } from "#lib/db/github-connections.ts";
import { endsSoon } from "#lib/domain/sync/keys-end.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const AT = "2026-11-20T04:10:00Z";
const NOW = new Date("2026-11-20T12:00:00Z");

const connection: CountedConnection = {
  ...{ id: "00000000-0000-4000-8000-000000000001", provider: "github", streams: [], site: null },
  ...{
    name: "GitHub northwind-bot",
    status: "active",
    keyHint: "wxyz",
    keysExpireAt: null,
    backfillDays: 28,
  },
  ...{ connectedAt: AT, disconnectedAt: null, lastSyncedAt: AT, nextSyncAt: AT, notBefore: null },
  ...{ coveredFrom: null, coveredTo: null, lastError: null, notice: null, vanished: null, progress: null },
  ...{ wholeRead: null, counts: { deployments: 0, incidents: 0 } },
};

const repository = (fullName: string, given: Partial<RepositoryState> = {}): RepositoryState => ({
  ...{ id: fullName, repository: `github.com/${fullName}`, fullName, defaultBranch: "main", chosenAt: AT },
  ...{ problem: null, mergeWorkflows: null, seenWorkflows: [], readTo: AT, problems: [] },
  ...given,
});

const LACKS = { code: "github_lacks", numbers: { permissions: "Actions" } };
const run = { calls: 12, notModified: 40, rateRemaining: 4_988 } as CollectRun;

describe("the card of a connection to GitHub", () => {
  const facts = (
    given: Partial<CountedConnection>,
    read = { repositories: [repository("a/b")], runs: [run] },
  ) =>
    textOf(
      <GitHubFacts connection={{ ...connection, ...given }} read={read as never} timeZone="UTC" now={NOW} />,
    );

  test("tells 14 days before that its token ends, and not what GitHub does not say", () => {
    expect(facts({ keysExpireAt: "2026-12-04T12:00:00Z" })).toContain("The token ends on 4 Dec 2026");
    expect(facts({ keysExpireAt: "2026-12-04T12:00:01Z" })).not.toContain("The token ends on");
    expect(facts({})).toContain("GitHub tells no day");
    expect(endsSoon("2026-11-19T00:00:00Z", NOW)).toBe(true);
    expect(facts({ keysExpireAt: AT, status: "disconnected" })).not.toContain("replace it here");
  });

  test("says how many repositories lack something, and what the last collection took", () => {
    const repositories = [repository("a/b"), repository("a/c", { problem: LACKS })];
    const said = facts({}, { repositories, runs: [run] });
    expect(said).toContain("2, 1 lacks something");
    expect(said).toContain("12 counted, 40 for free; 4,988 left this hour");
    expect(facts({}, { repositories, runs: [] })).toContain("Requests of the last collection —");
  });
});

test("each collection says how many metrics are known, why the others are not, what it took and what was not to be had", () => {
  const collected: CollectRun = {
    ...{
      id: "1",
      subjectId: connection.id,
      trigger: "cron",
      status: "partial",
      startedAt: AT,
      finishedAt: AT,
    },
    ...{ calls: 12, notModified: 40, rateRemaining: 4_988, kept: 3, error: null },
    metrics: { known: 33, missing: { not_configured: 2, repositories_missing: 1 } },
    problems: [
      { part: "runs", scope: "github.com/a/b", code: "short_answer", numbers: {} },
      { part: "commits", scope: "github.com/a/b", code: "short_answer", numbers: {} },
      { part: "pulls", scope: "github.com/a/c", ...LACKS },
    ],
  };
  const before = { ...collected, id: "2", metrics: null, problems: [] };
  const said = textOf(<CollectRunsPanel runs={[collected, before]} timeZone="UTC" />);
  expect(said).toContain("33 of 36 known");
  expect(said).toContain("2 not known: Nobody has said which workflows have to pass.");
  expect(said).toContain("1 not known: Of the organisation as a whole");
  expect(said).toContain("12 counted, 40 for free; 4,988 left this hour");
  expect(said.match(/GitHub's answer held less than is known to be there\./g)).toHaveLength(1);
  expect(said).toContain("The token may not read Actions.");
  expect(textOf(<CollectRunsPanel runs={[]} timeZone="UTC" />)).toContain("Nothing was collected yet.");
});

test("each repository says what it lacks: a permission by its name, or what could not be had", () => {
  const said = textOf(
    <RepositoryTable
      timeZone="UTC"
      repositories={[
        repository("a/b", { problem: LACKS }),
        repository("a/c", { problems: [{ resource: "runs", code: "short_answer", numbers: {} }] }),
        repository("a/d", { readTo: null }),
        repository("a/<script>", { mergeWorkflows: ["CI", "<img>"] }),
      ]}
    />,
  );
  expect(said).toContain("The token may not read Actions.");
  expect(said).toContain("GitHub's answer held less than is known to be there.");
  expect(said).toContain("Waiting for the first collection");
  expect(said).toContain("a/&lt;script&gt;");
  expect(said).toContain("CI, &lt;img&gt;");
});

test("a repository is a link that looks like ours, under a title that has room", () => {
  const html = htmlOf(<RepositoryTable timeZone="UTC" repositories={[repository("a/b", {})]} />);
  expect(html).toMatch(/<a href="https:\/\/github\.com\/a\/b"[^>]* class="[^"]*link[^"]*"/);
  expect(html).toMatch(/<th scope="col" data-wrap="true">Workflows that have to pass</);
});

describe("the list of repositories to tick", () => {
  const offered = (fullName: string, given: Partial<Offered> = {}): Offered => ({
    ...{ fullName, isPrivate: false, isArchived: false, deployments: 0, problem: null },
    ...given,
  });
  const ticked = (html: string) =>
    [...html.matchAll(/name="repositories" value="([^"]*)"/g)].map(([, name]) => name);
  const pick = (all: Offered[], chosen: string[] | null) =>
    htmlOf(<RepositoryPicker offered={all} chosen={chosen} state={{ status: "idle" }} />);

  test("proposes those that deployments come from and that nothing speaks against", () => {
    const all = [
      offered("a/api", { deployments: 3 }),
      offered("a/web", { deployments: 2, problem: "The token may not read Actions." }),
      offered("a/old", { deployments: 1, isArchived: true }),
      offered("a/other"),
    ];
    const html = pick(all, null);
    expect(ticked(html)).toEqual(["a/api"]);
    expect(html).toContain("The token may not read Actions.");
    expect(html).toContain("3 deployments in 90 days");
    expect(html).not.toContain('type="search"');
  });

  test("keeps what was chosen, also what the token no longer lists, and has a search where there are many", () => {
    const many = Array.from({ length: 150 }, (_, index) => offered(`a/r${index}`));
    const html = pick(many, ["a/gone", "a/r149"]);
    expect(ticked(html)).toEqual(["a/gone", "a/r149"]);
    expect(html).toContain('type="search"');
    expect(html).toContain("51 more: search by name.");
  });
});
