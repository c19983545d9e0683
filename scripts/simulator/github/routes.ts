import * as answers from "./answers.ts";
import { type Answer, addressOf, type Call, permit, type RepositoryCall, visible } from "./call.ts";
import * as commitAnswers from "./commit-answers.ts";
import type { Permission } from "./control-input.ts";
import { notFound, Refusal } from "./refusal.ts";
import * as runAnswers from "./run-answers.ts";

type RepositoryRoute = [path: RegExp, needs: Permission | null, run: (call: RepositoryCall) => Answer];

/** Behind the repository. */
const ROUTES: RepositoryRoute[] = [
  [/^$/, null, answers.repository],
  [/^\/pulls$/, "pull_requests", answers.pulls],
  [/^\/pulls\/(?<number>\d+)$/, "pull_requests", answers.pull],
  [/^\/pulls\/(?<number>\d+)\/reviews$/, "pull_requests", answers.reviews],
  [/^\/actions\/runs$/, "actions", runAnswers.runs],
  [/^\/actions\/runs\/(?<id>\d+)$/, "actions", runAnswers.run],
  [/^\/actions\/runs\/(?<id>\d+)\/attempts\/(?<attempt>\d+)$/, "actions", runAnswers.attempt],
  [/^\/actions\/workflows$/, "actions", runAnswers.workflows],
  [/^\/actions\/workflows\/(?<workflow>[^/]+)\/runs$/, "actions", runAnswers.runs],
  [/^\/commits$/, "contents", commitAnswers.commits],
  [/^\/commits\/(?<sha>.+)$/, "contents", commitAnswers.commit],
  [/^\/compare\/(?<basehead>.+)$/, "contents", commitAnswers.compare],
  [/^\/branches$/, "contents", answers.branches],
  [/^\/branches\/(?<branch>.+)$/, "contents", answers.branch],
  [/^\/activity$/, "contents", answers.activity],
];

/** Answers one request of GitHub's API, or throws the refusal. */
export function answer(call: Call): Answer {
  const answered = finite(call);
  return call.account.isEndless && "rows" in answered ? endless(call, answered) : answered;
}

/** Each page has a next one. */
function endless(call: Call, answered: Extract<Answer, { rows: unknown[] }>): Answer {
  if (answered.link?.includes('rel="next"')) return answered;
  const [first, next] = [new URL(call.url), new URL(call.url)];
  first.searchParams.delete("page");
  next.searchParams.set("page", String(Number(next.searchParams.get("page") ?? 1) + 1));
  const again = answered.rows.length > 0 ? answered : finite({ ...call, url: first });
  return { ...again, link: `<${next}>; rel="next"` };
}

function finite(call: Call): Answer {
  const { pathname } = call.url;
  if (call.method !== "GET") throw notFound();
  switch (pathname) {
    case "/user":
      if (call.grant.installation !== null) throw new Refusal(403, "Resource not accessible by integration");
      return answers.user(call);
    case "/user/repos":
      return answers.repositories(call);
    case "/installation/repositories":
      return answers.installationRepositories(call);
    case "/rate_limit": {
      const rate = call.account.quota.state(call.now);
      const graphql = call.account.points.state(call.now);
      return { body: { resources: { core: rate, graphql }, rate } };
    }
  }
  return ofRepository(call);
}

function ofRepository(call: Call): Answer {
  const { account, grant } = call;
  const path = /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/(\d+))(\/.*)?$/.exec(call.url.pathname);
  if (!path) throw notFound();
  const [, fullName, id, behind = ""] = path;
  const repository =
    fullName === undefined
      ? account.repositoryById(Number(id))
      : account.repository(decodeURIComponent(fullName));
  if (!repository && fullName !== undefined) throw movedOrGone(call, decodeURIComponent(fullName));
  const found = { ...call, repository: visible(repository, grant), named: {} };
  for (const [pattern, needs, run] of ROUTES) {
    const named = pattern.exec(behind);
    if (!named) continue;
    if (needs) permit(found, needs);
    return run({ ...found, named: decoded(named.groups ?? {}) });
  }
  throw notFound();
}

/** A renamed repository is told by its number. */
function movedOrGone(call: Call, fullName: string): Refusal {
  const repository = visible(call.account.moved(fullName), call.grant);
  const location = String(addressOf({ ...call, repository, named: {} }));
  return new Refusal(301, "Moved Permanently", { location });
}

function decoded(named: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, decodeURIComponent(value)]));
}
