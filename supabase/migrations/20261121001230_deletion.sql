-- Deleting an organisation ---------------------------------------------------------------------------------------

-- Definer: nobody holds a grant on what it ends. Rows are locked in the order of whoever holds a lease: work, connections.
create function public.delete_organization(p_organization_id uuid, p_name text, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
begin
  perform private.lock_as_member(p_organization_id, 'owner', p_acting);
  if p_name is distinct from (select o.name from public.organizations o where o.id = p_organization_id) then
    raise exception 'not its name' using errcode = 'PL417';
  end if;
  update private.work w set lease_token = null, lease_expires_at = null where w.organization_id = p_organization_id;
  update public.sync_runs r set status = 'cancelled', finished_at = private.clock()
    where r.organization_id = p_organization_id and r.status in ('queued', 'running');
  update public.connections c
    set status = 'disconnected', disconnected_at = coalesce(c.disconnected_at, private.clock()),
        purge_requested_at = coalesce(c.purge_requested_at, private.clock())
    where c.organization_id = p_organization_id;
  delete from private.credentials c where c.organization_id = p_organization_id;
  -- Also what was planned while this waited for a holder.
  delete from private.work w where w.organization_id = p_organization_id;
  update public.organizations o set purge_requested_at = private.clock(), joining_domain = null
    where o.id = p_organization_id;
  delete from private.rate_limits l using public.api_tokens t
    where t.organization_id = p_organization_id and l.key = 'token:' || t.id;
  delete from private.rate_limits l using public.pictures p
    where p.organization_id = p_organization_id and l.key = 'picture:' || p.id;
  -- With their API tokens and invitations.
  delete from public.memberships m where m.organization_id = p_organization_id;
  perform private.plan_work(p_organization_id, 'purge_organization', p_organization_id, private.clock());
end $$;
comment on function public.delete_organization is 'For an owner who gives its name: ends an organisation. Its keys are destroyed, its work is fenced, its tokens, invitations and memberships end in this one transaction; the rest goes batch by batch, and last its slug. PL417 for another name.';
grant execute on function public.delete_organization to authenticated;

create function private.tables_of_organizations() returns setof regclass
  language sql stable set search_path = ''
  as $$
    with recursive held as (
      select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and c.oid <> 'private.work'::regclass),
    placed as (
      select h.oid, 0 as depth from held h
      union
      select f.confrelid, p.depth + 1 from placed p
        join pg_catalog.pg_constraint f on f.contype = 'f' and f.conrelid = p.oid and f.confrelid <> f.conrelid
        join held h on h.oid = f.confrelid
      where p.depth < 20)
    select p.oid::regclass from placed p group by p.oid order by max(p.depth), p.oid::regclass::text
  $$;
comment on function private.tables_of_organizations is 'Every table that holds rows of organisations, those that refer to others first; without the work, which holds the lease of whoever empties them.';

create function private.condition_of(p_table regclass) returns text
  language sql immutable set search_path = ''
  as $$
    select case when p_table in ('public.commits'::regclass, 'public.deployment_commits'::regclass)
      then 't.organization_id::text = $1::text' else 't.organization_id = $1' end
  $$;
comment on function private.condition_of is 'How the rows of an organisation are found in a table, by an index that it has.';

-- Definer: nobody holds a grant on most of the tables.
create function public.purge_organization(p_held jsonb, p_limit integer) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_table regclass;
  v_some integer;
  v_count integer := 0;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  if not exists (select from public.organizations o where o.id = v_org and o.purge_requested_at is not null) then
    return 0;
  end if;
  for v_table in select t from private.tables_of_organizations() t loop
    -- One that others refer to comes when these are empty: nothing goes beside the count.
    execute format('delete from %s t where t.ctid = any (array(
      select t.ctid from %s t where %s limit $2))', v_table, v_table, private.condition_of(v_table)) using v_org, p_limit - v_count;
    get diagnostics v_some = row_count;
    v_count := v_count + v_some;
    exit when v_count >= p_limit;
  end loop;
  return v_count;
