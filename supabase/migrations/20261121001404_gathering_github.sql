-- What whoever gathers needs to know before each request, and what it says it has been through.

-- Definer, as all that follow but public.list_github_gathering: nobody holds a grant on the answers.
create function public.cover_github(p_held jsonb, p_coverage jsonb) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_coverage);
  v_repository public.github_repositories := private.held_repository(private.as_jsonb(p_held), (v ->> 'repositoryId')::uuid);
  v_problem jsonb := nullif(v -> 'problem', 'null');
  -- A problem leaves what is held as it was, whatever came before it.
  v_from timestamptz := case when v_problem is null then (v ->> 'from')::timestamptz end;
  v_to timestamptz := case when v_problem is null then (v ->> 'to')::timestamptz end;
begin
  insert into public.github_coverage as k (organization_id, repository_id, resource, covered_from, covered_to, left_over, problem)
    values (v_repository.organization_id, v_repository.id, v ->> 'resource', v_from, v_to,
      coalesce((v ->> 'leftOver')::int, 0), v_problem)
    on conflict (organization_id, repository_id, resource) do update set
      covered_from = case
        when v_from is null then k.covered_from
        when v_from <= k.covered_to and v_to >= k.covered_from then least(v_from, k.covered_from)
        when v_to < k.covered_from then k.covered_from
        else v_from end,
      covered_to = case when v_to is null then k.covered_to else greatest(v_to, k.covered_to) end,
      left_over = excluded.left_over, problem = excluded.problem, asked_at = private.clock();
  -- Of a list whose window has moved on.
  delete from private.github_answers a where a.organization_id = v_repository.organization_id
    and a.repository_id = v_repository.id and a.seen_at < private.clock() - interval '40 days';
end $$;
comment on function public.cover_github is 'Notes how far a resource of a repository is held, {repositoryId, resource, from, to, problem, leftOver}: the range grows when it touches what was, else the later of both is it. With a problem, {code, numbers}, it stays. open_pulls is at a moment, and asked before pulls: what was closed in between is then in one of both.';
grant execute on function public.cover_github to service_role;

create function private.coverage_as_json(p_row public.github_coverage) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('from', private.as_iso(p_row.covered_from), 'to', private.as_iso(p_row.covered_to),
      'leftOver', p_row.left_over, 'problem', p_row.problem, 'askedAt', private.as_iso(p_row.asked_at))
  $$;
comment on function private.coverage_as_json is 'How far a resource is held: {from, to, leftOver, problem, askedAt}.';
grant execute on function private.coverage_as_json to service_role;

create function public.list_github_gathering(p_held jsonb) returns jsonb
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_connection uuid := (v ->> 'subjectId')::uuid;
begin
  perform private.keep_lease(v_org, v_connection, (v ->> 'leaseToken')::uuid);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'repository', r.repository, 'fullName', r.full_name,
        'externalId', r.external_id, 'defaultBranch', r.default_branch, 'coverage', c.coverage)
      order by c.asked_at nulls first, r.repository), '[]')
    from public.github_repositories r
    cross join lateral (
      select coalesce(jsonb_object_agg(c.resource, private.coverage_as_json(c)), '{}') as coverage, min(c.asked_at) as asked_at
      from public.github_coverage c where c.organization_id = r.organization_id and c.repository_id = r.id) c
    where r.organization_id = v_org and r.connection_id = v_connection);
end $$;
comment on function public.list_github_gathering is 'The repositories of the connection that is held, [{id, repository, fullName, externalId, defaultBranch, coverage: {resource: {from, to, leftOver, problem, askedAt}}}], first those that were not asked for longest. PL410 when the lease was lost.';
grant execute on function public.list_github_gathering to service_role;

create function private.answers_of(p_repository public.github_repositories) returns jsonb
  language sql stable set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('url', a.url, 'etag', a.etag, 'nextUrl', a.next_url, 'items', a.items,
      'total', a.total, 'oldestAt', private.as_iso(a.oldest_at)) order by a.url), '[]')
    from private.github_answers a where a.organization_id = p_repository.organization_id and a.repository_id = p_repository.id
  $$;
comment on function private.answers_of is 'Known answers of a repository: [{url, etag, nextUrl, items, total, oldestAt}].';

create function private.pulls_to_review(p_repository public.github_repositories, p_since timestamptz, p_limit integer)
  returns jsonb language sql stable set search_path = ''
  as $$
    select jsonb_build_object('count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('number', p.number,
      'authorKey', p.author_key) order by p.turn) filter (where p.turn <= p_limit), '[]'))
    from (select p.number, p.author_key, row_number() over (order by p.merged_at desc, p.number) as turn from public.pull_requests p
      where p.organization_id = p_repository.organization_id and p.repository_id = p_repository.id
        and p.merged_at >= p_since and p.reviews_read_at is null) p
  $$;
