import { type Answer, addressOf, type Call, type RepositoryCall } from "./call.ts";
import { createdFilter } from "./created-filter.ts";
import type { Commit, Pull, Run } from "./facts.ts";
import { cursorPageOf, pageOf } from "./paging.ts";
import { notFound } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { filesOf, wireCommit, wireFile } from "./wire-commit.ts";
import {
  pathOf,
  updatedAt,
  wirePull,
  wirePush,
  wireRepository,
  wireReview,
  wireRun,
  wireWorkflow,
  workflowId,
} from "./wire-rows.ts";

const DAY = 86_400;
const PERIODS: Record<string, number> = {
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  quarter: 90 * DAY,
  year: 365 * DAY,
};
/** As soon as a list of runs is filtered, it ends here, however many there are. */
const MOST_FILTERED = 1000;
const CAPPING = ["actor", "branch", "check_suite_id", "created", "event", "head_sha", "status"];
const FILES_OF_A_PAGE = 300;
const MOST_FILES = 3000;

export function user({ grant }: Call): Answer {
  const { login, userId } = grant;
  return {
    body: {
      login,
      id: userId,
      node_id: `U_${userId}`,
      type: "User",
      name: login,
      two_factor_authentication: true,
    },
  };
}

export function repositories(call: Call): Answer {
  const { rows, link } = pageOf(seen(call), call.url);
  return { rows: rows.map((repository) => wireRepository(repository, call.now)), link };
}

export function installationRepositories(call: Call): Answer {
  const { rows, link } = pageOf(seen(call), call.url);
  const beside = { total_count: seen(call).length, repository_selection: "selected" };
  return {
    rows: rows.map((repository) => wireRepository(repository, call.now)),
    link,
    key: "repositories",
    beside,
  };
}

function seen({ account, grant, url, now }: Call): Repository[] {
  const all = account.repositories().filter((repository) => grant.sees(repository));
  const isByPush = url.searchParams.get("sort") === "pushed";
  const compare = (a: Repository, b: Repository) =>
    isByPush ? b.pushedAt(now) - a.pushedAt(now) : a.fullName.localeCompare(b.fullName);
  const sorted = all.toSorted(compare);
  return url.searchParams.get("direction") === (isByPush ? "asc" : "desc") ? sorted.toReversed() : sorted;
}

export function repository({ repository: one, now }: RepositoryCall): Answer {
  return {
    body: { ...wireRepository(one, now), allow_squash_merge: true, network_count: 0, subscribers_count: 3 },
  };
}

export function pulls(call: RepositoryCall): Answer {
  const { repository: one, url, now } = call;
  const query = url.searchParams;
  const state = query.get("state") ?? "open";
  const isOpen = ({ closedAt }: Pull) => closedAt === null || closedAt > now;
  const wanted = one
    .opened()
    .pulls.until(now)
    .filter((pull) => state === "all" || isOpen(pull) === (state === "open"));
  const key = (pull: Pull) => (query.get("sort") === "updated" ? updatedAt(pull, now) : pull.createdAt);
  const sorted = wanted.toSorted((a, b) => key(b) - key(a) || b.number - a.number);
  const usual = query.get("sort") === null || query.get("sort") === "created" ? "desc" : "asc";
  const isAscending = (query.get("direction") ?? usual) === "asc";
  const page = pageOf(isAscending ? sorted.toReversed() : sorted, addressOf(call));
  return { rows: page.rows.map((pull) => wirePull(one, pull, now)), link: page.link };
}

export function pull(call: RepositoryCall): Answer {
  const { repository: one, now } = call;
  const row = wirePull(one, pullNamed(call), now);
  const isMerged = row.merged_at !== null;
  return { body: { ...row, merged: isMerged, comments: 0, review_comments: 0, commits: 1 } };
}

export function reviews(call: RepositoryCall): Answer {
  const given = pullNamed(call).reviews.filter(({ at }) => at <= call.now);
  const page = pageOf(
    given.toSorted((a, b) => a.at - b.at),
    addressOf(call),
  );
  return { rows: page.rows.map(wireReview), link: page.link };
}

