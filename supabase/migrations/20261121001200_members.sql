-- Who manages whom ----------------------------------------------------------------------------------------------

create table private.former_members (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  -- No foreign key: it is remembered also when the account is deleted.
  user_id uuid not null,
  email_hash text,
  removed boolean not null,
  ended_at timestamptz not null default private.clock(),
  primary key (organization_id, user_id)
);
comment on table private.former_members is 'Who left or was removed, until a newer invitation is accepted: what was open to them before stays closed.';
comment on column private.former_members.email_hash is 'SHA-256 of their verified e-mail at the time, in small letters; null when there was none. Only compared, so that no address stays behind an account.';
comment on column private.former_members.removed is 'false: left by themselves, and may join again by their domain.';
alter table private.former_members enable row level security;
alter table private.former_members force row level security;

-- Definer: counts every owner, whatever the one who changes them may see.
create function private.keep_an_owner() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  -- Two who take each other's ownership away wait here for one another. No row: the organisation itself is going.
  perform from public.organizations o where o.id = old.organization_id and o.purge_requested_at is null for no key update;
  if found and not exists (select from public.memberships m
      where m.organization_id = old.organization_id and m.role = 'owner' and m.status = 'active') then
    raise exception 'an organisation keeps an active owner' using errcode = 'PL413';
  end if;
  return null;
end $$;
comment on function private.keep_an_owner is 'PL413 when a change would leave an organisation without an active owner, in whatever way it comes: also by deleting the account.';
create trigger memberships_keep_an_owner after update or delete on public.memberships
  for each row when (old.role = 'owner' and old.status = 'active') execute function private.keep_an_owner();

-- Definer: as private.acting_member.
create function private.lock_as_member(p_organization_id uuid, p_role text, p_acting jsonb) returns private.actor
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  -- Before the lock, so that a stranger holds up nobody; and after it, for roles may have changed meanwhile.
  perform private.acting_member(p_organization_id, p_role, p_acting);
  perform from public.organizations o where o.id = p_organization_id for no key update;
  return private.acting_member(p_organization_id, p_role, p_acting);
end $$;
comment on function private.lock_as_member is 'Who does this, as private.acting_member; from here on nobody else changes the members of this organisation until the transaction ends.';

create function private.manageable_member(p_organization_id uuid, p_user_id uuid, p_role text)
  returns public.memberships language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_row public.memberships;
begin
  select * into v_row from public.memberships m where m.organization_id = p_organization_id and m.user_id = p_user_id;
  if not found then raise exception 'no such member' using errcode = 'PL404'; end if;
  if private.role_rank(v_row.role) > private.role_rank(p_role) then
    raise exception 'the member has a higher role' using errcode = 'PL403';
  end if;
  return v_row;
end $$;
comment on function private.manageable_member is 'A member whom somebody of this role may change: PL404 when there is none, PL403 when the member''s role is higher.';

create function private.email_of(p_user_id uuid) returns text
  language sql stable security invoker set search_path = ''
  as $$ select coalesce((select u.email::text from auth.users u where u.id = p_user_id), p_user_id::text) $$;
comment on function private.email_of is 'The e-mail of an account for the audit log; its id when it has none.';

create function private.verified_email(p_user_id uuid) returns text
  language sql stable security invoker set search_path = ''
  as $$
    -- Small letters of ASCII only: rules that fold more would make two addresses one.
    select lower(u.email::text collate "C") from auth.users u
    where u.id = p_user_id and u.email_confirmed_at is not null and not coalesce(u.is_anonymous, false)
  $$;
comment on function private.verified_email is 'The e-mail of an account in small letters, once it was confirmed; null before.';

create function private.member_as_json(p_row public.memberships) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select jsonb_build_object('userId', p_row.user_id,
      'email', (select u.email from auth.users u where u.id = p_row.user_id), 'role', p_row.role,
      'status', p_row.status, 'joinedAt', private.as_iso(p_row.joined_at))
  $$;
comment on function private.member_as_json is 'A member as public.list_members shows one.';

-- Whom to ask ---------------------------------------------------------------------------------------------------

-- Definer: e-mail addresses are in the auth schema.
create function public.list_admins(p_organization_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select coalesce(jsonb_agg(a.email order by a.rank desc, a.joined_at, a.email), '[]')
    from (select u.email::text as email, private.role_rank(m.role) as rank, m.joined_at
          from public.memberships m join auth.users u on u.id = m.user_id
          where m.organization_id = p_organization_id and m.status = 'active' and m.role in ('owner', 'admin')
            and u.email is not null
          order by rank desc, m.joined_at, email limit 3) a);
end $$;
comment on function public.list_admins is 'Whom a member can ask for what only an admin may do: the e-mails of at most three active owners and admins, owners and those of long standing first.';
grant execute on function public.list_admins to authenticated;

