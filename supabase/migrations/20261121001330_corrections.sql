-- Corrections of verdicts -----------------------------------------------------------------------------------------

create function private.verdict_word(p_verdict boolean) returns text
  language sql immutable set search_path = ''
  as $$ select case p_verdict when true then 'failed' when false then 'fine' else 'pending' end $$;
comment on function private.verdict_word is 'A verdict of Datadog''s as corrections and the log say it.';

create function private.corrected_verdict(p_correction public.corrections, p_deployment public.deployments) returns boolean
  language sql immutable set search_path = ''
  as $$
    select case p_correction.verdict when 'failed' then true when 'fine' then false when 'left_out' then null
      else p_deployment.change_failure end
  $$;
comment on function private.corrected_verdict is 'The verdict that counts of a deployment with this correction, or without one: null when there is none yet, or it is left out.';

create function private.find_correction(p_deployment public.deployments) returns public.corrections
  language sql stable set search_path = ''
  as $$
    select c from public.corrections c where c.organization_id = p_deployment.organization_id
      and c.connection_id = p_deployment.connection_id and c.external_id = p_deployment.external_id
  $$;
comment on function private.find_correction is 'The correction of a deployment; null when it has none.';

create function private.note_correction(p_actor private.actor, p_deployment public.deployments,
                                        p_before public.corrections, p_after public.corrections)
  returns void language plpgsql volatile set search_path = ''
  as $$
declare
  v_word text := private.verdict_word(p_deployment.change_failure);
begin
  if p_before.verdict is distinct from p_after.verdict then
    insert into public.verdict_changes (organization_id, connection_id, external_id, from_verdict, to_verdict, correction,
        by_user_id, by_name)
      values (p_deployment.organization_id, p_deployment.connection_id, p_deployment.external_id,
        private.corrected_verdict(p_before, p_deployment), private.corrected_verdict(p_after, p_deployment),
        coalesce(p_after.verdict, 'undone'), p_actor.user_id, p_actor.name);
  end if;
  perform private.write_audit(p_actor,
    case when p_after.verdict is null then 'deployment.correction_undone' else 'deployment.corrected' end,
    coalesce(nullif(concat_ws(' ', p_deployment.service, p_deployment.version), ''), p_deployment.external_id),
    jsonb_strip_nulls(jsonb_build_object('id', p_deployment.id, 'externalId', p_deployment.external_id,
      'verdict', jsonb_build_object('from', coalesce(p_before.verdict, v_word), 'to', coalesce(p_after.verdict, v_word)),
      'reason', p_after.reason,
      'repairedBy', case when p_before.repaired_by is distinct from p_after.repaired_by
        then jsonb_build_object('from', coalesce(p_before.repaired_by, ''), 'to', coalesce(p_after.repaired_by, '')) end)));
end $$;
comment on function private.note_correction is 'What somebody made of a verdict, in its history where another one counts now, and in the audit log with both.';

create function private.correct_deployment(p_actor private.actor, p_deployment public.deployments, p_given jsonb)
  returns text[] language plpgsql volatile set search_path = ''
  as $$
declare
  v_before public.corrections := private.find_correction(p_deployment);
  v_after public.corrections;
begin
  insert into public.corrections as c (organization_id, connection_id, external_id, verdict, reason, repaired_by,
      datadog_verdict, datadog_repaired_by, by_user_id, by_name, by_check)
    values (p_deployment.organization_id, p_deployment.connection_id, p_deployment.external_id, p_given ->> 'verdict',
      btrim(p_given ->> 'reason'), (
        select r.external_id from public.deployments r where r.id = (p_given ->> 'repairedBy')::uuid),
      p_deployment.change_failure, p_deployment.remediation_id, p_actor.user_id, p_actor.name, p_given ->> 'check')
    on conflict (organization_id, connection_id, external_id) do update
      set verdict = excluded.verdict, reason = excluded.reason, repaired_by = excluded.repaired_by,
        datadog_verdict = excluded.datadog_verdict, datadog_repaired_by = excluded.datadog_repaired_by,
        by_user_id = excluded.by_user_id, by_name = excluded.by_name, by_check = excluded.by_check, at = excluded.at
      where (c.verdict, c.reason, c.repaired_by, c.datadog_verdict, c.datadog_repaired_by, c.by_user_id, c.by_name, c.by_check)
        is distinct from (excluded.verdict, excluded.reason, excluded.repaired_by, excluded.datadog_verdict,
          excluded.datadog_repaired_by, excluded.by_user_id, excluded.by_name, excluded.by_check)
    returning * into v_after;
  if not found then return '{}'; end if;
  perform private.note_correction(p_actor, p_deployment, v_before, v_after);
  return array_remove(array[p_deployment.external_id, v_before.repaired_by, v_after.repaired_by], null);
end $$;
comment on function private.correct_deployment is 'Corrects one deployment, and answers the external ids of those that it bears on; none when it says the same as before, by the same person, and Datadog too.';

