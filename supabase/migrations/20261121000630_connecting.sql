-- Connecting an account, giving it new keys, ending it. Only the secret key may execute these functions.

-- connecting ---------------------------------------------------------------------------------------------------

create function private.fence_runs(p_organization_id uuid, p_connection_id uuid) returns void
  language sql volatile set search_path = ''
  as $$
    update public.sync_runs r set status = 'cancelled', finished_at = private.clock()
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id and r.status in ('queued', 'running')
  $$;
comment on function private.fence_runs is 'Ends the open runs of a connection whose lease the caller takes away.';

create function private.renew_connection(p_account jsonb) returns void
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v_org uuid := (p_account ->> 'organizationId')::uuid;
  v_id uuid := (p_account ->> 'id')::uuid;
  v_back boolean := p_account ->> 'how' = 'reconnect';
  v_fresh boolean := (p_account ->> 'freshHistory')::boolean;
begin
  update public.connections c set
    site = p_account ->> 'site', key_hint = p_account ->> 'keyHint', account_fingerprint = p_account ->> 'fingerprint',
    status = 'active', attempts = 0, last_error = null, disconnected_at = null,
    -- The same key again does not lift the limit that Datadog set it.
    not_before = case when c.account_fingerprint = p_account ->> 'fingerprint' then c.not_before end,
    lease_token = null, lease_expires_at = null, round_started_at = null, next_sync_at = private.clock(),
    connected_at = case when v_back or v_fresh then private.clock() else c.connected_at end,
    backfill_days = coalesce((p_account ->> 'backfillDays')::int, c.backfill_days),
    history_from = case
      when v_fresh then private.clock() - make_interval(days => coalesce((p_account ->> 'backfillDays')::int, c.backfill_days))
      when v_back then least(c.history_from, private.clock() - make_interval(days => coalesce((p_account ->> 'backfillDays')::int, c.backfill_days)))
      else c.history_from end
    where c.organization_id = v_org and c.id = v_id and (c.status = 'disconnected') = v_back;
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  if v_fresh then
    delete from public.covered_ranges g where g.organization_id = v_org and g.connection_id = v_id;
    delete from public.sync_gaps g where g.organization_id = v_org and g.connection_id = v_id;
  end if;
  perform private.fence_runs(v_org, v_id);
end $$;
comment on function private.renew_connection is 'New keys for a connection: active, due at once, its run fenced. freshHistory forgets what was covered, for keys of which nobody can say that they are the same account''s.';

-- Definer: nobody holds a grant on the credentials. Volatile, so that the API only takes it by POST.
create function public.connect_account(p_account jsonb, p_key_id integer, p_api_key text, p_app_key text,
                                       p_api_passphrase text, p_app_passphrase text)
  returns void language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v jsonb := private.as_jsonb(p_account);
begin
  if v ->> 'how' = 'create' then
    insert into public.connections (organization_id, id, name, site, key_hint, account_fingerprint, backfill_days,
        connected_at, history_from, next_sync_at)
      values ((v ->> 'organizationId')::uuid, (v ->> 'id')::uuid, v ->> 'name', v ->> 'site', v ->> 'keyHint',
              v ->> 'fingerprint', (v ->> 'backfillDays')::int, private.clock(),
              private.clock() - make_interval(days => (v ->> 'backfillDays')::int), private.clock());
  else
    perform private.renew_connection(v);
  end if;
  perform public.store_credentials((v ->> 'organizationId')::uuid, (v ->> 'id')::uuid, p_key_id, p_api_key, p_app_key,
    p_api_passphrase, p_app_passphrase);
exception when unique_violation then
  raise exception 'this account is connected already' using errcode = 'PL411';
end $$;
comment on function public.connect_account is 'Adds a connection (how: create), gives it new keys (renew) or brings a disconnected one back (reconnect), with its keys, in one transaction; due at once. PL411 when the organisation has an active connection to the same account, PL404 no such connection.';
grant execute on function public.connect_account to service_role;

create function public.disconnect_connection(p_organization_id uuid, p_connection_id uuid, p_purge boolean) returns void
  language plpgsql security definer set search_path = ''
  as $$