end $$;
comment on function public.purge_organization is 'Deletes up to p_limit rows of an organisation that is to go, of whatever tables there are; how many, 0 when it holds none. PL410 when the lease was lost.';
grant execute on function public.purge_organization to service_role;

create function private.close_organization(p_work private.work, p_outcome jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    delete from public.organizations o where o.id = p_work.organization_id and o.purge_requested_at is not null
      and p_outcome ->> 'status' = 'succeeded'
  $$;
comment on function private.close_organization is 'The organisation itself, and the work of emptying it, once nothing hangs on it any more.';

-- Deleting an account --------------------------------------------------------------------------------------------

-- Where a person stands in a log that they see no longer, and who is invited under an address.
create index audit_log_actor_idx on public.audit_log (actor_id) where actor_id is not null;
create index audit_log_target_idx on public.audit_log (lower(target)) where target like '%@%';
create index invitations_address_idx on public.invitations (email);

create function private.sole_ownerships(p_person uuid) returns jsonb
  language sql stable set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name) order by lower(o.name), o.slug), '[]')
    from public.memberships m join public.organizations o on o.id = m.organization_id
    where m.user_id = p_person and m.role = 'owner' and m.status = 'active' and not exists (
      select from public.memberships x where x.organization_id = m.organization_id and x.user_id <> m.user_id
        and x.role = 'owner' and x.status = 'active')
  $$;
comment on function private.sole_ownerships is 'Organisations of which a person is the last active owner, by name: [{slug, name}].';

-- Definer: the caller may own what they see only in part.
create function public.list_sole_ownerships() returns jsonb
  language sql stable security definer set search_path = ''
  as $$ select private.sole_ownerships(private.require_person()) $$;
comment on function public.list_sole_ownerships is 'Organisations that need another owner, or an end, before the caller''s account can be deleted: [{slug, name}].';
grant execute on function public.list_sole_ownerships to authenticated;

create function private.names_of(p_person uuid) returns text[]
  language sql stable set search_path = ''
  as $$
    select array(
      select p_person::text
      union select lower(u.email::text) from auth.users u where u.id = p_person and u.email is not null
      union select lower(i.identity_data ->> 'email') from auth.identities i
        where i.user_id = p_person and i.identity_data ->> 'email' is not null
      union select lower(a.actor) from public.audit_log a where a.actor_id = p_person and a.actor ~ '^\S+@\S+$')
  $$;
comment on function private.names_of is 'What a person is called in the audit log: their id, and every address that they acted under.';

create function private.any_of(p_names text[]) returns text
  language sql immutable set search_path = ''
  as $$
    select '(?<![[:alnum:].!#$%&''*+/=?^_`{|}~@-])(?:' || string_agg(
      regexp_replace(btrim(to_jsonb(n)::text, '"'), '([]\\.+*?(){}^$|[])', '\\\1', 'g'), '|') || ')(?![[:alnum:]@_-]|\.[[:alnum:]])'
    from unnest(p_names) n
  $$;
comment on function private.any_of is 'A pattern that finds one of these names in a text, and in none that merely contains it: no part of a longer address.';

create function private.forget_in_log(p_person uuid, p_organizations uuid[], p_email text) returns void
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_names text := private.any_of(private.names_of(p_person));
  v_organizations uuid[] := p_organizations || array(
    select a.organization_id from public.audit_log a where a.actor_id = p_person
    union select a.organization_id from public.audit_log a where lower(a.target) = p_email and a.target like '%@%');
