-- What an operator watches ---------------------------------------------------------------------------------------

create index sync_runs_created_idx on public.sync_runs (created_at);

-- Definer: nobody holds a grant on the credentials. Across organisations, so it answers sums and no names or ids.
create function public.read_operator_metrics() returns jsonb
  language sql stable security definer set search_path = '' set enable_seqscan = off
  as $$
    with recent as (
      select r.organization_id, r.id, r.status from public.sync_runs r
      where r.created_at > private.clock() - interval '24 hours'),
    committed as (
      -- A run's slices come within minutes of its start; by the run, because only it has an index on its time, which
      -- a volatile clock could not use.
      select s.events from public.sync_runs r cross join lateral (
        select s.inserted + s.updated as events from public.sync_slices s
        where s.organization_id = r.organization_id and s.run_id = r.id
          and s.committed_at > private.clock() - interval '24 hours' offset 0) s
      where r.created_at > private.clock() - interval '25 hours')
    select jsonb_build_object(
      'postgresVersion', current_setting('server_version_num')::int,
      'connections', (select coalesce(jsonb_object_agg(g.status, g.number), '{}')
        from (select c.status, count(*) as number from public.connections c group by c.status) g),
      'due', public.count_due_work(),
      'oldestSyncSeconds', (select coalesce(jsonb_object_agg(g.status, g.seconds), '{}')
        from (select c.status, greatest(0, max(extract(epoch from
                private.clock() - coalesce(c.last_synced_at, c.connected_at))))::double precision as seconds
              from public.connections c where c.status <> 'disconnected' and private.reads_events(c.provider)
              group by c.status) g),
      'runs', (select coalesce(jsonb_object_agg(g.status, g.number), '{}')
        from (select r.status, count(*) as number from recent r group by r.status) g),
      'expiredLeases', (select count(*) from private.work w
        where w.lease_token is not null and w.lease_expires_at <= private.clock()),
      'quarantined', (select count(*) from public.quarantine q where q.resolved_at is null),
      'gaps', (select count(*) from public.sync_gaps),
      'faults', (select jsonb_object_agg(v.what, (select count(*) from private.faults f where f.what = v.what))
        from private.verify((null, '{}', '{}', '{}')::private.sample) v),
      'oldestVerificationSeconds', (select coalesce(greatest(0, max(extract(epoch from private.clock() - w.last_good_at))), 0)::double precision
        from private.work w where w.kind = 'verify'),
      'slices', (select count(*) from committed),
      'events', (select coalesce(sum(c.events), 0) from committed c),
      'credentials', (select coalesce(jsonb_object_agg(g.key_id::text, g.number), '{}')
        from (select c.key_id, count(distinct c.connection_id) as number from private.credentials c group by c.key_id) g))
  $$;
comment on function public.read_operator_metrics is 'Sums over all organisations for the operator: connections and the age in seconds of the oldest successful sync by status (since connecting when there was none), runs, slices and events written in the last 24 hours, what waits, where something else is kept than it is derived from, the age of the oldest look for that, connections sealed by each master key, and the servers version number. Only the secret key may call it.';
grant execute on function public.read_operator_metrics to service_role;

-- The audit log --------------------------------------------------------------------------------------------------

create index audit_log_person_idx on public.audit_log (organization_id, actor_id, at);

create function public.list_audit(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_filter jsonb := private.as_jsonb(p_filter);
  v_page private.page := private.read_page(v_filter);
  v_actor text := lower(v_filter ->> 'actor');
  v_action text := v_filter ->> 'action';
  v_from timestamptz := (v_filter ->> 'from')::timestamptz;
  v_to timestamptz := (v_filter ->> 'to')::timestamptz;
begin
  perform private.require_role(p_organization_id, 'admin');
  return (
    select private.as_page(v_page,
      array_agg(jsonb_build_object('at', private.as_iso(r.at), 'actor', r.actor, 'action', r.action, 'target', r.target,
        'address', r.address, 'details', r.details) order by r.id desc),
      array_agg(private.as_cursor(r.at, r.id) order by r.id desc))
    from (
      select * from public.audit_log a
      where a.organization_id = p_organization_id and (v_page.before_number is null or a.id < v_page.before_number)
        and (v_actor is null or lower(a.actor) = v_actor) and (v_action is null or a.action = v_action)
        and (v_from is null or a.at >= v_from) and (v_to is null or a.at < v_to)
      order by a.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_audit is 'The audit log, newest first, for admins: {limit, cursor: {at, id}, actor (without case), action, from, to}.';
grant execute on function public.list_audit to authenticated, service_role;

create function public.list_audit_values(p_organization_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'admin');
  return (
    with logged as (select a.actor, a.action from public.audit_log a where a.organization_id = p_organization_id)
    select jsonb_build_object(
      'actors', (select coalesce(jsonb_agg(v.actor order by v.actor), '[]')
        from (select distinct l.actor from logged l order by l.actor limit 500) v),
      'actions', (select coalesce(jsonb_agg(v.action order by v.action), '[]')
        from (select distinct l.action from logged l) v)));
end $$;
comment on function public.list_audit_values is 'Who and what the audit log can be filtered by, for admins: {actors, actions}; at most 500 actors.';
grant execute on function public.list_audit_values to authenticated, service_role;

-- Definer: members may not write the log; this writes one fixed kind of row, as themselves.
create function public.record_export(p_organization_id uuid, p_export jsonb, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_export jsonb := private.as_jsonb(p_export);
  v_kind text := coalesce(v_export ->> 'kind', '');
  v_actor private.actor := private.acting_member(p_organization_id,
    case v_kind when 'audit' then 'admin' else 'viewer' end, p_acting);
begin
  if v_kind not in ('deployments', 'incidents', 'changes', 'commits', 'audit') then
    raise exception 'not an export' using errcode = 'PL422';
  end if;
  perform private.write_audit(v_actor, 'export.created', v_kind, jsonb_strip_nulls(jsonb_build_object(
    'from', left(v_export ->> 'from', 40), 'to', left(v_export ->> 'to', 40))));
end $$;
comment on function public.record_export is 'Notes in the audit log that somebody took a CSV export: {kind, from, to}.';
grant execute on function public.record_export to authenticated, service_role;

-- Definer: members may not write the log; this writes one fixed kind of row, as themselves.
create function public.record_settings_visit(p_organization_id uuid, p_acting jsonb default '{}') returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'viewer', p_acting);
begin
  perform private.write_audit(v_actor, 'settings.opened', o.slug)
    from public.organizations o
    where o.id = p_organization_id and not exists (
      select from public.audit_log a
      where a.organization_id = o.id and a.actor_id = v_actor.user_id and a.at > private.clock() - interval '12 hours'
        and a.action = 'settings.opened' and a.address is not distinct from v_actor.address);
end $$;
comment on function public.record_settings_visit is 'Notes in the audit log that a member opened the settings: once in 12 hours for each address.';
grant execute on function public.record_settings_visit to authenticated;
