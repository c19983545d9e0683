-- One run in full, one event of the quarantine, and how far the numbers can be trusted.

-- one run ------------------------------------------------------------------------------------------------------

create function public.get_sync_run(p_organization_id uuid, p_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select metrics.format_run(r) || jsonb_build_object(
      'leftOut', (
        select jsonb_object_agg(n.stream, (
          select coalesce(sum(s.left_out), 0) from public.sync_slices s
          where s.organization_id = p_organization_id and s.run_id = p_id and s.stream = n.stream))
        from unnest(private.streams()) as n (stream)),
      'slices', (
        select coalesce(jsonb_agg(jsonb_build_object('stream', s.stream, 'from', private.as_iso(s.from_at),
          'to', private.as_iso(s.to_at), 'part', s.part, 'complete', s.complete, 'fetched', s.fetched,
          'inserted', s.inserted, 'updated', s.updated, 'unchanged', s.unchanged, 'quarantined', s.quarantined,
          'tombstoned', s.tombstoned, 'leftOut', s.left_out, 'apiCalls', s.api_calls,
          'committedAt', private.as_iso(s.committed_at)) order by s.committed_at, s.stream, s.from_at, s.part), '[]')
        from public.sync_slices s where s.organization_id = p_organization_id and s.run_id = p_id))
    from public.sync_runs r where r.organization_id = p_organization_id and r.id = p_id
  $$;
comment on function public.get_sync_run is 'One run with its slices in the order of their commits; null when the caller does not see it. leftOut: values that no reading could use, per stream.';
grant execute on function public.get_sync_run to authenticated, service_role;

-- quarantine ---------------------------------------------------------------------------------------------------

create function public.get_quarantined(p_organization_id uuid, p_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'manager');
  return (
    select jsonb_build_object('id', q.id, 'connectionId', q.connection_id, 'stream', q.stream,
      'externalId', q.external_id, 'reason', q.reason, 'firstSeenAt', private.as_iso(q.first_seen_at),
      'lastSeenAt', private.as_iso(q.last_seen_at), 'retry', q.retry, 'rawLength', char_length(q.raw), 'raw', q.raw)
    from public.quarantine q
    where q.organization_id = p_organization_id and q.id = p_id and q.resolved_at is null);
end $$;
comment on function public.get_quarantined is 'One event that waits in quarantine, with its whole text; null when there is none. Managers only.';
grant execute on function public.get_quarantined to authenticated, service_role;

create function public.list_quarantine_reasons(p_organization_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'manager');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('stream', r.stream, 'reason', r.reason, 'events', r.events)
                              order by r.events desc, r.key collate "C", r.stream), '[]')
    from (select q.stream, metrics.reason_key(q.reason) as key, (array_agg(jsonb_set(q.reason, '{numbers}', (q.reason -> 'numbers') - 'path')))[1] as reason,
            count(*) as events
          from public.quarantine q where q.organization_id = p_organization_id and q.resolved_at is null
          group by q.stream, metrics.reason_key(q.reason)
          order by count(*) desc, metrics.reason_key(q.reason) collate "C" limit 100) r);
end $$;
comment on function public.list_quarantine_reasons is 'Why events wait in quarantine and how many each, most first, at most 100; managers only.';
grant execute on function public.list_quarantine_reasons to authenticated, service_role;

create function public.list_replayable_connections(p_slug text) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('organizationId', o.id, 'slug', o.slug, 'connectionId', c.id,
                                                 'name', c.name) order by o.slug, c.connected_at, c.id), '[]')
    from public.organizations o join public.connections c on c.organization_id = o.id
    where c.status <> 'disconnected' and private.reads_events(c.provider) and (p_slug is null or o.slug = p_slug)
  $$;
comment on function public.list_replayable_connections is 'The connections of one organisation, or of all for null, whose stored payloads can be parsed again. Only the secret key may call it.';
grant execute on function public.list_replayable_connections to service_role;

-- data quality -------------------------------------------------------------------------------------------------

grant select (history_from) on public.connections to authenticated;

