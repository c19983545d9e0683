-- Leaving out all re-runs at once: corrections like any other, which know by which check they were made, so that all
-- of them can be undone.

create function private.find_original(p_deployment public.deployments) returns public.deployments
  language sql stable set search_path = ''
  as $$
    select p.* from unnest(private.find_alike(p_deployment.cell)) as k (id) cross join lateral (
      select * from public.deployments p
      where p.cell = k.id and p.started_at <= p_deployment.started_at and p.deleted_at is null and not p.left_out
        and not p.is_rerun and (p.started_at < p_deployment.started_at or p.external_id collate "C" < p_deployment.external_id)
      order by p.started_at desc, p.external_id collate "C" desc limit 1) p
    order by p.started_at desc, p.external_id collate "C" desc limit 1
  $$;
comment on function private.find_original is 'The deployment that a re-run repeats, be it by other re-runs of it.';

create function private.leave_out_rerun(p_actor private.actor, p_rerun public.deployments, p_reason text) returns text[]
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_given jsonb := jsonb_build_object('reason', p_reason, 'check', 'reruns');
  v_original public.deployments := private.find_original(p_rerun);
  v_bears text[] := '{}';
begin
  -- What failed is told once: where Datadog says it of the second run alone, it would be told nowhere.
  if p_rerun.verdict and v_original.no is not null and v_original.verdict is distinct from true and (private.find_correction(v_original)).verdict is null then
    v_bears := private.correct_deployment(p_actor, v_original, v_given || jsonb_build_object('verdict', 'failed', 'repairedBy', (
      select r.id from public.deployments r where r.organization_id = p_rerun.organization_id
        and r.connection_id = p_rerun.connection_id and r.external_id = p_rerun.remediation_id)));
  end if;
  return v_bears || private.correct_deployment(p_actor, p_rerun, v_given || '{"verdict": "left_out"}');
end $$;
comment on function private.leave_out_rerun is 'Leaves a re-run out, and lets what it repeats have failed where it did; the external ids of those that it bears on.';

create function private.list_reruns(p_organization_id uuid, p_limit integer) returns setof public.deployments
  language sql stable set search_path = ''
  as $$
    select d.* from metrics.select_checked(metrics.read_scope(p_organization_id,
        jsonb_build_object('from', private.clock() - interval '2160 hours', 'to', private.clock()), false), 'reruns') as n (no)
    cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
    where (private.find_correction(d)).verdict is null
    order by d.started_at, d.no limit p_limit
  $$;
comment on function private.list_reruns is 'The re-runs that the report of data quality counts, but those that somebody corrected.';

create function private.undo_reruns(p_actor private.actor, p_organization_id uuid, p_limit integer) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_changed jsonb := '{}';
  v_count integer := 0;
  v public.corrections;
  d public.deployments;
begin
  for v in select c.* from public.connections n cross join lateral (
      select * from public.corrections c where c.by_check = 'reruns' and c.connection_id = n.id) c
    where n.organization_id = p_organization_id limit p_limit loop
    delete from public.corrections c where c.organization_id = v.organization_id and c.connection_id = v.connection_id
      and c.external_id = v.external_id;
    select * into d from public.deployments x where x.organization_id = v.organization_id
      and x.connection_id = v.connection_id and x.external_id = v.external_id;
    perform private.note_correction(p_actor, d, v, null);
    v_changed := private.note_bearing(v_changed, v.connection_id, array_remove(array[v.external_id, v.repaired_by], null));
    v_count := v_count + (v.verdict = 'left_out')::int;
  end loop;
  perform private.recount_connections(p_organization_id, v_changed);
  return jsonb_build_object('changed', v_count, 'more', exists (
    select from public.connections n cross join lateral (
      select from public.corrections c where c.by_check = 'reruns' and c.connection_id = n.id) c
    where n.organization_id = p_organization_id));
end $$;
comment on function private.undo_reruns is 'Takes back what leaving out all re-runs did, up to p_limit corrections: {changed, more}.';

-- Definer: corrections are written by nobody directly.
create function public.leave_out_reruns(p_organization_id uuid, p_request jsonb, p_acting jsonb default '{}') returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_request jsonb := private.as_jsonb(p_request);
  v_actor private.actor := private.lock_as_member(p_organization_id, 'manager', p_acting);
  v_reason text := btrim(v_request ->> 'reason');
  v_changed jsonb := '{}';
  v_count integer := 0;
  v public.deployments;
begin
  perform private.lock_changes(p_organization_id);
  if v_request -> 'leaveOut' = 'false' then return private.undo_reruns(v_actor, p_organization_id, 200); end if;
  if coalesce(char_length(v_reason), 0) not between 1 and 500 then
    raise exception 'not a valid correction' using errcode = 'PL422', detail = 'reason';
  end if;
  for v in select * from private.list_reruns(p_organization_id, 200) loop
    v_changed := private.note_bearing(v_changed, v.connection_id, private.leave_out_rerun(v_actor, v, v_reason));
    v_count := v_count + 1;
  end loop;
  perform private.recount_connections(p_organization_id, v_changed);
  return jsonb_build_object('changed', v_count, 'more', v_count = 200);
end $$;
comment on function public.leave_out_reruns is 'Leaves out the re-runs of the last 90 days in production for a manager, {leaveOut: true, reason}, or brings back all that were left out so, {leaveOut: false}: up to 200 at a call, {changed, more}. A re-run that failed leaves its failure to what it repeats. What somebody corrected by hand stays as it is. PL422 names a field that is out of bounds.';
grant execute on function public.leave_out_reruns to authenticated, service_role;