comment on function private.pulls_to_review is 'Pull requests merged since p_since whose reviews are not read, newest first, each with its author, whose own reviews are none.';

create function private.commits_to_detail(p_repository public.github_repositories, p_since timestamptz, p_limit integer)
  returns jsonb language sql stable set search_path = ''
  as $$
    select jsonb_build_object('count', count(*), 'items', coalesce(jsonb_agg(c.sha order by c.turn) filter (where c.turn <= p_limit), '[]'))
    from (select c.sha, row_number() over (order by c.committed_at desc, c.sha) as turn from public.github_commits c
      where c.organization_id = p_repository.organization_id and c.repository_id = p_repository.id
        and c.committed_at >= p_since and c.details_at is null and c.gone_at is null and not c.is_merge) c
  $$;
comment on function private.commits_to_detail is 'Commits since p_since whose lines are not read, newest first; a merge commit''s never are.';

create function private.runs_to_finish(p_repository public.github_repositories, p_since timestamptz, p_limit integer)
  returns jsonb language sql stable set search_path = ''
  as $$
    select jsonb_build_object('count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', r.run_id,
      'createdAt', private.as_iso(r.created_at)) order by r.turn) filter (where r.turn <= p_limit), '[]'))
    from (select r.run_id, r.created_at, row_number() over (order by r.created_at desc, r.run_id) as turn
      from public.workflow_runs r where r.organization_id = p_repository.organization_id
        and r.repository_id = p_repository.id and r.created_at >= p_since and r.conclusion is null
        and not exists (select from public.workflow_runs l where l.organization_id = r.organization_id
          and l.repository_id = r.repository_id and l.run_id = r.run_id and l.attempt > r.attempt)) r
  $$;
comment on function private.runs_to_finish is 'Runs since p_since that had not ended when they were told of last.';

create function private.attempts_to_read(p_repository public.github_repositories, p_since timestamptz, p_limit integer)
  returns jsonb language sql stable set search_path = ''
  as $$
    with last as (
      select l.run_id, l.created_at, l.attempt from public.workflow_runs l
      where l.organization_id = p_repository.organization_id and l.repository_id = p_repository.id
        and l.created_at >= p_since and l.attempt > 1 and l.conclusion = 'success'
        and not exists (select from public.workflow_runs o where o.organization_id = l.organization_id
          and o.repository_id = l.repository_id and o.run_id = l.run_id
          -- A later one is what the run came to; one that failed says all that the others could.
          and (o.attempt > l.attempt or o.sha = l.sha and o.conclusion in ('failure', 'startup_failure', 'timed_out')))),
    unread as (
      select l.run_id, l.created_at, array(
        select n from generate_series(l.attempt - 1, 1, -1) n where not exists (
          select from public.workflow_runs h where h.organization_id = p_repository.organization_id
            and h.repository_id = p_repository.id and h.run_id = l.run_id and h.attempt = n and h.conclusion is not null)) as attempts
      from last l),
    turns as (
      select u.*, row_number() over (order by u.created_at desc, u.run_id) as turn from unread u where u.attempts <> '{}')
    select jsonb_build_object('count', count(*), 'items', coalesce(jsonb_agg(jsonb_build_object('id', t.run_id,
      'attempts', to_jsonb(t.attempts)) order by t.turn) filter (where t.turn <= p_limit), '[]')) from turns t
  $$;
comment on function private.attempts_to_read is 'Runs since p_since that passed at another attempt, newest first, each with its attempts that are not held to their end, the last first; not those of which one that failed is held.';

create function public.list_github_left(p_held jsonb, p_of jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_of);
  v_repository public.github_repositories := private.held_repository(private.as_jsonb(p_held), (v ->> 'repositoryId')::uuid);
  v_since timestamptz := (v ->> 'since')::timestamptz;
  v_limit integer := (v ->> 'limit')::int;
begin
  return jsonb_build_object('answers', private.answers_of(v_repository),
    'reviews', private.pulls_to_review(v_repository, v_since, v_limit),
    'details', private.commits_to_detail(v_repository, v_since, v_limit),
    'attempts', private.attempts_to_read(v_repository, v_since, v_limit),
    'runs', private.runs_to_finish(v_repository, v_since, v_limit));
