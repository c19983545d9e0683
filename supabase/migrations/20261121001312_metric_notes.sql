-- What moved the numbers beside the work itself: changed settings, and what managers note by hand.

create table public.metric_notes (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default private.clock(),
  until timestamptz check (until > at),
  kind text not null check (kind in ('setting', 'freeze', 'note')),
  code text not null,
  details jsonb not null default '{}',
  actor_id uuid,
  actor text not null,
  primary key (organization_id, id)
);
comment on table public.metric_notes is 'What moved an organisation''s numbers beside the work itself: one row for each change of a setting that they are computed by, written with the change, and the freezes and notes of its managers.';
comment on column public.metric_notes.at is 'When the setting changed; the first moment that a freeze or note is about.';
comment on column public.metric_notes.until is 'The first moment after a freeze or note; null: it is about one moment.';
comment on column public.metric_notes.code is 'What changed: a setting by its name, target, target_removed, repository, vanished_deleted or vanished_kept; freeze or note, with its text in the details.';
comment on column public.metric_notes.details is 'What was before and after, as from and to, and what it is about; text of a freeze or note.';
comment on column public.metric_notes.actor is 'E-mail or token name as it was at the time, as in the audit log.';
create index metric_notes_at_idx on public.metric_notes (organization_id, at desc, id desc);
create index metric_notes_actor_idx on public.metric_notes (actor_id) where actor_id is not null;
alter table public.metric_notes enable row level security;
create policy "members read the notes of their organisations" on public.metric_notes for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.metric_notes to authenticated, service_role;

create function private.note_change(p_actor private.actor, p_code text, p_details jsonb) returns void
  language sql volatile security invoker set search_path = ''
  as $$
    insert into public.metric_notes (organization_id, kind, code, details, actor_id, actor)
      values ((p_actor).organization_id, 'setting', p_code, p_details, (p_actor).user_id, (p_actor).name)
  $$;
comment on function private.note_change is 'Notes that what numbers are computed by has changed, in the transaction of the change.';

create function private.note_settings(p_actor private.actor, p_changed jsonb) returns void
  language sql volatile security invoker set search_path = ''
  as $$
    select private.note_change(p_actor, c.key, c.value)
    from jsonb_each(p_changed) c
    where c.key in ('productionEnvs', 'cfrDenominator', 'bands', 'timeZone', 'weekStart')
  $$;
comment on function private.note_settings is 'Notes each of the changed settings that numbers are computed by: {name: {from, to}}.';

create function private.metric_note_as_json(p_row public.metric_notes) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('id', p_row.id, 'at', private.as_iso(p_row.at), 'until', private.as_iso(p_row.until),
      'kind', p_row.kind, 'code', p_row.code, 'details', p_row.details, 'by', p_row.actor)
  $$;
comment on function private.metric_note_as_json is 'A note as public.list_metric_notes shows one.';
grant execute on function private.metric_note_as_json to authenticated, service_role;

create function public.list_metric_notes(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
  v_from timestamptz := coalesce(metrics.as_moment(metrics.as_filter(p_filter) ->> 'from'), '-infinity');
  v_to timestamptz := coalesce(metrics.as_moment(metrics.as_filter(p_filter) ->> 'to'), 'infinity');
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select private.as_page(v_page, array_agg(private.metric_note_as_json(r.note) order by r.at desc, r.id desc),
      array_agg(private.as_cursor(r.at, r.id) order by r.at desc, r.id desc))
    from (
      select n as note, n.at, n.id from public.metric_notes n
      where n.organization_id = p_organization_id and n.at < v_to and (n.at >= v_from or n.until > v_from)
        and (v_page.before_id is null or (n.at, n.id) < (v_page.before_at, v_page.before_id))
      order by n.at desc, n.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_metric_notes is 'What changed the numbers, or is noted of them, and touches a window, the newest first: {from?, to?, limit, cursor: {at, id}}; all of it unless a window is given.';
grant execute on function public.list_metric_notes to authenticated, service_role;

-- Definer: notes are written by nobody directly.
create function public.add_metric_note(p_organization_id uuid, p_note jsonb, p_acting jsonb default '{}') returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_note jsonb := private.as_jsonb(p_note);
  v_actor private.actor := private.acting_member(p_organization_id, 'manager', p_acting);
  v_kind text := v_note ->> 'kind';
  v_first date := metrics.as_day(v_note ->> 'from');
  v_last date := coalesce(metrics.as_day(v_note ->> 'until'), v_first);
  v_text text := btrim(v_note ->> 'text');
  v_zone text;
  v_row public.metric_notes;
begin
  if v_kind is null or v_kind not in ('freeze', 'note') or v_first is null or v_first not between '2000-01-01' and '2199-12-31'
    or v_last < v_first or v_last > '2199-12-31' or coalesce(char_length(v_text), 0) not between 1 and 200 then
    raise exception 'not a valid note' using errcode = 'PL422';
  end if;
  select metrics.as_time_zone(o.time_zone) into v_zone from public.organizations o where o.id = p_organization_id;
  insert into public.metric_notes (organization_id, at, until, kind, code, details, actor_id, actor)
    values (p_organization_id, v_first::timestamp at time zone v_zone, (v_last + 1)::timestamp at time zone v_zone,
      v_kind, v_kind, jsonb_build_object('text', v_text), v_actor.user_id, v_actor.name)
    returning * into v_row;
  perform private.write_audit(v_actor, 'metric_note.added', v_text,
    jsonb_build_object('from', v_first, 'to', v_last));
  return private.metric_note_as_json(v_row);
end $$;
comment on function public.add_metric_note is 'Notes a freeze, or anything else that numbers are read by, for a manager: {kind: freeze or note, from, until?, text}; days in the organisation''s time zone, one day unless until is given. PL422 out of bounds.';
grant execute on function public.add_metric_note to authenticated, service_role;

-- Definer: notes are written by nobody directly.
create function public.remove_metric_note(p_organization_id uuid, p_id uuid, p_acting jsonb default '{}') returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'manager', p_acting);
  v_text text;
begin
  delete from public.metric_notes n where n.organization_id = p_organization_id and n.id = p_id and n.kind <> 'setting'
    returning n.details ->> 'text' into v_text;
  if not found then raise exception 'no such note' using errcode = 'PL404'; end if;
  perform private.write_audit(v_actor, 'metric_note.removed', v_text);
end $$;
comment on function public.remove_metric_note is 'Takes a freeze or note of a manager away, for a manager; the log keeps it. PL404 for one that is not there, and for a changed setting, which nobody takes back.';
grant execute on function public.remove_metric_note to authenticated, service_role;
