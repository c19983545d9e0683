-- Folding: sorting the lead times of whole days once, after a sync, where a report would have to sort very many.

create function private.form_daily_runs(p_organization_id uuid, p_days date[]) returns setof metrics.run
  language sql stable
  as $$
    select r.kind, r.day, r.key, p.piece, case when r.leads = '{}' then r.n else cardinality(p.leads) end, p.leads
    from (select metrics.read_scope(p_organization_id, jsonb_build_object('from', min(d), 'to', max(d) + 1), false) as scope
          from unnest(p_days) d offset 0) s
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

create function private.write_runs(p_organization_id uuid, p_days date[]) returns void
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
    where o.id = p_organization_id
    on conflict (organization_id, from_at) do update set origins = true;
end $$;
comment on function private.write_runs is 'Folds these days of an organisation, which are over: public.lead_runs holds them as they are from then on.';
grant execute on function private.write_runs to service_role;

create function private.is_worth_folding(p_organization_id uuid) returns boolean
  language sql stable set search_path = ''
  as $$
    select coalesce(sum(c.deployments), 0) >= 5000
    from public.organizations o join public.deployment_counts c on c.organization_id = o.id and c.dimension = 'env'
      and lower(c.name) = any (metrics.as_lower(o.production_envs))
    where o.id = p_organization_id
  $$;
comment on function private.is_worth_folding is 'Whether so many deployments of production are held that sorting their lead times for each report is felt.';
grant execute on function private.is_worth_folding to service_role;

create function private.days_to_fold(p_organization_id uuid, p_limit integer) returns date[]
  language sql stable set search_path = ''
  as $$
    with held as materialized (
      select (s.scope).time_zone, metrics.find_first(s.scope) as first_at
      from (select metrics.read_scope(p_organization_id, '{}', false) as scope offset 0) s
    )
    select array(
      select d.day from (
        select d::date as day, max(d::date) over () as newest
        from held h cross join lateral generate_series((h.first_at at time zone h.time_zone)::date::timestamp,
          (private.clock() at time zone h.time_zone)::date - interval '1 day', interval '1 day') d
        where not exists (
          select from public.folded_days f where f.organization_id = p_organization_id and f.day = d::date and f.origins)
          -- A day that a calendar left out has no moment.
          and metrics.first_moment(d::date, h.time_zone) < metrics.first_moment(d::date + 1, h.time_zone)) d
      -- No window is longer.
      where d.day > d.newest - 800 order by d.day desc limit p_limit)
  $$;
comment on function private.days_to_fold is 'The newest days that are over and not folded, or not wholly, back to the first deployment.';
grant execute on function private.days_to_fold to service_role;

-- Definer: nobody holds a grant on the lease.
create function public.fold_days(p_held jsonb, p_limit integer) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_days date[];
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  if not private.is_worth_folding(v_org) then return 0; end if;
  v_days := private.days_to_fold(v_org, p_limit);
  if v_days <> '{}' then perform private.write_runs(v_org, v_days); end if;
  return cardinality(v_days);
end $$;
comment on function public.fold_days is 'Folds up to p_limit days of the organisation of held work, newest first; how many. 0 when none is left, or where there are too few deployments for it. PL410 when the lease was lost.';
grant execute on function public.fold_days to service_role;

create function private.plan_folding(p_organization_id uuid) returns void
  language sql volatile set search_path = ''
  as $$
    insert into private.work as w (organization_id, kind, subject_id, next_at)
      select p_organization_id, 'fold', p_organization_id, private.clock() where private.is_worth_folding(p_organization_id)
      on conflict (organization_id, kind, subject_id) do update set next_at = excluded.next_at where w.next_at is null
  $$;
comment on function private.plan_folding is 'Makes folding due, unless it is. After whatever unfolds many days: a run, other settings, other rules of origins.';
grant execute on function private.plan_folding to service_role;

create function private.next_folding(p_organization_id uuid) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select private.clock()
    where private.is_worth_folding(p_organization_id) and private.days_to_fold(p_organization_id, 1) <> '{}'
  $$;
comment on function private.next_folding is 'When folding that ended is due again: at once when days were unfolded behind it, whose plan found it due still; null when none is left.';
