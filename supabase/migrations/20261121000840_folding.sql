-- Folding: sorting the lead times of whole days once, after a sync, where a report would have to sort very many.

create function private.form_daily_runs(p_organization_id uuid, p_days date[]) returns setof metrics.run
  language sql stable
  as $$
    select r.kind, r.day, r.key, p.piece, case when r.leads = '{}' then r.n else cardinality(p.leads) end, p.leads
    from (select metrics.read_scope(p_organization_id, jsonb_build_object('from', min(d), 'to', max(d) + 1), false) as scope
          from unnest(p_days) d) s
    cross join lateral (
      select range_agg(tstzrange(metrics.first_moment(d, (s.scope).time_zone),
        metrics.first_moment(d + 1, (s.scope).time_zone))) as spans from unnest(p_days) d) t
    cross join lateral metrics.form_runs(s.scope, t.spans, array['figures', 'series', 'breakdown', 'byOrigin'], true) r
    -- Two of them fill a page of the table.
    cross join lateral (
      select i as piece, r.leads[480 * i + 1 : 480 * (i + 1)] as leads
      from generate_series(0, greatest(0, (cardinality(r.leads) - 1) / 480)) i) p
  $$;
comment on function private.form_daily_runs is 'What public.lead_runs is to hold of these days.';
grant execute on function private.form_daily_runs to service_role;

create function private.fold_days(p_organization_id uuid, p_days date[]) returns void
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  set enable_memoize = off set work_mem = '64MB'
  as $$
begin
  -- Nobody writes meanwhile what would unfold one of them.
  perform private.lock_changes(p_organization_id);
  delete from public.lead_runs r where r.organization_id = p_organization_id and r.day = any (p_days);
  insert into public.lead_runs (organization_id, kind, day, key, piece, n, leads)
    select p_organization_id, r.kind, r.day, r.key, r.piece, r.n, r.leads
    from private.form_daily_runs(p_organization_id, p_days) r order by r.day, r.kind, r.key, r.piece;
  insert into public.folded_days (organization_id, from_at, to_at, day)
    select o.id, m.from_at, m.to_at, m.day
    from public.organizations o cross join lateral (
      select d as day, metrics.first_moment(d, z.name) as from_at, metrics.first_moment(d + 1, z.name) as to_at
      from metrics.as_time_zone(o.time_zone) as z (name), unnest(p_days) d) m
    -- A day that a calendar left out has no moment.
    where o.id = p_organization_id and m.from_at < m.to_at
    on conflict (organization_id, from_at) do update set origins = true;
end $$;
comment on function private.fold_days is 'Folds these days of an organisation, which are over: public.lead_runs holds them as they are from then on.';
grant execute on function private.fold_days to service_role;