end $$;
comment on function public.list_github_left is 'What is known of a repository and what is left of it since a moment, {repositoryId, since, limit}: {answers, reviews, details, attempts, runs}; all but the first {count, items}, of which there are up to limit.';
grant execute on function public.list_github_left to service_role;

create function private.named_keys(p_repository public.github_repositories, p_named jsonb) returns text[]
  language sql stable set search_path = ''
  as $$
    select coalesce(private.as_text_array(p_named -> 'named'), '{}') || array(
      select unnest(a.keys) from private.github_answers a where a.organization_id = p_repository.organization_id
        and a.repository_id = p_repository.id and a.url = any (private.as_text_array(p_named -> 'urls')))
  $$;
comment on function private.named_keys is 'What a list named: keys of the pages that came anew, and those of the pages that were as they are known, by url.';

create function private.held_keys(p_repository public.github_repositories, p_resource text, p_since timestamptz) returns text[]
  language sql stable set search_path = ''
  as $$
    select case p_resource
      when 'open_pulls' then array(select p.number::text from public.pull_requests p
        where p.organization_id = p_repository.organization_id and p.repository_id = p_repository.id
          and p.closed_at is null order by p.number)
      when 'pulls' then array(select p.number::text from public.pull_requests p
        where p.organization_id = p_repository.organization_id and p.repository_id = p_repository.id
          and p.updated_at >= p_since and p.closed_at is not null order by p.updated_at desc, p.number)
      when 'commits' then array(select c.sha from public.github_commits c
        where c.organization_id = p_repository.organization_id and c.repository_id = p_repository.id
          and c.committed_at >= p_since and c.gone_at is null order by c.committed_at desc, c.sha) end
  $$;
comment on function private.held_keys is 'Keys of what a list of all open pull requests, of those closed that were updated since p_since, or of all commits since then, should name.';

create function public.list_github_missing(p_held jsonb, p_list jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_list);
  v_repository public.github_repositories := private.held_repository(private.as_jsonb(p_held), (v ->> 'repositoryId')::uuid);
  v_held text[] := private.held_keys(v_repository, v ->> 'resource', (v ->> 'since')::timestamptz);
  v_missing text[];
begin
  select coalesce(array_agg(k.key order by k.place), '{}') into v_missing
    from unnest(v_held) with ordinality as k (key, place)
    where k.key not in (select unnest(private.named_keys(v_repository, v)));
  return jsonb_build_object('held', cardinality(v_held), 'count', cardinality(v_missing),
    'keys', to_jsonb(v_missing[1:(v ->> 'limit')::int]));
end $$;
comment on function public.list_github_missing is 'What is held and a list that was read to its end did not name, {repositoryId, resource: open_pulls, pulls or commits, since, named, urls, limit}: {held, count, keys}, of which there are up to limit. named: numbers or commits of the pages that came anew; urls: the pages that were as they are known. Each is asked for by its key before it is believed to be gone.';
grant execute on function public.list_github_missing to service_role;

-- Snapshots and measured days come later than this file; the body is read when it is called.
create function private.purge_github(p_organization_id uuid, p_connection_id uuid, p_limit integer) returns integer
  language plpgsql volatile set search_path = '' set enable_seqscan = off
  as $$
declare
  v_table text;
  v_some integer;
  v_count integer := 0;
begin
  foreach v_table in array array['public.workflow_runs', 'public.github_commits', 'public.pull_requests',
    'public.github_branches', 'private.github_answers'] loop
    execute format('delete from %s t where t.ctid = any (array(select t.ctid from public.github_repositories r
      cross join lateral (select t.ctid from %s t where t.organization_id = r.organization_id and t.repository_id = r.id
        limit $3) t
      where r.organization_id = $1 and r.connection_id = $2 limit $3))', v_table, v_table)
      using p_organization_id, p_connection_id, p_limit;
    get diagnostics v_some = row_count;
    v_count := v_count + v_some;
  end loop;
  delete from public.snapshots t where t.ctid = any (array(select t.ctid from public.github_repositories r
    cross join lateral (select t.ctid from public.snapshots t where t.organization_id = r.organization_id
      and t.scope = r.repository and t.metric like 'github.%' limit p_limit) t
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id limit p_limit));
  get diagnostics v_some = row_count;
  delete from private.measured_days d where d.organization_id = p_organization_id and d.subject_id = p_connection_id;
  return v_count + v_some;
end $$;
comment on function private.purge_github is 'Deletes up to p_limit rows of each kind that GitHub told of a connection''s repositories, and the values made of them; how many. The repositories themselves go with the connection, the organisation''s own values stay.';
