-- From where to where an organisation calls a row of the health grid good or bad.

create function private.is_health_mark(p_row text, p_measure text, p_good double precision, p_bad double precision)
  returns boolean language sql immutable parallel safe set search_path = ''
  as $$
    select coalesce(p_good between 0 and m.most and p_bad between 0 and m.most
      and case when m.higher then p_bad < p_good else p_good < p_bad end, false)
    from (values
      ('tests_passing', 'share', true, 1), ('failing_workflows', 'count', false, 1e6), ('failing_workflows', 'share', false, 1),
      ('hotfixes', 'count', false, 1e6), ('hotfixes', 'share', false, 1), ('reverts', 'count', false, 1e6),
      ('reverts', 'share', false, 1), ('ci_duration_p90', 'count', false, 1e6), ('stale_pulls', 'count', false, 1e6),
      ('stale_pulls', 'share', false, 1), ('pull_cycle_time', 'count', false, 1e6),
      ('deployment_frequency', 'count', true, 1e6), ('lead_time', 'count', false, 1e6),
      ('change_failure_rate', 'count', false, 1), ('recovery_time', 'count', false, 1e6), ('rework_rate', 'count', false, 1))
      as m (row_key, measure, higher, most)
    where m.row_key = p_row and m.measure = p_measure
  $$;
comment on function private.is_health_mark is 'Whether a row of the health grid can be judged from good to bad; the rule of lib/domain/health/marks.ts. Null for a row or measure that has no such marks.';
grant execute on function private.is_health_mark to authenticated, service_role;

create function private.read_health_marks(p_marks jsonb) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select case when jsonb_typeof(p_marks) = 'array' and jsonb_array_length(p_marks) <= 50
      and coalesce(bool_and(private.is_health_mark(m."row", m.measure, m.good, m.bad) is true), true)
      and count(*) = count(distinct (m."row", m.measure))
      then coalesce(jsonb_agg(jsonb_build_object('row', m."row", 'measure', m.measure, 'good', m.good, 'bad', m.bad)
        order by m."row", m.measure), '[]') end
    from jsonb_to_recordset(case when jsonb_typeof(p_marks) = 'array' then p_marks else '[]' end)
      as m ("row" text, measure text, good double precision, bad double precision)
  $$;
comment on function private.read_health_marks is 'Marks in one order, [{row, measure, good, bad}]; null where one of them cannot be, or stands there twice.';
grant execute on function private.read_health_marks to authenticated, service_role;

create table public.health_marks (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  version integer not null check (version > 0),
  marks jsonb not null check (marks = private.read_health_marks(marks)),
  set_at timestamptz not null default private.clock(),
  primary key (organization_id, version)
);
comment on table public.health_marks is 'The marks of the health grid that an organisation set, each set of them as a version of its own: the newest holds. Who set it is in the audit log.';
comment on column public.health_marks.marks is 'Only those that differ from the usual ones, [{row, measure, good, bad}]; empty when they were set back.';
alter table public.health_marks enable row level security;
create policy "members read the health marks of their organisations" on public.health_marks for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.health_marks to authenticated, service_role;

create function private.health_marks_of(p_organization_id uuid) returns jsonb
  language sql stable set search_path = ''
  as $$
    select coalesce((
      select jsonb_build_object('version', h.version, 'marks', h.marks, 'setAt', private.as_iso(h.set_at))
      from public.health_marks h where h.organization_id = p_organization_id order by h.version desc limit 1),
      '{"version": 0, "marks": [], "setAt": null}')
  $$;
comment on function private.health_marks_of is 'The marks that hold, {version, marks, setAt}; version 0 where none were ever set.';
grant execute on function private.health_marks_of to authenticated, service_role;

create function public.get_health_marks(p_organization_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'viewer');
  return private.health_marks_of(p_organization_id);
end $$;
comment on function public.get_health_marks is 'The marks of the health grid that an organisation set, {version, marks: [{row, measure, good, bad}], setAt}; what is not among them is judged as usual.';
grant execute on function public.get_health_marks to authenticated, service_role;

-- Definer: marks are written by nobody directly.
create function public.set_health_marks(p_organization_id uuid, p_marks jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_given jsonb := private.as_jsonb(p_marks);
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_before jsonb := private.health_marks_of(p_organization_id);
  v_marks jsonb := private.read_health_marks(v_given -> 'marks');
  v_version integer := (v_before ->> 'version')::int;
begin
  if v_marks is null then raise exception 'not valid marks' using errcode = 'PL422', detail = 'marks'; end if;
  if v_marks = v_before -> 'marks' then return v_before; end if;
  if (v_given ->> 'version')::int is distinct from v_version then
    raise exception 'the marks have changed in the meantime' using errcode = 'PL409';
  end if;
  insert into public.health_marks (organization_id, version, marks) values (p_organization_id, v_version + 1, v_marks);
  perform private.write_audit(v_actor, 'health_marks.set', (v_version + 1)::text, jsonb_build_object('marks',
    jsonb_build_object('from', private.health_marks_as_text(v_before -> 'marks'), 'to', private.health_marks_as_text(v_marks))));
  return private.health_marks_of(p_organization_id);
exception when invalid_text_representation or numeric_value_out_of_range or invalid_parameter_value then
  -- The original text would quote the value.
  raise exception 'not valid marks' using errcode = 'PL422', detail = 'marks';
end $$;
comment on function public.set_health_marks is 'Sets the marks of the health grid, for an admin: {version, marks}, the version being the one that was seen. All that differ from the usual ones, none to set them back; the same again changes nothing. PL409 when they have changed since, PL422 for marks that cannot be.';
grant execute on function public.set_health_marks to authenticated, service_role;

create function private.health_marks_as_text(p_marks jsonb) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_agg(format('%s (%s): %s, %s', m.value ->> 'row', m.value ->> 'measure', m.value ->> 'good', m.value ->> 'bad'))
    from jsonb_array_elements(p_marks) m
  $$;
comment on function private.health_marks_as_text is 'Marks as the audit log lists them; null for none.';
