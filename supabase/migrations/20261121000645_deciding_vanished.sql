-- What vanished from a connection's source is deleted indeed, or kept on purpose: an admin says so.

-- Definer: nobody holds a grant on the work.
create function public.decide_vanished(p_organization_id uuid, p_acting jsonb, p_connection_id uuid, p_confirm boolean)
  returns integer language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v_count integer;
begin
  if not exists (select from public.connections c where c.organization_id = p_organization_id
      and c.id = p_connection_id and c.purge_requested_at is null) then
    raise exception 'no such connection' using errcode = 'PL404';
  end if;
  -- The work first, as whoever holds it does: a run that settles at this moment would wait for us, and we for it.
  perform from private.work w where w.organization_id = p_organization_id and w.subject_id = p_connection_id
    order by w.kind for update;
  update public.vanished_events v
    set confirmed_at = case when p_confirm then private.clock() end,
        kept_at = case when p_confirm then v.kept_at else private.clock() end
    where v.organization_id = p_organization_id and v.connection_id = p_connection_id and v.doubted_at is not null
      and v.confirmed_at is null and (p_confirm or v.kept_at is null);
  get diagnostics v_count = row_count;
  if v_count = 0 then raise exception 'nothing is in doubt' using errcode = 'PL409'; end if;
  -- What comes under doubt after this is another matter, and told again.
  update private.work w set told = null where w.organization_id = p_organization_id and w.kind = 'read'
    and w.subject_id = p_connection_id and w.told ~ '^vanished ';
  if p_confirm then
    perform private.plan_work(p_organization_id, 'delete_vanished', p_connection_id, private.clock());
  end if;
  perform private.write_audit(v_actor,
    case when p_confirm then 'connection.vanished_confirmed' else 'connection.vanished_refused' end,
    p_connection_id::text, jsonb_build_object('events', v_count));
  perform private.note_change(v_actor, case when p_confirm then 'vanished_deleted' else 'vanished_kept' end,
    jsonb_build_object('events', v_count));
  return v_count;
end $$;
comment on function public.decide_vanished is 'For an admin: what vanished from a connection''s source is deleted indeed (p_confirm; also what was kept before), by work that is due at once, or is kept on purpose; how many events. PL409 when nothing is in doubt, PL404 no such connection.';
grant execute on function public.decide_vanished to service_role;

create function public.delete_vanished(p_held jsonb, p_limit integer) returns integer
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_connection public.connections;
  v_stream text;
  v_ids text[];
  v_count integer := 0;
begin
  perform private.keep_lease((v ->> 'organizationId')::uuid, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  select * into v_connection from public.connections c
    where c.organization_id = (v ->> 'organizationId')::uuid and c.id = (v ->> 'subjectId')::uuid;
  foreach v_stream in array private.streams(v_connection.provider) loop
    v_ids := array(select e.external_id from public.vanished_events e
      where e.organization_id = v_connection.organization_id and e.connection_id = v_connection.id
        and e.stream = v_stream and e.confirmed_at is not null
      order by e.external_id limit p_limit);
    perform private.delete_missed(v_connection, v_stream, v_ids);
    v_count := v_count + cardinality(v_ids);
  end loop;
  return v_count;
end $$;
comment on function public.delete_vanished is 'Marks up to p_limit events of each stream as deleted of which an admin confirmed that they are; how many, 0 when none is left. PL410 when the lease was lost.';
grant execute on function public.delete_vanished to service_role;
