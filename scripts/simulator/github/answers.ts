import { type Answer, addressOf, type Call, type RepositoryCall } from "./call.ts";
import type { Pull } from "./facts.ts";
import { cursorPageOf, pageOf } from "./paging.ts";
import { notFound } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { updatedAt, wirePull, wirePush, wireRepository, wireReview } from "./wire-rows.ts";

const DAY = 86_400;
const PERIODS: Record<string, number> = {
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  quarter: 90 * DAY,
  year: 365 * DAY,
};

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