begin
  update public.connections c
    set status = 'disconnected', disconnected_at = private.clock(), lease_token = null, lease_expires_at = null,
        round_started_at = null, next_sync_at = null, not_before = null, last_error = null, attempts = 0
    where c.organization_id = p_organization_id and c.id = p_connection_id and c.status <> 'disconnected';
  if not found and not p_purge then raise exception 'no such connection' using errcode = 'PL404'; end if;
  delete from private.credentials c where c.organization_id = p_organization_id and c.connection_id = p_connection_id;
  perform private.fence_runs(p_organization_id, p_connection_id);
  if p_purge then
    delete from public.connections c where c.organization_id = p_organization_id and c.id = p_connection_id;
    if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  end if;
end $$;
comment on function public.disconnect_connection is 'Ends a connection: its keys are destroyed and its run is fenced in this one transaction; with p_purge its events go too. Definer: nobody holds a grant on the credentials.';
grant execute on function public.disconnect_connection to service_role;

create function public.purge_events(p_organization_id uuid, p_connection_id uuid, p_limit integer) returns integer
  language sql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
    with ended as (
      select c.organization_id, c.id from public.connections c
      where c.organization_id = p_organization_id and c.id = p_connection_id and c.status = 'disconnected'),
    old as (
      select d.external_id, d.ctid as place from ended e join public.deployments d
        on d.organization_id = e.organization_id and d.connection_id = e.id limit p_limit),
    -- Arrays, and places, not joins: each batch would read all that the connection holds once more.
    commits as (
      delete from public.deployment_commits c where c.organization_id = p_organization_id
        and c.connection_id = p_connection_id and c.external_id = any (array(select old.external_id from old))),
    raws as (
      delete from private.raw_payloads r where r.organization_id = p_organization_id and r.connection_id = p_connection_id
        and r.stream = 'deployments' and r.external_id = any (array(select old.external_id from old))),
    purged as (
      delete from public.deployments d where d.ctid = any (array(select old.place from old)) returning 1)
    select count(*)::int from purged
  $$;
comment on function public.purge_events is 'Deletes up to p_limit deployments of a disconnected connection, with what hangs on them; how many. A large account would not go within one statement''s time.';
grant execute on function public.purge_events to service_role;

create function public.find_connection(p_organization_id uuid, p_connection_id uuid) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select jsonb_build_object('id', c.id, 'site', c.site, 'status', c.status) from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id
  $$;
comment on function public.find_connection is 'A connection''s site and state; null when there is none.';
grant execute on function public.find_connection to service_role;

create function public.list_known_accounts(p_organization_id uuid, p_site text) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'status', c.status, 'fingerprint', c.account_fingerprint,
      'deploymentIds', (select coalesce(jsonb_agg(d.external_id), '[]') from (
        select d.external_id from public.deployments d
        where (d.organization_id = c.organization_id) is true and d.connection_id = c.id and d.deleted_at is null
          and d.started_at < 'infinity'
        order by d.started_at desc limit 3) d),
      'incidentIds', (select coalesce(jsonb_agg(i.external_id), '[]') from (
        select i.external_id from public.incidents i
        where (i.organization_id = c.organization_id) is true and i.connection_id = c.id and i.deleted_at is null
          and i.started_at < 'infinity'
        order by i.started_at desc limit 3) i))
      order by c.status = 'disconnected', c.connected_at desc, c.id), '[]')
    from public.connections c
    where c.organization_id = p_organization_id and c.site = p_site
  $$;
comment on function public.list_known_accounts is 'The connections of an organisation at one site, disconnected ones last, each with the newest few events that it holds: whoever can read them by id is the same account.';
grant execute on function public.list_known_accounts to service_role;

create function public.write_audit(p_entry jsonb) returns void
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_entry);
begin
  insert into public.audit_log (organization_id, actor_id, actor, action, target, address, details)
    values ((v ->> 'organizationId')::uuid, (v ->> 'actorId')::uuid, v ->> 'actor', v ->> 'action', v ->> 'target',
            v ->> 'address', coalesce(v -> 'details', '{}'));
end $$;
comment on function public.write_audit is 'Adds one line to the audit log.';
grant execute on function public.write_audit to service_role;
