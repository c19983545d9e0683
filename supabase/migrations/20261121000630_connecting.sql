-- Connecting an account, giving it new keys, asking for a run. Only the secret key may execute these
-- functions; each act names who acts, is judged by their role here, and writes its line of the audit log with it.

create function private.fence_runs(p_organization_id uuid, p_connection_id uuid) returns void
  language plpgsql volatile set search_path = ''
  as $$
begin
  update private.work w set lease_token = null, lease_expires_at = null
    where w.organization_id = p_organization_id and w.subject_id = p_connection_id;
  update public.sync_runs r set status = 'cancelled', finished_at = private.clock()
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id and r.status in ('queued', 'running');
  update public.collect_runs r set status = 'cancelled', finished_at = private.clock()
    where r.organization_id = p_organization_id and r.subject_id = p_connection_id and r.status = 'running';
end $$;
comment on function private.fence_runs is 'Takes the lease of a connection away from whoever holds it, and ends its open runs. Before the connection''s row: whoever holds a lease locks in that order.';

create function private.renew_connection(p_organization_id uuid, p_id uuid, p_account jsonb) returns void
  language plpgsql security invoker set search_path = ''
  as $$
declare
  v_back boolean := p_account ->> 'how' = 'reconnect';
  v_fresh boolean := (p_account ->> 'freshHistory')::boolean;
begin
  perform private.fence_runs(p_organization_id, p_id);
  update public.connections c set
    site = p_account ->> 'site', key_hint = p_account ->> 'keyHint', account_fingerprint = p_account ->> 'fingerprint',
    status = 'active', last_error = null, disconnected_at = null, round_started_at = null,
    connected_at = case when v_back or v_fresh then private.clock() else c.connected_at end,
    backfill_days = coalesce((p_account ->> 'backfillDays')::int, c.backfill_days),
    history_from = case
      when v_fresh then private.clock() - make_interval(days => coalesce((p_account ->> 'backfillDays')::int, c.backfill_days))
      when v_back then least(c.history_from, private.clock() - make_interval(days => coalesce((p_account ->> 'backfillDays')::int, c.backfill_days)))
      else c.history_from end,
    -- Whoever was away is read as a whole anew.
    whole_started_at = case when not (v_back or v_fresh) then c.whole_started_at end,
    whole_ended_at = case when not v_fresh then c.whole_ended_at end,
    keys_expire_at = (p_account ->> 'keysExpireAt')::timestamptz
    where c.organization_id = p_organization_id and c.id = p_id and (c.status = 'disconnected') = v_back
      and c.purge_requested_at is null;
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  if v_fresh then
    delete from public.covered_ranges g where g.organization_id = p_organization_id and g.connection_id = p_id;
    delete from public.sync_gaps g where g.organization_id = p_organization_id and g.connection_id = p_id;
  end if;
end $$;
comment on function private.renew_connection is 'New keys for a connection: active, its run fenced. freshHistory forgets what was covered, for keys of which nobody can say that they are the same account''s.';

create function private.plan_key_warning(p_organization_id uuid, p_connection_id uuid, p_expires_at timestamptz)
  returns void language plpgsql volatile set search_path = ''
  as $$
begin
  delete from private.work w where w.organization_id = p_organization_id and w.kind = 'warn_keys'
    and w.subject_id = p_connection_id;
  if p_expires_at is null then return; end if;
  -- Of keys that do not last so long at once: whoever gave them is not everybody who has to know.
  perform private.plan_work(p_organization_id, 'warn_keys', p_connection_id,
    greatest(p_expires_at - interval '14 days', private.clock()));
end $$;
comment on function private.plan_key_warning is 'Makes telling the admins due two weeks before these keys end, instead of what was planned for keys before them.';

-- Definer: nobody holds a grant on the credentials. Volatile, so that the API only takes it by POST.
create function public.connect_account(p_organization_id uuid, p_acting jsonb, p_account jsonb, p_key_id integer,
                                       p_secrets jsonb)
  returns void language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v jsonb := private.as_jsonb(p_account);
  v_id uuid := (v ->> 'id')::uuid;
