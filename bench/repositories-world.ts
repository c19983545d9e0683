/** Repositories of an organisation as collecting would have left them, at the sizes of a large one: a few are busy. */
export type RepositoriesWorld = { slug: string; repositories: number };

/** So many days back all of it is held. */
const DAYS = 22;
/** Pull requests of a week of the busiest; the quietest has a nine-hundredth of them. */
const MOST_PULLS = 100;
const PULLS = `floor(${MOST_PULLS} * ${DAYS} / 7.0 * power(1 / 900.0, rank / greatest(1, last)) + random())::int`;
/** Of each request: two pushes and its merge, five workflows each. */
const RUNS = 15;
const AT = `now() - random() * interval '${DAYS} days'`;

const organizationOf = (slug: string) => `(select id from public.organizations where slug = '${slug}')`;

/** Statements that give an organisation a second connection, which reads them. */
export function repositoriesWorld({ slug, repositories }: RepositoriesWorld): string[] {
  const organization = organizationOf(slug);
  const connection = `(select id from public.connections where organization_id = ${organization} and provider = 'github')`;
  const chosen = `(select r.organization_id, r.id, right(r.repository, 4)::int as rank, ${repositories - 1}::float8 as last
    from public.github_repositories r where r.organization_id = ${organization})`;
  return [
    `insert into public.connections (organization_id, provider, name, key_hint, account_fingerprint, history_from)
      values (${organization}, 'github', 'GitHub', 'abcd', 'github of ${slug}', now())`,
    `insert into public.github_repositories (organization_id, connection_id, repository, full_name, default_branch, merge_workflows)
      select ${organization}, ${connection}, 'github.com/acme/service-' || n, 'acme/service-' || n, 'main', '{checks,lint}'
      from (select lpad(n::text, 4, '0') as n from generate_series(0, ${repositories - 1}) n) n`,
    `insert into public.github_coverage (organization_id, repository_id, resource, covered_from, covered_to)
      select organization_id, id, resource, case when resource in ('open_pulls', 'branches') then now() - interval '7 days'
        else date_trunc('day', now()) - interval '${DAYS} days' end, now()
      from ${chosen} r, unnest(array['pulls', 'open_pulls', 'reviews', 'runs', 'commits', 'details', 'branches']) resource`,
    ...factsOf(chosen),
  ];
}

function factsOf(chosen: string): string[] {
  return [
    `insert into public.pull_requests (organization_id, repository_id, number, created_at, updated_at, closed_at, merged_at,
        is_draft, is_bot, first_review_at, reviews_read_at)
      select organization_id, id, n, at, at, at + interval '9 hours', case when n % 10 > 0 then at + interval '9 hours' end,
        false, false, at + interval '1 hour', now()
      from ${chosen} r, generate_series(1, ${PULLS}) n, lateral (select ${AT} + n * interval '0' as at) a`,
    `insert into public.github_commits (organization_id, repository_id, sha, committed_at, author_key, is_bot, is_merge, additions,
        deletions, file_keys, details_at)
      select organization_id, repository_id, md5(repository_id::text || number), merged_at,
        md5((number % 40)::text)::uuid, false, false, number, 1, array[number, number + 1, number % 100], now()
      from public.pull_requests where merged_at is not null`,
    `insert into public.workflow_runs (organization_id, repository_id, run_id, attempt, workflow, event, branch, sha, status,
        conclusion, created_at, started_at, updated_at, ended_at)
      select organization_id, repository_id, number * ${RUNS} + k, 1, (array['checks', 'lint', 'types', 'build', 'e2e'])[k % 5 + 1],
        case when k < 5 then 'push' else 'pull_request' end, case when k < 5 then 'main' else 'change-' || number end,
        md5(number::text), 'completed', case when random() < 0.1 then 'failure' else 'success' end, at, at, at + took, at + took
      from public.pull_requests p, generate_series(0, ${RUNS - 1}) k,
        lateral (select p.created_at + k * interval '20 minutes' as at, (1 + (k + number) % 20) * interval '1 minute' as took) a`,
    `insert into public.github_branches (organization_id, repository_id, name, pushed_on, first_pushed_at, last_pushed_at)
      select organization_id, repository_id, 'change-' || number, (created_at at time zone 'UTC')::date, created_at, created_at
      from public.pull_requests where created_at > now() - interval '7 days'`,
  ];
}
