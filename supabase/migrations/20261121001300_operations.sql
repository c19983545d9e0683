-- What an operator watches ---------------------------------------------------------------------------------------

create index sync_runs_created_idx on public.sync_runs (created_at);

-- Definer: nobody holds a grant on the credentials. Across organisations, so it answers sums and no names or ids.
create function public.read_operator_metrics() returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    with recent as (
      select r.organization_id, r.id, r.status from public.sync_runs r
      where r.created_at > clock_timestamp() - interval '24 hours'),
    committed as (
      select s.inserted + s.updated as events from public.sync_slices s
        join public.sync_runs r on r.organization_id = s.organization_id and r.id = s.run_id
      -- A run's slices come within minutes of its start; by the run, because only it has an index on its time.
      where r.created_at > clock_timestamp() - interval '25 hours'
        and s.committed_at > clock_timestamp() - interval '24 hours')
    select jsonb_build_object(
      'connections', (select coalesce(jsonb_object_agg(g.status, g.number), '{}')
        from (select c.status, count(*) as number from public.connections c group by c.status) g),
      'due', public.count_due_connections(),
      'oldestSyncSeconds', (select coalesce(jsonb_object_agg(g.status, g.seconds), '{}')
        from (select c.status, greatest(0, max(extract(epoch from
                clock_timestamp() - coalesce(c.last_synced_at, c.connected_at))))::double precision as seconds
              from public.connections c where c.status <> 'disconnected' group by c.status) g),
      'runs', (select coalesce(jsonb_object_agg(g.status, g.number), '{}')
        from (select r.status, count(*) as number from recent r group by r.status) g),
      'expiredLeases', (select count(*) from public.sync_runs r
        join public.connections c on c.organization_id = r.organization_id and c.id = r.connection_id
        where r.status in ('queued', 'running') and coalesce(c.lease_expires_at <= clock_timestamp(), true)),
      'quarantined', (select count(*) from public.quarantine q where q.resolved_at is null),
      'gaps', (select count(*) from public.sync_gaps),
      'slices', (select count(*) from committed),
      'events', (select coalesce(sum(c.events), 0) from committed c),
      'credentials', (select coalesce(jsonb_object_agg(g.key_id::text, g.number), '{}')
        from (select c.key_id, count(*) as number from private.credentials c group by c.key_id) g))
  $$;
comment on function public.read_operator_metrics is 'Sums over all organisations for the operator: connections and the age in seconds of the oldest successful sync by status (since connecting when there was none), runs, slices and events written in the last 24 hours, what waits, and connections sealed by each master key. Only the secret key may call it.';
revoke all on function public.read_operator_metrics from public;
grant execute on function public.read_operator_metrics to service_role;
