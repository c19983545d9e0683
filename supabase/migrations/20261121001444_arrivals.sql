-- Whether what a run sent can be read where it went.

-- Definer, as all that follow: nobody holds a grant on the work.
create function public.list_awaited(p_held jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  return (
    select coalesce(jsonb_agg(r.awaited || jsonb_build_object('runId', r.id)
      order by r.started_at, r.id), '[]')
    from public.publish_runs r where r.organization_id = v_org and r.awaited is not null);
end $$;
comment on function public.list_awaited is 'What the account is to be asked for, the oldest run first: [{runId, sentAt, connectionId, tags, metrics: [{metric, at}]}], at in epoch seconds. PL410 when the lease was lost.';
grant execute on function public.list_awaited to service_role;

create function public.keep_arrival(p_held jsonb, p_arrival jsonb) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_arrival jsonb := private.as_jsonb(p_arrival);
  v_org uuid := (v ->> 'organizationId')::uuid;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  update public.publish_runs r set
      arrival = r.arrival || jsonb_build_object('state', v_arrival ->> 'state', 'askedAt', private.as_iso(private.clock()),
        'unseen', v_arrival -> 'unseen', 'error', v_arrival -> 'error'),
      awaited = case when v_arrival ->> 'state' = 'awaited' then r.awaited end
    where r.organization_id = v_org and r.id = (v_arrival ->> 'runId')::uuid and r.awaited is not null;
end $$;
comment on function public.keep_arrival is 'Notes what the account answered of a run: {runId, state, unseen, error}; awaited: it is asked once more. PL410 when the lease was lost.';
grant execute on function public.keep_arrival to service_role;