-- Definer: a suspended member sees no organisation.
create function public.list_suspensions() returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select coalesce(jsonb_agg(distinct o.name), '[]')
    from public.memberships m join public.organizations o on o.id = m.organization_id
    where m.user_id = private.require_person() and m.status = 'suspended'
  $$;
comment on function public.list_suspensions is 'The names of the organisations in which the caller is suspended, and nothing else of them.';
grant execute on function public.list_suspensions to authenticated;

-- Changing members ----------------------------------------------------------------------------------------------

-- Definer: memberships are written by nobody directly.
create function public.change_member(p_organization_id uuid, p_user_id uuid, p_change jsonb,
                                     p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_change jsonb := private.as_jsonb(p_change);
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_before public.memberships;
  v_after public.memberships;
begin
  if jsonb_typeof(v_change) is distinct from 'object' or v_change = '{}'
    or exists (select from jsonb_object_keys(v_change) k where k not in ('role', 'status'))
    or (v_change ? 'role' and private.role_rank(v_change ->> 'role') = 0)
    or (v_change ? 'status' and coalesce(v_change ->> 'status', '') not in ('active', 'suspended')) then
    raise exception 'not a valid change' using errcode = 'PL422';
  end if;
  v_before := private.manageable_member(p_organization_id, p_user_id, v_actor.role);
  if private.role_rank(v_change ->> 'role') > private.role_rank(v_actor.role) then
    raise exception 'nobody gives more than they have' using errcode = 'PL403';
  end if;
  update public.memberships m
    set role = coalesce(v_change ->> 'role', m.role), status = coalesce(v_change ->> 'status', m.status)
    where m.organization_id = p_organization_id and m.user_id = p_user_id returning * into v_after;
  perform private.write_audit(v_actor, e.action, private.email_of(p_user_id),
      jsonb_build_object('id', p_user_id) || e.details)
    from (values
      (v_before.role <> v_after.role, 'member.role_changed',
       jsonb_build_object('role', jsonb_build_object('from', v_before.role, 'to', v_after.role))),
      (v_before.status <> v_after.status,
       case v_after.status when 'active' then 'member.reinstated' else 'member.suspended' end, '{}')
    ) e (happened, action, details)
    where e.happened;
  return private.member_as_json(v_after);
end $$;
comment on function public.change_member is 'Changes role or status of a member, for an admin, who manages admins and below; owners are changed by owners: {role?, status?}. PL403 above the caller''s role, PL413 for the last active owner.';
grant execute on function public.change_member to authenticated, service_role;

-- Definer: memberships are written by nobody directly.
create function public.remove_member(p_organization_id uuid, p_user_id uuid, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'viewer', p_acting);
  -- A program never leaves for its maker.
  v_leaves boolean := v_actor.user_id = p_user_id and v_actor.token_id is null;
  v_email text := private.email_of(p_user_id);
  v_hash text := private.hash_token(private.verified_email(p_user_id));
begin
  if not v_leaves and private.role_rank(v_actor.role) < private.role_rank('admin') then
    raise exception 'role too low' using errcode = 'PL403';
  end if;
  perform private.manageable_member(p_organization_id, p_user_id, v_actor.role);
  delete from public.memberships m where m.organization_id = p_organization_id and m.user_id = p_user_id;
  insert into private.former_members as f (organization_id, user_id, email_hash, removed)
    values (p_organization_id, p_user_id, v_hash, not v_leaves)
    on conflict (organization_id, user_id) do update
      set email_hash = excluded.email_hash, removed = excluded.removed, ended_at = excluded.ended_at;
  perform private.write_audit(v_actor, case when v_leaves then 'member.left' else 'member.removed' end, v_email,
    jsonb_build_object('id', p_user_id));
end $$;
comment on function public.remove_member is 'Ends a membership, with its API tokens and invitations: anybody''s own, or for an admin that of an admin or below; owners are removed by owners. PL413 for the last active owner.';
grant execute on function public.remove_member to authenticated, service_role;

-- Definer: memberships are written by nobody directly.
create function public.transfer_ownership(p_organization_id uuid, p_user_id uuid, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'owner', p_acting);
  v_target public.memberships;
begin
  v_target := private.manageable_member(p_organization_id, p_user_id, v_actor.role);
  if v_target.status <> 'active' or p_user_id = v_actor.user_id then
    raise exception 'not another active member' using errcode = 'PL422';
  end if;
  update public.memberships m set role = case m.user_id when p_user_id then 'owner' else 'admin' end
    where m.organization_id = p_organization_id and m.user_id in (p_user_id, v_actor.user_id);
  perform private.write_audit(v_actor, 'ownership.transferred', private.email_of(p_user_id),
    jsonb_build_object('id', p_user_id));
end $$;
comment on function public.transfer_ownership is 'Makes another active member an owner and the caller, an owner, an admin, in one step. PL422 when that is no other active member.';
grant execute on function public.transfer_ownership to authenticated;
