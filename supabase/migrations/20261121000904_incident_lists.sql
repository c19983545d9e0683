-- Incidents as lists show them, their counts, and one of them.

create function metrics.format_incidents(p_organization_id uuid, p_ids uuid[])
  returns table (id uuid, started_at timestamptz, item jsonb)
  language sql stable
  as $$
    select i.id, i.started_at, jsonb_build_object('id', i.id, 'externalId', i.external_id, 'connectionId', i.connection_id,
      'services', i.services, 'envs', i.envs, 'teams', i.teams, 'repository', i.repository, 'commitSha', i.commit_sha,
      'tags', to_jsonb(coalesce(i.tags, '{}')), 'name', i.name, 'severity', i.severity,
      'startedAt', private.as_iso(i.started_at), 'finishedAt', private.as_iso(i.finished_at),
      'restoreSeconds', metrics.restore_of(i.started_at, i.finished_at, i.restore_seconds),
      'datadogUrl', private.datadog_url(s.provider, s.site, null, i.started_at))
    from unnest(p_ids) as n (id) cross join lateral (
      select * from public.incidents i where (i.organization_id = p_organization_id) is true and i.id = n.id offset 0) i
    left join public.connections s on s.organization_id = p_organization_id and s.id = i.connection_id
  $$;
comment on function metrics.format_incidents is 'Incidents as lists show them; restoreSeconds as the report counts it, null while open.';
grant execute on function metrics.format_incidents to authenticated, service_role;

create function public.list_incidents(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope, private.read_page(p_filter) as page
    ), found as materialized (
      select i.id from asked a
      cross join lateral metrics.list_incidents(a.scope, a.page, metrics.as_filter(p_filter)) i
    )
    select private.as_page((select a.page from asked a), array_agg(i.item order by i.started_at desc, i.id desc),
      array_agg(private.as_cursor(i.started_at, i.id) order by i.started_at desc, i.id desc))
    from metrics.format_incidents(p_organization_id, array(select f.id from found f)) i
  $$;
comment on function public.list_incidents is 'The incidents that the report of the same filter counts, newest first. Also {limit, cursor {at, id}, open, state, q}: state is open, closed or now, which is all that are open whenever they started; q is looked for in name, version, external id and services. check: those that metrics.select_checked_incidents finds, of its item name if given.';
grant execute on function public.list_incidents to authenticated, service_role;

create function public.count_incidents(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope, private.read_page(p_filter) as page,
        metrics.as_filter(p_filter) as filter
    )
    select jsonb_build_object('all', n.incidents, 'open', n.open, 'closed', n.incidents - n.open, 'now', (
      select count(*) from metrics.list_incidents(a.scope, private.whole_of(a.page, '{now}'), a.filter) i))
    from asked a cross join lateral (
      select count(*) as incidents, count(*) filter (where i.finished_at is null) as open
      from metrics.list_incidents(a.scope, private.whole_of(a.page, null), a.filter) i) n
  $$;
comment on function public.count_incidents is 'How many incidents public.list_incidents holds for the same filter, by state: {all, open, closed, now}. Takes q, check and name as that does.';
grant execute on function public.count_incidents to authenticated, service_role;

create function metrics.list_beside(p_incident public.incidents, p_span tstzrange) returns jsonb
  language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'externalId', b.external_id, 'service', b.service, 'env', b.env,
      'version', b.version, 'startedAt', private.as_iso(b.started_at), 'changeFailure', b.verdict)
      order by b.started_at desc, b.id desc), '[]')
    from (
      select d.* from public.organizations o
      cross join lateral (select metrics.as_lower(case when (p_incident).envs = '{}' then o.production_envs
        else (p_incident).envs end) as envs) e
      join public.cells k on k.organization_id = o.id and k.service = any (metrics.as_lower((p_incident).services))
        and (k.env = any (e.envs) or '*' = any (e.envs))
      cross join lateral (
        select * from public.deployments d where d.cell = k.id and d.started_at >= lower(p_span)
          and d.started_at < upper(p_span) and d.deleted_at is null and not d.left_out
        order by d.started_at desc limit 100) d
      where o.id = (p_incident).organization_id
      order by d.started_at desc, d.id desc limit 100) b
  $$;
comment on function metrics.list_beside is 'The newest 100 deployments in a span of time of the services of an incident, in its environments or, when it names none, in production.';
grant execute on function metrics.list_beside to authenticated, service_role;

create function public.get_incident(p_organization_id uuid, p_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select f.item || jsonb_build_object('deletedAt', private.as_iso(i.deleted_at),
      'deploymentsBefore', metrics.list_beside(i, tstzrange(i.started_at - interval '24 hours', i.started_at)),
      'deploymentsDuring', metrics.list_beside(i,
        tstzrange(i.started_at, greatest(i.started_at, coalesce(i.finished_at, private.clock())))))
    from metrics.format_incidents(p_organization_id, array[p_id]) f
    join public.incidents i on (i.organization_id = p_organization_id) is true and i.id = p_id
  $$;
comment on function public.get_incident is 'One incident with the deployments of its services in the 24 hours before it began, and from then until it ended or, while it is open, until now. deletedAt: gone at Datadog, counted nowhere. Null when the caller does not see it.';
grant execute on function public.get_incident to authenticated, service_role;