begin
  if v ->> 'how' = 'create' then
    -- After a deletion that runs at the same time there is none, and before it this waits: no key comes behind it.
    perform from public.organizations o where o.id = p_organization_id and o.purge_requested_at is null for share;
    if not found then raise exception 'no such organisation' using errcode = 'PL404'; end if;
    insert into public.connections (organization_id, id, provider, name, site, key_hint, account_fingerprint, backfill_days,
        connected_at, history_from, keys_expire_at)
      values (p_organization_id, v_id, v ->> 'provider', v ->> 'name', v ->> 'site', v ->> 'keyHint', v ->> 'fingerprint',
              (v ->> 'backfillDays')::int, private.clock(),
              private.clock() - make_interval(days => (v ->> 'backfillDays')::int), (v ->> 'keysExpireAt')::timestamptz);
  else
    perform private.renew_connection(p_organization_id, v_id, v);
    -- The first good run plans it again, with the limit of these keys.
    delete from private.work w where w.organization_id = p_organization_id and w.kind = 'reread' and w.subject_id = v_id;
  end if;
  perform private.plan_work(p_organization_id, private.kind_of(v ->> 'provider'), v_id, private.clock(), v ->> 'fingerprint');
  perform private.plan_key_warning(p_organization_id, v_id, (v ->> 'keysExpireAt')::timestamptz);
  if v ? 'repositories' then
    perform private.keep_repositories(p_organization_id, v_id, v -> 'repositories');
    perform private.plan_collect(p_organization_id);
  end if;
  perform public.store_credentials(p_organization_id, v_id, p_key_id, p_secrets);
  perform private.write_audit(v_actor, case v ->> 'how' when 'create' then 'connection.connected'
      when 'reconnect' then 'connection.reconnected' else 'connection.keys_replaced' end,
    v ->> 'id', jsonb_strip_nulls(jsonb_build_object('site', v ->> 'site', 'repositories', (
      select jsonb_agg(r.value -> 'fullName') from jsonb_array_elements(v -> 'repositories') r))));
exception when unique_violation then
  raise exception 'this account is connected already' using errcode = 'PL411';
end $$;
comment on function public.connect_account is 'For an admin: adds a connection (how: create), gives it new keys (renew) or brings a disconnected one back (reconnect), with its keys and, where it is given them, the repositories that are read, in one transaction; due at once. PL411 when the organisation has an active connection to the same account, PL404 no such connection.';
grant execute on function public.connect_account to service_role;

-- Definer: nobody writes connections directly, and addresses are in the auth schema.
create function public.warn_keys(p_held jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_row public.connections;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  select * into v_row from public.connections c
    where c.organization_id = v_org and c.id = (v ->> 'subjectId')::uuid and c.status = 'active'
      and c.keys_expire_at > private.clock() for update;
  if not found then return null; end if;
  if v_row.keys_warned_of is distinct from v_row.keys_expire_at then
    insert into public.audit_log (organization_id, actor, action, target, details)
      values (v_org, 'system', 'connection.keys_expiring', v_row.id::text,
              jsonb_build_object('expiresAt', private.as_iso(v_row.keys_expire_at)));
    update public.connections c set keys_warned_of = v_row.keys_expire_at
      where c.organization_id = v_org and c.id = v_row.id;
  end if;
  return (
    select jsonb_build_object('told', jsonb_build_object('code', 'ending', 'numbers', jsonb_build_object('hint', v_row.key_hint)),
      'since', private.as_iso(v_row.keys_expire_at), 'organization', o.name, 'slug', o.slug, 'subject', v_row.name,
      'reason', null, 'recipients', private.list_told(o.id))
    from public.organizations o where o.id = v_org);
end $$;
comment on function public.warn_keys is 'What to tell about a connection whose keys end soon, and whom, as public.read_notice; null where they have ended or are refused, of which its admins know. Its line of the audit log comes once for each end, however often it is asked. PL410 when the lease was lost.';
grant execute on function public.warn_keys to service_role;

create function public.refuse_keys(p_organization_id uuid, p_acting jsonb, p_connection_id uuid, p_site text,
                                   p_reason jsonb)
  returns void language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
begin
  if p_connection_id is not null and not exists (select from public.connections c
      where c.organization_id = p_organization_id and c.id = p_connection_id) then
    raise exception 'no such connection' using errcode = 'PL404';
  end if;
  perform private.write_audit(v_actor, 'connection.refused', p_connection_id::text,
    jsonb_strip_nulls(jsonb_build_object('site', p_site, 'reason', private.as_jsonb(p_reason))));
end $$;
comment on function public.refuse_keys is 'Notes that keys which an admin gave were refused, for a new connection or for this one. Nothing else changes.';
grant execute on function public.refuse_keys to service_role;

create function public.request_run(p_organization_id uuid, p_acting jsonb, p_connection_id uuid, p_mode text)
  returns jsonb language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'manager', p_acting);
  v_work jsonb := public.start_work(jsonb_build_object('organizationId', p_organization_id,
    'kind', case p_mode when 'replay' then 'replay' else coalesce((
      select private.kind_of(c.provider) from public.connections c
      where c.organization_id = p_organization_id and c.id = p_connection_id and c.status <> 'disconnected'), 'read') end,
    'subjectId', p_connection_id, 'trigger', 'manual',
    'wish', jsonb_build_object('mode', p_mode)));