function pullNamed({ repository: one, named, now }: RepositoryCall): Pull {
  const found = one.opened().pulls.get(Number(named.number));
  if (!found || found.createdAt > now) throw notFound();
  return found;
}

export function runs(call: RepositoryCall): Answer {
  const { repository: one, url, now } = call;
  const workflow = call.named.workflow;
  const filters = [createdFilter(url.searchParams.get("created")), ...runFilters(call)] as const;
  const [created, ...others] = filters;
  const wanted = one
    .opened()
    .runs.until(now)
    .filter((run) => created(run.createdAt) && others.every((holds) => holds(run)))
    .filter((run) => workflow === undefined || names(one, run.workflow, workflow));
  const isCapped = CAPPING.some((name) => url.searchParams.has(name));
  const page = pageOf(isCapped ? wanted.slice(0, MOST_FILTERED) : wanted, addressOf(call));
  const rows = page.rows.map((run) => wireRun(one, run, now));
  return { rows, link: page.link, key: "workflow_runs", beside: { total_count: wanted.length } };
}

function runFilters({ repository: one, url, now }: RepositoryCall): ((run: Run) => boolean)[] {
  const query = url.searchParams;
  const [branch, event, sha, status] = ["branch", "event", "head_sha", "status"].map((name) =>
    query.get(name),
  );
  return [
    (run) => branch === null || run.branch === branch,
    (run) => event === null || run.event === event,
    (run) => sha === null || run.sha === sha,
    (run) => {
      if (status === null) return true;
      const row = wireRun(one, run, now);
      return row.status === status || row.conclusion === status;
    },
  ];
}

/** By its number or the name of its file. */
function names(one: Repository, workflow: string, named: string): boolean {
  return String(workflowId(one, workflow)) === named || pathOf(workflow).endsWith(`/${named}`);
}

export function run({ repository: one, named, now }: RepositoryCall): Answer {
  const found = one.opened().runs.get(Number(named.id));
  if (!found || found.createdAt > now) throw notFound();
  return { body: wireRun(one, found, now) };
}

export function workflows(call: RepositoryCall): Answer {
  const { repository: one, now } = call;
  const known = [
    ...new Set(
      one
        .opened()
        .runs.until(now)
        .map(({ workflow }) => workflow),
    ),
  ].toSorted();
  const page = pageOf(known, addressOf(call));
  const rows = page.rows.map((name) => wireWorkflow(one, name));
  return { rows, link: page.link, key: "workflows", beside: { total_count: known.length } };
}

export function commits(call: RepositoryCall): Answer {
  const { repository: one, url, now } = call;
  const query = url.searchParams;
  const history = historyOf(call, query.get("sha") ?? one.spec.defaultBranch);
  const [since, until] = [momentOf(query.get("since")), momentOf(query.get("until"))];
  const wanted = history.filter(
    ({ committedAt }) => (since === null || committedAt >= since) && (until === null || committedAt <= until),
  );
  const page = pageOf(wanted, addressOf(call));
  const all = one.history(one.spec.defaultBranch, now);
  const rows = page.rows.map((commit) => wireCommit(one, commit, parentsOf(commit, all)));
  return { rows, link: page.link };
}

/** Of a branch, or of a commit and what came before it. */
function historyOf({ repository: one, now }: RepositoryCall, name: string): Commit[] {
  if (one.branches(now).has(name)) return one.history(name, now);
  const main = one.history(one.spec.defaultBranch, now);
  const index = main.findIndex(({ sha }) => sha === name);
  if (index === -1) throw notFound();
  return main.slice(index);
}

function parentsOf(commit: Commit, history: Commit[]): string[] {
  if (commit.parents) return commit.parents;
  const before = history[history.indexOf(commit) + 1];
  return before ? [before.sha] : [];
}

function momentOf(text: string | null): number | null {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? null : at / 1000;
}

