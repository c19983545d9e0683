import { type Answer, addressOf, type RepositoryCall } from "./call.ts";
import { createdFilter } from "./created-filter.ts";
import type { Run } from "./facts.ts";
import { pageOf } from "./paging.ts";
import { notFound } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { pathOf, wireRun, wireWorkflow, workflowId } from "./wire-rows.ts";

/** As soon as a list of runs is filtered, it ends here, however many there are. */
const MOST_FILTERED = 1000;
const CAPPING = ["actor", "branch", "check_suite_id", "created", "event", "head_sha", "status"];

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

export function run(call: RepositoryCall): Answer {
  return { body: wireRun(call.repository, runNamed(call), call.now) };
}

/** As it is now, whatever came behind it. */
export function attempt(call: RepositoryCall): Answer {
  const found = runNamed(call);
  const attempts = found.attempts.slice(0, Number(call.named.attempt));
  const isThere = attempts.length === Number(call.named.attempt) && attempts.length > 0;
  const hasBegun = (attempts.at(-1)?.startedAt ?? 0) <= call.now;
  if (!isThere || !hasBegun) throw notFound();
  return { body: wireRun(call.repository, { ...found, attempts }, call.now) };
}

function runNamed({ repository: one, named, now }: RepositoryCall): Run {
  const found = one.opened().runs.get(Number(named.id));
  if (!found || found.createdAt > now) throw notFound();
  return found;
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