create function metrics.measure_coverage(p_organization_id uuid) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name,
      'status', case when c.status <> 'disconnected' and w.is_held then 'syncing' else c.status end,
      'lastSyncedAt', private.as_iso(c.last_synced_at), 'historyFrom', private.as_iso(c.history_from),
      'vanished', private.measure_vanished(p_organization_id, c.id),
      'streams', (
        select jsonb_object_agg(n.stream, jsonb_build_object(
          'covered', coalesce(private.ranges_as_json(r.covered), '[]'), 'gapCount', coalesce(g.total, 0),
          'gaps', coalesce(g.newest, '[]')))
        from unnest(private.streams()) as n (stream)
        left join public.covered_ranges r on r.organization_id = p_organization_id and r.connection_id = c.id
          and r.stream = n.stream
        left join (
          select p.stream, count(*) as total, jsonb_agg(jsonb_build_object('from', private.as_iso(p.from_at),
            'to', private.as_iso(p.to_at), 'reason', p.reason) order by p.from_at desc, p.to_at)
            filter (where p.place <= 20) as newest
          from (select s.*, row_number() over (partition by s.stream order by s.from_at desc, s.to_at) as place
                from public.sync_gaps s
                where s.organization_id = p_organization_id and s.connection_id = c.id) p
          group by p.stream) g on g.stream = n.stream))
      order by c.status = 'disconnected', c.connected_at desc, c.id desc), '[]')
    from public.connections c
    left join private.watch_work(p_organization_id, 'read') w on w.subject_id = c.id
    where c.organization_id = p_organization_id and c.purge_requested_at is null and private.reads_events(c.provider));
end $$;
comment on function metrics.measure_coverage is 'Per connection that is read for events, and stream: what was read completely since historyFrom, and the newest 20 ranges that could not be; and what vanished, as private.measure_vanished says.';
grant execute on function metrics.measure_coverage to authenticated, service_role;

create function metrics.list_environments(p_organization_id uuid, p_scope metrics.scope) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    with keys as materialized (
      select * from metrics.keys_of((p_scope).cells)
    ), counts as materialized (
      select c.cell, c.deployments, c.last_at from metrics.count_cells(p_scope) c
    ), used as (
      select k.env, d.deployments, 0 as incidents, d.last_at, d.last_at as deployed_at, d.cell
      from counts d join keys k on k.cell = d.cell
      union all
      select lower(e.env), 0, 1, i.started_at, null, null
      from metrics.select_incidents(p_scope) i
      cross join lateral unnest(case when i.envs = '{}' then array[null] else i.envs end) as e (env)
    ), grouped as (
      select u.env, sum(u.deployments) as deployments, sum(u.incidents) as incidents, max(u.last_at) as last_at,
        max(u.deployed_at) as deployed_at, array_agg(u.cell) filter (where u.cell is not null) as cells
      from used u group by u.env
      order by sum(u.deployments) desc, sum(u.incidents) desc, u.env collate "C" nulls last limit 50
    )
    select coalesce(jsonb_agg(jsonb_build_object('env', coalesce(s.env, g.env), 'deployments', g.deployments,
      'incidents', g.incidents, 'lastAt', private.as_iso(g.last_at), 'production', exists (
        select from public.organizations o
        where o.id = p_organization_id and g.env = any (metrics.as_lower(o.production_envs))))
      order by g.deployments desc, g.incidents desc, g.env collate "C" nulls last), '[]')
    from grouped g left join lateral (
      select d.env from unnest(g.cells) as k (id) cross join lateral (
        select d.env from public.deployments d where d.cell = k.id and d.started_at = g.deployed_at
          and d.deleted_at is null and not d.left_out limit 1) d limit 1) s on true);
end $$;
comment on function metrics.list_environments is 'The environments that events of the scope name, told apart without case and spelled as in the newest deployment, at most 50; env null: events that name none. An incident with several counts in each.';
grant execute on function metrics.list_environments to authenticated, service_role;