create function private.find_flaw(p_given jsonb) returns text
  language sql immutable set search_path = ''
  as $$
    select case
      when jsonb_typeof(p_given) is distinct from 'object'
        or exists (select from jsonb_object_keys(p_given) k where k not in ('ids', 'verdict', 'reason', 'repairedBy'))
        or case when jsonb_typeof(p_given -> 'ids') = 'array'
             then jsonb_array_length(p_given -> 'ids') not between 1 and 200
               or exists (select from jsonb_array_elements(p_given -> 'ids') e where not pg_input_is_valid(e #>> '{}', 'uuid'))
             else true end then 'ids'
      when coalesce(p_given ->> 'verdict', '') not in ('failed', 'fine', 'left_out') then 'verdict'
      when jsonb_typeof(p_given -> 'reason') is distinct from 'string'
        or char_length(btrim(p_given ->> 'reason')) not between 1 and 500 then 'reason'
      when p_given ->> 'repairedBy' is not null and (p_given ->> 'verdict' <> 'failed'
        or not pg_input_is_valid(p_given ->> 'repairedBy', 'uuid')) then 'repairedBy' end
  $$;
comment on function private.find_flaw is 'The first field of a correction that is not what it has to be; null when all are.';

create function private.note_bearing(p_changed jsonb, p_connection_id uuid, p_external_ids text[]) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select p_changed || jsonb_build_object(p_connection_id::text,
      coalesce(p_changed -> p_connection_id::text, '[]') || to_jsonb(p_external_ids))
  $$;
comment on function private.note_bearing is 'What private.recount_connections is to be told, with these deployments of a connection as well.';

create function private.recount_connections(p_organization_id uuid, p_changed jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    select private.recount(p_organization_id, c.key::uuid, private.as_text_array(c.value)) from jsonb_each(p_changed) c
  $$;
comment on function private.recount_connections is 'private.recount for deployments of several connections: {connection id: [external id]}.';

create function private.name_deployments(p_organization_id uuid, p_ids uuid[]) returns setof public.deployments
  language sql stable set search_path = ''
  as $$
    select d.* from unnest(p_ids) with ordinality as n (id, place) cross join lateral (
      select * from public.deployments d where (d.organization_id = p_organization_id) is true and d.id = n.id offset 0) d
    order by n.place
  $$;
comment on function private.name_deployments is 'Those of these deployments that the organisation has, each as often as it is named.';

-- Definer: corrections are written by nobody directly.
create function public.correct_deployments(p_organization_id uuid, p_correction jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_given jsonb := private.as_jsonb(p_correction);
  v_actor private.actor := private.lock_as_member(p_organization_id, 'manager', p_acting);
  v_ids uuid[];
  v_flaw text := private.find_flaw(v_given);
  v_unknown uuid[];
  v_changed jsonb := '{}';
  v_bears text[];
  v public.deployments;
begin
  if v_flaw is not null then raise exception 'not a valid correction' using errcode = 'PL422', detail = v_flaw; end if;
  perform private.lock_changes(p_organization_id);
  v_ids := array(select distinct i::uuid from jsonb_array_elements_text(v_given -> 'ids') i order by 1);
  v_unknown := array(select unnest(v_ids) except select d.id from private.name_deployments(p_organization_id, v_ids) d);
  if v_unknown <> '{}' then return jsonb_build_object('unknown', to_jsonb(v_unknown), 'notLater', false, 'items', '[]'::jsonb); end if;
  if v_given ->> 'repairedBy' is not null and exists (
    select from private.name_deployments(p_organization_id, v_ids) d where not exists (
      select from private.name_deployments(p_organization_id, array[(v_given ->> 'repairedBy')::uuid]) r
      where r.connection_id = d.connection_id and r.started_at > d.started_at and r.deleted_at is null)) then
    return '{"unknown": [], "notLater": true, "items": []}';
  end if;
  for v in select * from private.name_deployments(p_organization_id, v_ids) loop
    v_bears := private.correct_deployment(v_actor, v, v_given);
    v_changed := private.note_bearing(v_changed, v.connection_id, v_bears);
  end loop;
  perform private.recount_connections(p_organization_id, v_changed);
  return jsonb_build_object('unknown', '[]'::jsonb, 'notLater', false, 'items', (
    select jsonb_agg(f.item order by n.place)
    from jsonb_array_elements_text(v_given -> 'ids') with ordinality as n (id, place)
    join metrics.format_deployments(p_organization_id, v_ids) f on f.id = n.id::uuid));
end $$;
comment on function public.correct_deployments is 'Corrects the verdict of deployments, all or none, for a manager: {ids, verdict: failed, fine or left_out, reason, repairedBy?}; the last one counts. Answers them as lists show them; or unknown, ids that the organisation does not have, or notLater: repairedBy is no live deployment of the same connection that began later. PL422 names a field that is out of bounds. The same again by the same person changes nothing.';
grant execute on function public.correct_deployments to authenticated, service_role;

-- Definer: corrections are written by nobody directly.
create function public.undo_correction(p_organization_id uuid, p_id uuid, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'manager', p_acting);
  v public.deployments;
  v_before public.corrections;
begin
  perform private.lock_changes(p_organization_id);
  select * into v from private.name_deployments(p_organization_id, array[p_id]);
  if v.id is null then raise exception 'no such deployment' using errcode = 'PL404'; end if;
  delete from public.corrections c where c.organization_id = v.organization_id and c.connection_id = v.connection_id
    and c.external_id = v.external_id returning * into v_before;
  if not found then return; end if;
  perform private.note_correction(v_actor, v, v_before, null);
  perform private.recount(p_organization_id, v.connection_id, array_remove(array[v.external_id, v_before.repaired_by], null));
end $$;
comment on function public.undo_correction is 'Gives a deployment back the newest verdict of Datadog''s, for a manager; harmless where nothing is corrected. PL404 when the organisation has no such deployment.';
grant execute on function public.undo_correction to authenticated, service_role;

create function private.forget_corrections(p_person uuid, p_names text) returns void
  language sql volatile set search_path = ''
  as $$
    with forgotten as (
      update public.corrections c set by_user_id = null, by_name = 'deleted-account',
        reason = left(regexp_replace(c.reason, p_names, 'deleted-account', 'gi'), 500)
      where c.by_user_id = p_person)
    update public.verdict_changes v set by_user_id = null, by_name = 'deleted-account' where v.by_user_id = p_person
  $$;
comment on function private.forget_corrections is 'Takes a person out of the corrections that they made, which stay.';