begin
  update public.audit_log a set
    actor_id = nullif(a.actor_id, p_person),
    actor = case when a.actor_id = p_person then 'deleted-account' else regexp_replace(a.actor, v_names, 'deleted-account', 'gi') end,
    address = case when a.actor_id = p_person then null else a.address end,
    target = regexp_replace(a.target, v_names, 'deleted-account', 'gi'),
    details = regexp_replace(a.details::text, v_names, 'deleted-account', 'gi')::jsonb
    where a.organization_id = any (v_organizations)
      and (a.actor_id = p_person or concat_ws(' ', a.actor, a.target, a.details::text) ~* v_names);
  update public.metric_notes n set
    actor_id = nullif(n.actor_id, p_person),
    actor = case when n.actor_id = p_person then 'deleted-account' else regexp_replace(n.actor, v_names, 'deleted-account', 'gi') end,
    details = regexp_replace(n.details::text, v_names, 'deleted-account', 'gi')::jsonb
    where n.organization_id = any (v_organizations)
      and (n.actor_id = p_person or concat_ws(' ', n.actor, n.details::text) ~* v_names);
  perform private.forget_corrections(p_person, v_names);
end $$;
comment on function private.forget_in_log is 'Takes a person out of the audit log, the metric notes and the corrections that they made, and leaves what they did: who becomes deleted-account, their network addresses go. In these organisations, in those where they acted, and in those that acted on their confirmed e-mail.';

create function private.end_memberships(p_person uuid, p_email text) returns uuid[]
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_organizations uuid[];
begin
  with ended as (delete from public.invitations i where i.email = p_email returning i.organization_id, i.id)
  insert into public.audit_log (organization_id, actor, action, target, details)
    select e.organization_id, 'system', 'invitation.revoked', 'deleted-account',
      jsonb_build_object('id', e.id, 'reason', '{"code": "account_deleted", "numbers": {}}'::jsonb) from ended e;
  -- Ending the account does not end a suspension.
  insert into private.former_members (organization_id, user_id, email_hash, removed)
    select m.organization_id, p_person, private.hash_token(p_email), true
    from public.memberships m where m.user_id = p_person and m.status = 'suspended'
    on conflict (organization_id, user_id) do update set email_hash = excluded.email_hash, removed = true;
  with ended as (delete from public.memberships m where m.user_id = p_person returning m.organization_id),
  noted as (
    insert into public.audit_log (organization_id, actor, action)
      select e.organization_id, 'deleted-account', 'account.deleted' from ended e)
  select array(select e.organization_id from ended e) into v_organizations;
  -- Who was removed stays out, whoever they call themselves; nothing says who they were.
  with former as (
    update private.former_members f set user_id = gen_random_uuid() where f.user_id = p_person returning f.organization_id)
  select v_organizations || array(select f.organization_id from former f) into v_organizations;
  return v_organizations;
end $$;
comment on function private.end_memberships is 'Ends what an account has in organisations, with a line in the log of each: its memberships with their API tokens and invitations, and the invitations to its confirmed e-mail; the organisations that it was ever in.';

-- Definer: accounts are in the auth schema.
create function public.delete_account(p_email text) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
  v_verified text := private.verified_email(v_person);
  v_owned jsonb;
begin
  if lower(btrim(p_email)) is distinct from lower(private.email_of(v_person)) then
    raise exception 'not its e-mail' using errcode = 'PL417';
  end if;
  -- All in one order: of two who delete their accounts at once, one waits for the other and then is the last owner.
  perform from public.organizations o
    where o.id in (select m.organization_id from public.memberships m where m.user_id = v_person)
    order by o.id for no key update;
  v_owned := private.sole_ownerships(v_person);
  if v_owned <> '[]' then return v_owned; end if;
  perform private.forget_in_log(v_person, private.end_memberships(v_person, v_verified), v_verified);
  delete from private.rate_limits l where l.key in ('user:' || v_person, 'account-proof:' || v_person);
  delete from auth.sessions s where s.user_id = v_person;
  delete from auth.users u where u.id = v_person;
  return '[]';
end $$;
comment on function public.delete_account is 'Deletes the account of the caller, who gives its e-mail, with everything that it may do; answers [] then, or the organisations that keep it because it is their last active owner, [{slug, name}], and nothing has changed. PL417 for another e-mail.';
grant execute on function public.delete_account to authenticated;