export function commit(call: RepositoryCall): Answer {
  const { repository: one, named, now } = call;
  const found = commitNamed(call, named.sha ?? "");
  const files = filesOf(found);
  const sum = (name: "additions" | "deletions") => files.reduce((total, file) => total + file[name], 0);
  const [additions, deletions] = [sum("additions"), sum("deletions")];
  const address = addressOf(call);
  address.searchParams.set(
    "per_page",
    String(Math.min(FILES_OF_A_PAGE, Number(address.searchParams.get("per_page") ?? FILES_OF_A_PAGE))),
  );
  const page = filePage(files.slice(0, MOST_FILES), address);
  const body = {
    ...wireCommit(one, found, parentsOf(found, one.history(one.spec.defaultBranch, now))),
    stats: { total: additions + deletions, additions, deletions },
    files: page.rows.map(wireFile),
  };
  return { body, link: page.link };
}

function commitNamed({ repository: one, now }: RepositoryCall, sha: string): Commit {
  const found = one.opened().commits.get(sha) ?? one.commits.get(one.branches(now).get(sha) ?? "");
  if (!found || found.arrivedAt > now) throw notFound();
  return found;
}

/** What the second is to the first. */
export function compare(call: RepositoryCall): Answer {
  const { repository: one, named } = call;
  const [base = "", head = ""] = decodeURIComponent(named.basehead ?? "").split("...");
  const [from, to] = [lineOf(call, base), lineOf(call, head)];
  const ahead = to.filter((found) => !from.includes(found));
  const behind = from.filter((found) => !to.includes(found));
  const status =
    ahead.length === 0
      ? behind.length === 0
        ? "identical"
        : "behind"
      : behind.length === 0
        ? "ahead"
        : "diverged";
  const main = one.history(one.spec.defaultBranch, call.now);
  const page = pageOf(ahead.toReversed(), addressOf(call));
  const body = {
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: page.rows.map((found) => wireCommit(one, found, parentsOf(found, main))),
    files: [],
  };
  return { body, link: page.link };
}

/** All that a branch or a commit holds; one that is on no branch holds itself alone. */
function lineOf(call: RepositoryCall, name: string): Commit[] {
  const { repository: one, now } = call;
  const main = one.history(one.spec.defaultBranch, now);
  if (one.branches(now).has(name) || main.some(({ sha }) => sha === name)) return historyOf(call, name);
  return [commitNamed(call, name)];
}

export function branches(call: RepositoryCall): Answer {
  const heads = [...call.repository.branches(call.now)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const page = pageOf(heads, addressOf(call));
  const rows = page.rows.map(([name, sha]) => ({ name, commit: { sha, url: "" }, protected: false }));
  return { rows, link: page.link };
}

export function branch({ repository: one, named, now }: RepositoryCall): Answer {
  const name = named.branch ?? "";
  const sha = one.branches(now).get(name);
  if (sha === undefined) throw notFound();
  return { body: { name, commit: { sha, url: "" }, protected: name === one.spec.defaultBranch } };
}

export function activity(call: RepositoryCall): Answer {
  const { repository: one, url, now } = call;
  const query = url.searchParams;
  const seconds = PERIODS[query.get("time_period") ?? ""];
  const ref = query.get("ref")?.replace("refs/heads/", "");
  const wanted = one
    .opened()
    .pushes.until(now)
    .filter(({ at }) => seconds === undefined || at >= now - seconds)
    .filter(({ branch: name }) => ref === undefined || ref === name)
    .filter(({ kind }) => (query.get("activity_type") ?? kind) === kind);
  const sorted = query.get("direction") === "asc" ? wanted.toReversed() : wanted;
  const page = cursorPageOf(sorted, addressOf(call));
  return { rows: page.rows.map((push) => wirePush(one, push)), link: page.link };
}

function filePage<Row>(rows: Row[], address: URL) {
  const size = Number(address.searchParams.get("per_page"));
  const number = Math.max(1, Number(address.searchParams.get("page") ?? 1));
  const hasMore = number * size < rows.length;
  const target = new URL(address);
  target.searchParams.set("page", String(number + 1));
  return {
    rows: rows.slice((number - 1) * size, number * size),
    link: hasMore ? `<${target}>; rel="next"` : null,
  };
}
