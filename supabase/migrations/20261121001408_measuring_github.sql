-- All values of what GitHub told.

create function private.github_values(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, part text, value double precision, n bigint, missing jsonb,
    from_at timestamptz, to_at timestamptz)
  language sql stable set search_path = ''
  as $$
    select m.scope, m.day, m.metric, '', m.value, m.n, m.missing, m.from_at, m.to_at
      from private.measure_open_pulls(p_organization_id, p_query) m
    union all select m.scope, m.day, m.metric, '', m.value, m.n, m.missing, m.from_at, m.to_at
      from private.measure_pulls(p_organization_id, p_query) m
    union all select m.scope, m.day, m.metric, '', m.value, m.n, m.missing, m.from_at, m.to_at
      from private.measure_branches(p_organization_id, p_query) m
    union all select m.scope, m.day, m.metric, '', m.value, m.n, m.missing, m.from_at, m.to_at
      from private.measure_commits(p_organization_id, p_query) m
    union all select m.scope, m.day, m.metric, '', m.value, m.n, m.missing, m.from_at, m.to_at
      from private.measure_code(p_organization_id, p_query) m
    union all select * from private.measure_runs(p_organization_id, p_query)
    union all select m.scope, m.day, m.metric, '', m.value, m.n, m.missing, m.from_at, m.to_at
      from private.measure_state(p_organization_id, p_query) m
  $$;
comment on function private.github_values is 'Values of the metrics of lib/domain/catalogue/github.ts, and why one is missing: part is the workflow where there are several.';
grant execute on function private.github_values to service_role;

create function public.measure_github(p_organization_id uuid, p_query jsonb) returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
begin
  return (
    -- Of nothing there is no mean, share or state.
    with told as (
      select g.*, coalesce(g.missing, case when g.value is null then private.missing('no_event') end) as reason
      from private.github_values(p_organization_id, private.as_jsonb(p_query)) g)
    select coalesce(jsonb_agg(jsonb_build_object('scope', t.scope, 'metric', 'github.' || t.metric, 'part', t.part, 'day', t.day,
      'value', case when t.reason is null then t.value end, 'n', case when t.missing is null then t.n end, 'reason', t.reason,
      'from', private.as_iso(t.from_at), 'to', private.as_iso(t.to_at))), '[]')
    from told t);
end $$;
comment on function public.measure_github is 'Values of days, [{scope, metric, part, day, value, n, reason, from, to}], for {connectionId, days, now}: of each repository that the connection reads, and of the organisation with all that it chose, scope ''''. A value is made only of a window of which all is held, else it is null and reason {code, numbers} says why.';
grant execute on function public.measure_github to service_role;