begin
  if not v_work ? 'leaseToken' then return v_work; end if;
  perform private.write_audit(v_actor,
    case p_mode when 'replay' then 'connection.replay_requested' else 'connection.sync_requested' end,
    p_connection_id::text, jsonb_strip_nulls(jsonb_build_object('mode', nullif(p_mode, 'replay'))));
  return v_work;
end $$;
comment on function public.request_run is 'Opens a run that a manager asks for, as public.start_work answers it.';
grant execute on function public.request_run to service_role;

create function public.find_connection(p_organization_id uuid, p_connection_id uuid) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select jsonb_build_object('id', c.id, 'provider', c.provider, 'site', c.site, 'status', c.status) from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id and c.purge_requested_at is null
  $$;
comment on function public.find_connection is 'A connection''s provider, site and state; null when there is none.';
grant execute on function public.find_connection to service_role;

create function private.has_vanished(p_organization_id uuid, p_connection_id uuid, p_stream text, p_external_id text)
  returns boolean language sql stable set search_path = ''
  as $$
    select exists (select from public.vanished_events v where v.organization_id = p_organization_id
      and v.connection_id = p_connection_id and v.stream = p_stream and v.external_id = p_external_id)
  $$;
comment on function private.has_vanished is 'Whether a source did not list an event of its when it was read last.';
grant execute on function private.has_vanished to service_role;

create function public.list_known_accounts(p_organization_id uuid, p_provider text, p_site text) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'status', c.status, 'fingerprint', c.account_fingerprint,
      'events', (select coalesce(jsonb_agg(jsonb_build_object('stream', e.stream, 'id', e.external_id, 'vanished', e.vanished)),
        '[]') from (
        (select 'deployments' as stream, d.external_id, false as vanished from public.deployments d
          where (d.organization_id = c.organization_id) is true and d.connection_id = c.id and d.deleted_at is null
            and d.started_at < 'infinity' and not private.has_vanished(c.organization_id, c.id, 'deployments', d.external_id)
          order by d.started_at desc limit 3)
        union all
        (select 'incidents', i.external_id, false from public.incidents i
          where (i.organization_id = c.organization_id) is true and i.connection_id = c.id and i.deleted_at is null
            and i.started_at < 'infinity' and not private.has_vanished(c.organization_id, c.id, 'incidents', i.external_id)
          order by i.started_at desc limit 3)
        union all
        (select v.stream, v.external_id, true from public.vanished_events v
          where v.organization_id = c.organization_id and v.connection_id = c.id limit 6)) e))
      order by c.status = 'disconnected', c.connected_at desc, c.id), '[]')
    from public.connections c
    where c.organization_id = p_organization_id and c.provider = p_provider and c.site is not distinct from p_site
      and c.purge_requested_at is null
  $$;
comment on function public.list_known_accounts is 'The connections of an organisation at one source and site, disconnected ones last, each with the newest few events that it holds, and beside them a few that its source no longer lists: whoever can read them by id is the same account.';
grant execute on function public.list_known_accounts to service_role;
