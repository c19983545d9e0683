-- What collecting and publishing took, for the operator.

create index collect_runs_started_idx on public.collect_runs (started_at);
create index publish_runs_started_at_idx on public.publish_runs (started_at);

-- Definer: nobody reads the runs of all organisations. Sums only, no names or ids.
create function public.read_source_metrics() returns jsonb
  language sql stable security definer set search_path = '' set enable_seqscan = off
  as $$
    with collects as (
      select r.status, count(*) as runs, sum(r.calls) as counted, sum(r.not_modified) as unchanged
      from public.collect_runs r where r.started_at > private.clock() - interval '24 hours' group by r.status),
    publishes as (
      select r.status, count(*) as runs, sum(r.sent) as sent, sum(r.refused) as refused
      from public.publish_runs r where r.started_at > private.clock() - interval '24 hours' group by r.status)
    select jsonb_build_object(
      'collects', (select coalesce(jsonb_object_agg(c.status, c.runs), '{}') from collects c),
      'requests', (select jsonb_build_object('counted', coalesce(sum(c.counted), 0), 'unchanged', coalesce(sum(c.unchanged), 0))
        from collects c),
      'publishes', (select coalesce(jsonb_object_agg(p.status, p.runs), '{}') from publishes p),
      'points', (select jsonb_build_object('sent', coalesce(sum(p.sent), 0), 'refused', coalesce(sum(p.refused), 0))
        from publishes p))
  $$;
comment on function public.read_source_metrics is 'For the operator, of what began in the last 24 hours: {collects, publishes: runs by status, requests: {counted against the quota of the other side, unchanged: answered by 304, which counts nothing}, points: {sent, refused}}. Only the secret key may call it.';
grant execute on function public.read_source_metrics to service_role;