create function metrics.measure_completeness(p_scope metrics.scope, p_cells metrics.cell_count[], p_commits metrics.commit_count[]) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    with keys as materialized (
      select * from metrics.keys_of((p_scope).cells)
    ), cells as materialized (
      select * from unnest(p_cells)
    ), services as materialized (
      select k.service as key, sum(c.deployments) as deployments, sum(c.without_commits) as without_commits,
        sum(c.deployments) filter (where k.repository is null) as without_repository,
        sum(c.deployments) filter (where k.service is null) as without_service,
        sum(c.deployments) filter (where k.team is null) as without_team,
        (select d.service from unnest(array_agg(c.cell)) as n (id) cross join lateral (
           select d.service from public.deployments d where d.cell = n.id and d.started_at = max(c.last_at)
             and d.deleted_at is null and not d.left_out limit 1) d limit 1) as name
      from cells c join keys k on k.cell = c.cell group by k.service
    ), repositories as materialized (
      select repository, commits, unknown,
        row_number() over (order by unknown desc, repository collate "C" nulls last) as place
      from (select repository, sum(commits) as commits,
              coalesce(sum(commits) filter (where origin = 'unknown'), 0) as unknown
            from unnest(p_commits) group by repository) c
    ), lacking as (
      select l.what, s.name as service, l.deployments,
        row_number() over (partition by l.what order by l.deployments desc, s.key collate "C" nulls last) as place
      from services s cross join lateral (values ('commits', s.without_commits), ('repository', s.without_repository),
        ('service', s.without_service), ('team', s.without_team)) as l (what, deployments)
      where l.deployments > 0
    ), incidents as materialized (
      select i.services from metrics.select_incidents(p_scope) i
    ), quiet as (
      select s.name, row_number() over (order by s.deployments desc, s.key collate "C") as place from services s
      where s.key not in (select lower(n) from incidents i cross join lateral unnest(i.services) n)
    )
    select jsonb_build_object(
      'deployments', (select coalesce(sum(c.deployments), 0) from cells c),
      'lacking', (
        select jsonb_object_agg(n.what, jsonb_build_object('deployments', coalesce(l.deployments, 0),
          'services', coalesce(l.services, '[]')))
        from unnest(array['commits', 'repository', 'service', 'team']) as n (what)
        left join (select what, sum(deployments) as deployments, jsonb_agg(jsonb_build_object('service', service,
                     'deployments', deployments) order by place) filter (where place <= 5 and service is not null) as services
                   from lacking group by what) l on l.what = n.what),
      'verdicts', (
        select jsonb_build_object('pending', coalesce(sum(c.pending), 0),
          'oldestAt', private.as_iso(min(c.oldest_pending_at)), 'overWeek', coalesce(sum(c.over_week), 0))
        from cells c),
      'services', jsonb_build_object('total', (select count(*) from services where key is not null),
        'withoutIncidents', (select count(*) from quiet),
        'names', (select coalesce(jsonb_agg(q.name order by q.place), '[]') from quiet q where q.place <= 10)),
      'incidents', (
        select jsonb_build_object('total', count(*), 'withoutService', count(*) filter (where i.services = '{}'))
        from incidents i),
      'commits', (
        select jsonb_build_object('total', coalesce(sum(commits), 0), 'known', coalesce(sum(commits - unknown), 0),
          'byGitHub', metrics.count_githubs(p_scope, coalesce(sum(commits - unknown), 0)::bigint))
        from repositories),
      'repositories', (
        select coalesce(jsonb_agg(jsonb_build_object('repository', r.repository, 'commits', r.commits,
          'unknown', r.unknown) order by r.place), '[]')
        from repositories r where r.place <= 5 and r.unknown > 0)));
end $$;
comment on function metrics.measure_completeness is 'What the events of a scope lack. lacking: deployments without it, and the five services that lack it most. verdicts: not judged yet; overWeek: those that began more than 7 days before the end. services: of the deployments, and those that no incident names. commits: distinct by repository and sha, as in the report; byGitHub: those of the known whose origin GitHub decided. repositories: the five with most commits of unknown origin.';
grant execute on function metrics.measure_completeness to authenticated, service_role;

