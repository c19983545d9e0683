-- Targets -------------------------------------------------------------------------------------------------------

create function private.is_target(p_metric text, p_value double precision) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$
    select coalesce(p_value between b.least and b.most, false)
    from (values ('deployment_frequency', 0.001, 10000), ('lead_time', 1, 315360000), ('change_failure_rate', 0, 1),
      ('recovery_time', 1, 315360000), ('time_to_restore', 1, 315360000), ('rework_rate', 0, 1)) as b (metric, least, most)
    where b.metric = p_metric
  $$;
comment on function private.is_target is 'Whether a metric can have this target; the rule of lib/domain/metrics/targets.ts. Null for a metric that takes none.';
grant execute on function private.is_target to authenticated, service_role;

create function metrics.as_day(p_text text) returns date
  language sql immutable
  as $$ select case when p_text ~ '^\d{4}-\d{2}-\d{2}$' and pg_input_is_valid(p_text, 'date') then p_text::date end $$;
comment on function metrics.as_day is 'A text as a day of the calendar, written as YYYY-MM-DD; null for anything else.';
grant execute on function metrics.as_day to authenticated, service_role;

create table public.targets (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  metric text not null,
  from_day date not null check (from_day between '2000-01-01' and '2199-12-31'),
  value double precision not null,
  set_at timestamptz not null default private.clock(),
  primary key (organization_id, metric, from_day),
  check (private.is_target(metric, value) is true)
);
comment on table public.targets is 'What an organisation wants of a metric, from a day on: until that day an older one holds. Who set it is in the audit log.';
comment on column public.targets.from_day is 'First day on which it holds, in the organisation''s time zone.';
comment on column public.targets.value is 'In the metric''s unit: deployments per day, seconds, or a rate from 0 to 1.';
alter table public.targets enable row level security;
create policy "members read the targets of their organisations" on public.targets for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.targets to authenticated, service_role;

create function private.target_on(p_organization_id uuid, p_metric text, p_day date) returns double precision
  language sql stable set search_path = ''
  as $$
    select t.value from public.targets t
    where t.organization_id = p_organization_id and t.metric = p_metric and t.from_day <= p_day
    order by t.from_day desc limit 1
  $$;
comment on function private.target_on is 'The target of a metric that holds on a day; null before the first.';

create function private.target_as_json(p_row public.targets) returns jsonb
  language sql immutable set search_path = ''
  as $$ select jsonb_build_object('metric', p_row.metric, 'value', p_row.value, 'from', p_row.from_day) $$;
comment on function private.target_as_json is 'A target as public.list_targets shows one.';
grant execute on function private.target_as_json to authenticated, service_role;

create function public.list_targets(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
  v_day date;
begin
  perform private.require_role(p_organization_id, 'viewer');
  select coalesce(metrics.as_day(f.value ->> 'on'), (private.clock() at time zone metrics.as_time_zone(o.time_zone))::date)
    into v_day
    from public.organizations o cross join metrics.as_filter(p_filter) as f (value) where o.id = p_organization_id;
  return (
    select private.as_page(v_page, array_agg(private.target_as_json(r.target) order by r.at desc, r.id desc),
      array_agg(private.as_cursor(r.at, r.id) order by r.at desc, r.id desc))
    from (
      select k.* from (
        select t as target, t.from_day::timestamp at time zone 'UTC' as at, md5(t.metric || t.from_day)::uuid as id
        from public.targets t
        where t.organization_id = p_organization_id and not exists (
          select from public.targets n where n.organization_id = t.organization_id and n.metric = t.metric
            and n.from_day > t.from_day and n.from_day <= v_day)) k
      where v_page.before_id is null or (k.at, k.id) < (v_page.before_at, v_page.before_id)
      order by k.at desc, k.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_targets is 'The target of each metric that holds on a day, and those that follow, the latest first: {on?, limit, cursor: {at, id}}; on: today unless given.';
grant execute on function public.list_targets to authenticated, service_role;

-- Definer: targets are written by nobody directly.
create function public.set_target(p_organization_id uuid, p_metric text, p_target jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_target jsonb := private.as_jsonb(p_target);
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_day date := metrics.as_day(v_target ->> 'from');
  v_value double precision := case when jsonb_typeof(v_target -> 'value') = 'number' then (v_target ->> 'value')::double precision end;
  v_before double precision := private.target_on(p_organization_id, p_metric, v_day);
begin
  if private.is_target(p_metric, v_value) is null then
    raise exception 'no such metric' using errcode = 'PL404';
  end if;
  insert into public.targets as t (organization_id, metric, from_day, value)
    values (p_organization_id, p_metric, v_day, v_value)
    on conflict (organization_id, metric, from_day) do update set value = excluded.value, set_at = excluded.set_at
      where t.value <> excluded.value;
  if found then
    perform private.write_audit(v_actor, 'target.set', p_metric, jsonb_build_object('from', v_day,
      'target', jsonb_build_object('from', v_before, 'to', v_value)));
    perform private.note_change(v_actor, 'target',
      jsonb_build_object('metric', p_metric, 'day', v_day, 'from', v_before, 'to', v_value));
  end if;
  return (select private.target_as_json(t) from public.targets t
    where t.organization_id = p_organization_id and t.metric = p_metric and t.from_day = v_day);
exception when check_violation or not_null_violation or numeric_value_out_of_range then
  -- The original text would quote the row.
  raise exception 'not a valid target' using errcode = 'PL422';
end $$;
comment on function public.set_target is 'Sets what an organisation wants of a metric from a day on, for an admin: {value, from}; the same again changes nothing. PL404 for a metric that takes none, PL422 out of bounds.';
grant execute on function public.set_target to authenticated, service_role;

-- Definer: targets are written by nobody directly.
create function public.remove_targets(p_organization_id uuid, p_metric text, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_removed jsonb;
begin
  if private.is_target(p_metric, 1) is null then raise exception 'no such metric' using errcode = 'PL404'; end if;
  with gone as (
    delete from public.targets t where t.organization_id = p_organization_id and t.metric = p_metric
    returning t.from_day, t.value)
  select jsonb_agg(g.from_day || ': ' || g.value order by g.from_day) into v_removed from gone g;
  if v_removed is not null then
    perform private.write_audit(v_actor, 'target.removed', p_metric, jsonb_build_object('removed', v_removed));
    perform private.note_change(v_actor, 'target_removed', jsonb_build_object('metric', p_metric));
  end if;
end $$;
comment on function public.remove_targets is 'Takes every target of a metric away, past and planned ones too, for an admin; the log keeps them. PL404 for a metric that takes none; again is harmless.';
grant execute on function public.remove_targets to authenticated, service_role;
