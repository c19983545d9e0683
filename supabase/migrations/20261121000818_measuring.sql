-- A window measured once, for all parts of a report.

create type metrics.measured as (
  scope metrics.scope, first_at timestamptz, deployments metrics.deployment_measure[], leads metrics.lead_measure[]
);
comment on type metrics.measured is 'What parts of a report need of a window. first_at: when the first deployment ever of its filters began.';

create function metrics.find_first(p_scope metrics.scope) returns timestamptz
  language sql stable
  as $$ select min(f.first_at) from metrics.find_firsts(p_scope) f $$;
comment on function metrics.find_first is 'Start of the first deployment ever that a scope takes, whatever its window; null when there never was one.';
grant execute on function metrics.find_first to authenticated, service_role;

create function metrics.measure(p_scope metrics.scope, p_first_at timestamptz, p_parts text[], p_is_shown boolean) returns metrics.measured
  language plpgsql stable set search_path = ''
  as $$
begin
  return row(p_scope, p_first_at,
    array(select d from metrics.measure_deployments(p_scope, p_parts) d
      union all select r from metrics.measure_rows(p_scope, p_is_shown) r where 'breakdown' = any (p_parts)),
    array(select l from metrics.measure_leads(p_scope, p_parts) l))::metrics.measured;
end $$;
comment on function metrics.measure is 'Measures a window once for all parts of a report. p_first_at: metrics.find_first, the same of each window of a report. p_is_shown: not only compared with.';
grant execute on function metrics.measure to authenticated, service_role;