create function public.report_data_quality(p_organization_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  set enable_bitmapscan = off set plan_cache_mode = force_generic_plan set jit = off
  as $$
    with scopes as materialized (
      -- 90 days in hours: as long as a verdict that is still pending is asked for again.
      select o.id, o.production_envs, w.from_at, w.to_at,
        metrics.read_scope(o.id, jsonb_build_object('from', w.from_at, 'to', w.to_at), false) as production,
        metrics.read_scope(o.id, jsonb_build_object('from', w.from_at, 'to', w.to_at, 'env', '*'), false) as everything
      from public.organizations o cross join (select private.clock() - interval '2160 hours' as from_at, private.clock() as to_at) w
      where o.id = p_organization_id
    ), counted as materialized (
      select s.*, array(select c from metrics.count_cells(s.production) c) as cells,
        array(select c from metrics.count_commits(s.production) c) as commits
      from scopes s
    )
    select jsonb_build_object(
      'window', jsonb_build_object('from', private.as_iso(s.from_at), 'to', private.as_iso(s.to_at)),
      'productionEnvs', s.production_envs,
      'connections', metrics.measure_coverage(s.id),
      'quarantined', public.count_quarantined(s.id),
      'environments', metrics.list_environments(s.id, s.everything),
      'production', metrics.measure_completeness(s.production, s.cells, s.commits),
      'checks', metrics.measure_checks(s.production, s.cells, s.commits),
      'lastIncidentRegisteredAt', (
        select private.as_iso(max(coalesce(i.registered_at, i.started_at))) from public.incidents i
        where i.organization_id = s.id and i.deleted_at is null))
    from counted s
  $$;
comment on function public.report_data_quality is 'How far the numbers of an organisation can be trusted: coverage and gaps, quarantine, environments, what production events of the last 90 days lack, and in checks what metrics.measure_checks finds in them. lastIncidentRegisteredAt is over all time: Datadog''s created_at, else the start. Null when the caller does not see the organisation.';
grant execute on function public.report_data_quality to authenticated, service_role;

create function metrics.measure_fields(p_scope metrics.scope) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    with keys as materialized (
      select * from metrics.keys_of((p_scope).cells)
    ), cells as materialized (
      -- Cell by cell, as metrics.count_cells does.
      select k.*, d.*
      from (select tstzrange((p_scope).from_at, (p_scope).to_at) as span offset 0) s cross join keys k cross join lateral (
        select count(*) as deployments, count(n.verdict) as judged, count(n.mean_lead) as timed, max(n.started_at) as last_at,
          count(*) filter (where not metrics.has_origin('none', n.human, n.ai_assisted, n.bot, n.unknown)) as with_commits,
          count(*) filter (where metrics.has_origin('known', n.human, n.ai_assisted, n.bot, n.unknown)) as known
        from metrics.select_in_cell(p_scope, k.cell, s.span) n) d
      where d.deployments > 0
    ), services as (
      select c.service as key, sum(c.deployments) as deployments, sum(c.judged) as judged, sum(c.timed) as timed,
        sum(c.with_commits) as with_commits, sum(c.known) as known, array_agg(c.cell) as cells, max(c.last_at) as last_at,
        coalesce(sum(c.deployments) filter (where c.env is not null), 0) as with_env,
        coalesce(sum(c.deployments) filter (where c.team is not null), 0) as with_team,
        coalesce(sum(c.deployments) filter (where c.repository is not null), 0) as with_repository
      from cells c group by c.service
      order by sum(c.deployments) desc, c.service collate "C" nulls last limit 200
    )
    select coalesce(jsonb_agg(jsonb_build_object('service', coalesce(n.service, s.key), 'deployments', s.deployments,
        'verdict', s.judged, 'env', s.with_env, 'team', s.with_team, 'repository', s.with_repository,
        'commits', s.with_commits, 'leadTime', s.timed, 'knownOrigin', s.known)
      order by s.deployments desc, s.key collate "C" nulls last), '[]')
    from services s left join lateral (
      select d.service from unnest(s.cells) as k (id) cross join lateral (
        select d.service from public.deployments d where d.cell = k.id and d.started_at = s.last_at
          and d.deleted_at is null and not d.left_out limit 1) d limit 1) n on true);
end $$;
comment on function metrics.measure_fields is 'The deployments of a scope by services, and how many of each carry what figures need: a verdict, an environment, a team, a repository, commits, a lead time, a commit of known origin. At most 200 services, most deployments first; service null: those that name none.';
grant execute on function metrics.measure_fields to authenticated, service_role;

create function public.report_fields(p_organization_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  set enable_bitmapscan = off set plan_cache_mode = force_generic_plan set jit = off
  as $$
declare
  v_to timestamptz := private.clock();
  v_from timestamptz := v_to - interval '2160 hours';
begin
  perform private.require_role(p_organization_id, 'viewer');
  return jsonb_build_object('window', jsonb_build_object('from', private.as_iso(v_from), 'to', private.as_iso(v_to)),
    'services', metrics.measure_fields(metrics.read_scope(p_organization_id,
      jsonb_build_object('from', v_from, 'to', v_to, 'env', '*'), false)));
end $$;
comment on function public.report_fields is 'Which fields the deployments of the last 90 days carry, in all environments, by services, as metrics.measure_fields says: {window, services}.';
grant execute on function public.report_fields to authenticated, service_role;
