import type { Connected } from "./connected-account.ts";
import { quote } from "./stack.ts";

/** What a tenant has of GitHub: a row of each table, beside its connection. */
export async function addGitHubRows({ bench: { stack }, organizationId, connectionId }: Connected) {
  const [o, c] = [organizationId, connectionId].map(quote);
  const at = "'2026-01-02T00:00:00Z'::timestamptz";
  const of = `select ${o}, r.id, x.* from r cross join`;
  await stack.sql(`
    with r as (
      insert into public.github_repositories (organization_id, connection_id, repository, full_name, default_branch)
        values (${o}, ${c}, 'github.com/acme/shop', 'acme/shop', 'main') returning id),
    coverage as (
      insert into public.github_coverage (organization_id, repository_id, resource, covered_from, covered_to)
        ${of} (select 'pulls', ${at}, ${at}) x),
    answers as (
      insert into private.github_answers (organization_id, repository_id, url, etag, items) ${of} (select '/pulls', 'e', 1) x),
    pulls as (
      insert into public.pull_requests (organization_id, repository_id, number, created_at, updated_at, is_draft, is_bot)
        ${of} (select 1, ${at}, ${at}, false, false) x),
    runs as (
      insert into public.workflow_runs (organization_id, repository_id, run_id, attempt, workflow, event, sha, status,
          created_at, started_at, updated_at)
        ${of} (select 1, 1, 'CI', 'push', 'abc', 'queued', ${at}, ${at}, ${at}) x),
    commits as (
      insert into public.github_commits (organization_id, repository_id, sha, committed_at, is_bot, is_merge)
        ${of} (select 'abc', ${at}, false, false) x)
    insert into public.github_branches (organization_id, repository_id, name, pushed_on, first_pushed_at, last_pushed_at)
      ${of} (select 'feature', '2026-01-02'::date, ${at}, ${at}) x;
    insert into public.snapshots (organization_id, metric, day, value, formula, window_from, window_to)
      values (${o}, 'github.prs.open', '2026-01-02', 1, 1, ${at}, ${at});
    insert into private.measured_days (organization_id, subject_id, collector, day, basis)
      values (${o}, ${c}, 'github', '2026-01-02', '{}');
    insert into public.collect_runs (organization_id, subject_id, trigger, status) values (${o}, ${c}, 'cron', 'succeeded')`);
}
