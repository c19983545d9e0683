-- What the health page knows beside its grid: whether GitHub is read at all, and what is behind a day.

create function public.tell_health(p_organization_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
begin
  perform private.require_role(p_organization_id, 'viewer');
  return jsonb_build_object(
    'connected', exists (select from public.connections c where c.organization_id = p_organization_id
      and c.provider = 'github' and c.status <> 'disconnected'),
    'chosen', (select count(*) from public.github_repositories r where r.organization_id = p_organization_id),
    'measuredAt', (select private.as_iso(max(s.measured_at)) from public.snapshots s
      where s.organization_id = p_organization_id and s.value is not null and starts_with(s.metric, 'github.')),
    'scopes', (
      select coalesce(jsonb_agg(k.scope order by k.scope), '[]') from (
        select r.repository as scope from public.github_repositories r where r.organization_id = p_organization_id
        union
        select s.scope from public.snapshots s where s.organization_id = p_organization_id and s.scope <> '') k));
end $$;
comment on function public.tell_health is 'What the health of an organisation is made of, {connected, chosen, measuredAt, scopes}: whether GitHub is connected, how many repositories are chosen, when the newest known value of GitHub was measured, and all repositories that are chosen or have values.';
grant execute on function public.tell_health to authenticated, service_role;

create function private.health_repositories(p_organization_id uuid, p_scope text) returns setof public.github_repositories
  language sql stable set search_path = ''
  as $$
    select r.* from public.github_repositories r
    where r.organization_id = p_organization_id and (p_scope = '' or r.repository = p_scope)
  $$;
comment on function private.health_repositories is 'The chosen repositories of a scope: one, or all where it is empty.';
grant execute on function private.health_repositories to authenticated, service_role;

create function public.list_health_pulls(p_organization_id uuid, p_query jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_query);
  v_from timestamptz := (v ->> 'from')::timestamptz;
  v_to timestamptz := (v ->> 'to')::timestamptz;
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    with found as (
      select r.repository, p.number, p.title, p.created_at, p.merged_at,
        extract(epoch from coalesce(p.merged_at, v_to) - p.created_at)::float8 as seconds
      from private.health_repositories(p_organization_id, coalesce(v ->> 'scope', '')) r
        join public.pull_requests p on p.organization_id = r.organization_id and p.repository_id = r.id
      where case v ->> 'state'
        when 'merged' then p.merged_at >= v_from and p.merged_at < v_to
        when 'stale' then p.created_at < v_to - interval '336 hours' and (p.closed_at is null or p.closed_at >= v_to) end)
    select jsonb_build_object('total', (select count(*) from found), 'items', coalesce(jsonb_agg(jsonb_build_object(
        'repository', f.repository, 'path', 'pull/' || f.number, 'name', '#' || f.number, 'text', f.title,
        'at', private.as_iso(coalesce(f.merged_at, f.created_at)), 'seconds', f.seconds, 'state', v ->> 'state')
        order by f.seconds desc, f.repository, f.number), '[]'))
    from (select * from found f order by f.seconds desc, f.repository, f.number limit 100) f);
end $$;
comment on function public.list_health_pulls is 'Pull requests of a scope that were merged in [from, to), or stale at its end, {scope, state: merged|stale, from, to}: {total, items}, at most 100, those that took longest first.';
grant execute on function public.list_health_pulls to authenticated, service_role;

create function public.list_health_runs(p_organization_id uuid, p_query jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_query);
  v_state text := v ->> 'state';
  v_from timestamptz := (v ->> 'from')::timestamptz;
  v_to timestamptz := (v ->> 'to')::timestamptz;
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    with found as (
      select r.repository, r.id as repository_id, l.run_id, l.workflow, l.created_at, l.conclusion, l.seconds
      from private.health_repositories(p_organization_id, coalesce(v ->> 'scope', '')) r
        cross join lateral private.last_attempts(p_organization_id, r.id, v_from, v_to) l
      where case v_state when 'failed' then l.conclusion in ('failure', 'startup_failure')
        when 'ended' then l.seconds is not null end
      union all
      select r.repository, r.id, n.run_id, n.workflow, n.created_at, n.conclusion, n.seconds
      from private.health_repositories(p_organization_id, coalesce(v ->> 'scope', '')) r
        cross join lateral unnest(r.merge_workflows) as w (name)
        cross join lateral (
          select x.*, greatest(extract(epoch from x.ended_at - x.started_at), 0)::float8 as seconds from public.workflow_runs x
          where x.organization_id = r.organization_id and x.repository_id = r.id and x.branch = r.default_branch
            and x.workflow = w.name and x.event in ('push', 'schedule') and x.ended_at <= v_to
            and private.ran_through(x.conclusion)
          order by x.created_at desc, x.run_id desc, x.attempt desc limit 1) n
      where v_state = 'newest')
    select jsonb_build_object('total', (select count(*) from found), 'items', coalesce(jsonb_agg(jsonb_build_object(
        'repository', f.repository, 'path', 'actions/runs/' || f.run_id, 'name', f.workflow, 'text', concat_ws(', ', '#' || f.run_id, x.branch, left(x.sha, 7)),
        'at', private.as_iso(f.created_at), 'seconds', f.seconds, 'state', f.conclusion)
        order by f.rank), '[]'))
    from (select f.*, row_number() over (order by case when v_state = 'ended' then f.seconds end desc nulls last,
      f.created_at desc, f.run_id) as rank from found f order by rank limit 100) f
      cross join lateral (
        select r.branch, r.sha from public.workflow_runs r
        where r.organization_id = p_organization_id and r.repository_id = f.repository_id and r.run_id = f.run_id
        order by r.attempt desc limit 1) x);
end $$;
comment on function public.list_health_runs is 'Workflow runs of a scope, {scope, state, from, to}: created in [from, to) and failed, or ended (the slowest first); or, newest, those on default branches that decide at its end whether tests pass. {total, items}, at most 100; a run says its branch and commit, and its state is that of its last attempt.';
grant execute on function public.list_health_runs to authenticated, service_role;

create function public.list_health_commits(p_organization_id uuid, p_query jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_query);
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    with found as (
      select r.repository, c.sha, c.subject, c.committed_at, c.kind
      from private.health_repositories(p_organization_id, coalesce(v ->> 'scope', '')) r
        join public.github_commits c on c.organization_id = r.organization_id and c.repository_id = r.id
      where c.kind = v ->> 'state' and not c.is_merge and not c.is_bot and c.gone_at is null
        and c.committed_at >= (v ->> 'from')::timestamptz and c.committed_at < (v ->> 'to')::timestamptz)
    select jsonb_build_object('total', (select count(*) from found), 'items', coalesce(jsonb_agg(jsonb_build_object(
        'repository', f.repository, 'path', 'commit/' || f.sha, 'name', left(f.sha, 7), 'text', f.subject,
        'at', private.as_iso(f.committed_at), 'seconds', null, 'state', f.kind)
        order by f.committed_at desc, f.sha), '[]'))
    from (select * from found f order by f.committed_at desc, f.sha limit 100) f);
end $$;
comment on function public.list_health_commits is 'Commits of people on default branches of a scope in [from, to) whose message says that they are one, {scope, state: hotfix|revert, from, to}: {total, items}, at most 100, newest first.';
grant execute on function public.list_health_commits to authenticated, service_role;
