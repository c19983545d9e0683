import { type Answer, addressOf, type RepositoryCall } from "./call.ts";
import type { Commit } from "./facts.ts";
import { pageOf } from "./paging.ts";
import { notFound } from "./refusal.ts";
import { filesOf, wireCommit, wireFile } from "./wire-commit.ts";

const FILES_OF_A_PAGE = { usual: 300, most: 300 };
const MOST_FILES = 3000;

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
  const page = pageOf(files.slice(0, MOST_FILES), addressOf(call), FILES_OF_A_PAGE);
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
  const [base = "", head = ""] = (named.basehead ?? "").split("...");
  const [from, to] = [lineOf(call, base), lineOf(call, head)];
  const ahead = without(to, from);
  const behind = without(from, to);
  const status = statusOf(ahead.length, behind.length);
  const main = one.history(one.spec.defaultBranch, call.now);
  const page = pageOf(ahead.toReversed(), addressOf(call));
  const body = {
    url: addressOf(call).href,
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

function without(commits: Commit[], others: Commit[]): Commit[] {
  const known = new Set(others);
  return commits.filter((found) => !known.has(found));
}

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? "identical" : "behind";
  return behind === 0 ? "ahead" : "diverged";
}
