-- Ending a connection, and deleting piece by piece what it had read where that is to go too.

create function public.disconnect_connection(p_organization_id uuid, p_acting jsonb, p_connection_id uuid, p_purge boolean)
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
begin
  perform private.fence_runs(p_organization_id, p_connection_id);
  update public.connections c
    set status = 'disconnected', disconnected_at = coalesce(c.disconnected_at, private.clock()), round_started_at = null,
        last_error = null, purge_requested_at = case when p_purge then private.clock() end
    where c.organization_id = p_organization_id and c.id = p_connection_id and c.purge_requested_at is null
      and (p_purge or c.status <> 'disconnected');
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  delete from private.credentials c where c.organization_id = p_organization_id and c.connection_id = p_connection_id;
  -- What an admin has confirmed is still to be deleted, unless all of it goes.
  delete from private.work w where w.organization_id = p_organization_id and w.subject_id = p_connection_id
    and (p_purge or w.kind <> 'delete_vanished');
  if p_purge then
    perform private.plan_work(p_organization_id, 'purge_connection', p_connection_id, private.clock());
  end if;
  perform private.write_audit(v_actor, case when p_purge then 'connection.purged' else 'connection.disconnected' end,
    p_connection_id::text);
end $$;
comment on function public.disconnect_connection is 'For an admin: ends a connection: its keys are destroyed and its run is fenced in this one transaction; with p_purge its events are to go too, and nothing brings it back. Definer: nobody holds a grant on the credentials.';
grant execute on function public.disconnect_connection to service_role;

create function private.purge_deployments(p_organization_id uuid, p_connection_id uuid, p_limit integer)
  returns integer language plpgsql volatile set search_path = ''
  as $$
declare
  v_nos bigint[];
  v_commits uuid[];
begin
  -- As many as list so many commits together, and at least one: what hangs on them goes with them.
  select array_agg(d.no) into v_nos from (
    select d.no, sum(d.human + d.ai_assisted + d.bot + d.unknown) over (order by d.no) as listed,
      row_number() over (order by d.no) as turn
    from (select * from public.deployments d where d.organization_id = p_organization_id
            and d.connection_id = p_connection_id limit p_limit) d) d
    where d.listed <= p_limit or d.turn = 1;
  if v_nos is null then return 0; end if;
  perform private.lock_changes(p_organization_id);
  with gone as (
    delete from public.deployment_commits c where c.deployment_no = any (v_nos) returning c.commit_id)
    select coalesce(array_agg(distinct g.commit_id), '{}') into v_commits from gone g;
  delete from public.deployments d where d.no = any (v_nos);
  -- A commit stays where another connection lists it, or others than Datadog tell of it.
  delete from public.commits k where k.id = any (v_commits) and k.evidence is null and not exists (
    select from public.deployment_commits c where c.commit_id = k.id);
  perform private.mark_changes(p_organization_id, v_commits);
  return cardinality(v_nos) + cardinality(v_commits);
end $$;
comment on function private.purge_deployments is 'Deletes deployments of a connection that list up to p_limit commits, with these; how many rows.';

create function public.purge_connection(p_held jsonb, p_limit integer) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_id uuid := (v ->> 'subjectId')::uuid;
  v_count integer;
begin
  perform private.keep_lease(v_org, v_id, (v ->> 'leaseToken')::uuid);
  if not exists (select from public.connections c where c.organization_id = v_org and c.id = v_id
      and c.purge_requested_at is not null) then return 0; end if;
  -- Arrays of places, not joins: each batch would read all that the connection holds once more.
  with raws as (
    delete from private.raw_payloads t where t.ctid = any (array(select t.ctid from private.raw_payloads t
      where t.organization_id = v_org and t.connection_id = v_id limit p_limit)) returning 1),
  waiting as (
    delete from public.quarantine t where t.ctid = any (array(select t.ctid from public.quarantine t
      where t.organization_id = v_org and t.connection_id = v_id limit p_limit)) returning 1),
  vanished as (
    delete from public.vanished_events t where t.ctid = any (array(select t.ctid from public.vanished_events t
      where t.organization_id = v_org and t.connection_id = v_id limit p_limit)) returning 1),
  incidents as (
    delete from public.incidents t where t.ctid = any (array(select t.ctid from public.incidents t
      where t.organization_id = v_org and t.connection_id = v_id limit p_limit)) returning 1),
  slices as (
    delete from public.sync_slices t where t.ctid = any (array(select s.ctid from public.sync_runs r
      cross join lateral (select s.ctid from public.sync_slices s where s.organization_id = r.organization_id
        and s.run_id = r.id limit p_limit) s
      where r.organization_id = v_org and r.connection_id = v_id limit p_limit)) returning 1)
  select (select count(*) from raws) + (select count(*) from waiting) + (select count(*) from incidents)
    + (select count(*) from vanished)
    + (select count(*) from slices) into v_count;
  return v_count + private.purge_github(v_org, v_id, p_limit) + private.purge_deployments(v_org, v_id, p_limit);
end $$;
comment on function public.purge_connection is 'Deletes up to p_limit rows of each kind that a connection holds which is to go; how many, 0 when it holds none. A large account would not go within one statement''s time. PL410 when the lease was lost.';
grant execute on function public.purge_connection to service_role;

create function private.close_purge(p_work private.work, p_outcome jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    delete from public.connections c where c.organization_id = p_work.organization_id and c.id = p_work.subject_id
      and c.purge_requested_at is not null and p_outcome ->> 'status' = 'succeeded'
  $$;
comment on function private.close_purge is 'The connection itself, and its work with it, once nothing hangs on it any more.';
