-- invitations ---------------------------------------------------------------------------------------------------

create table public.invitations (
  organization_id uuid not null,
  id uuid not null default gen_random_uuid(),
  email text not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'viewer')),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by uuid not null,
  sent_at timestamptz not null default private.clock(),
  expires_at timestamptz not null,
  primary key (organization_id, id),
  constraint invitations_email_key unique (organization_id, email),
  -- Not led by the organisation: whoever accepts brings nothing but the token, which says which organisation it is of.
  constraint invitations_token_hash_key unique (token_hash),
  foreign key (organization_id, invited_by) references public.memberships (organization_id, user_id) on delete cascade,
  constraint invitations_email_format check (char_length(email) <= 254 and email = lower(email collate "C")
    and email collate "C" ~ '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z0-9]([a-z0-9-]*[a-z0-9])?$')
);
comment on table public.invitations is 'Open invitations. One that is accepted, revoked or whose author may no longer invite is gone, so that no state of it can come alive again; the audit log remembers.';
comment on column public.invitations.email is 'Who may accept, in small letters; ASCII, so that no other letters look the same.';
comment on column public.invitations.token_hash is 'SHA-256 of the token, hexadecimal; the token itself is shown once and stored nowhere.';
comment on column public.invitations.invited_by is 'Who answers for it: its author, or who sent it again.';
comment on column public.invitations.sent_at is 'When its present token was made.';
create index invitations_recent_idx on public.invitations (organization_id, sent_at desc, id desc);
create index invitations_author_idx on public.invitations (organization_id, invited_by);

alter table public.invitations enable row level security;
create policy "admins read the invitations of their organisations" on public.invitations for select to authenticated
  using (organization_id = any (array(select private.my_organizations('admin'))));
grant select (organization_id, id, email, role, invited_by, sent_at, expires_at)
  on public.invitations to authenticated, service_role;

create function private.hash_token(p_token text) returns text
  language sql immutable parallel safe set search_path = ''
  as $$ select encode(sha256(convert_to(p_token, 'UTF8')), 'hex') $$;
comment on function private.hash_token is 'SHA-256 of a token, hexadecimal.';

-- Definer: invitations are written by nobody directly.
create function private.end_invitations() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_row public.memberships := case tg_op when 'DELETE' then old else new end;
begin
  with ended as (
    delete from public.invitations i
    where i.organization_id = v_row.organization_id and (
      (i.invited_by = v_row.user_id and (tg_op = 'DELETE' or v_row.status <> 'active'
        or private.role_rank(v_row.role) < greatest(private.role_rank('admin'), private.role_rank(i.role))))
      or (tg_op <> 'UPDATE' and i.email = (select lower(u.email::text collate "C") from auth.users u
                                           where u.id = v_row.user_id)))
    returning i.*)
  insert into public.audit_log (organization_id, actor, action, target, details)
    select e.organization_id, 'system', 'invitation.revoked', e.email, jsonb_build_object('id', e.id, 'reason',
      jsonb_build_object('numbers', '{}'::jsonb, 'code',
        case when e.invited_by <> v_row.user_id then 'membership_changed' else 'author_may_not_invite' end))
    from ended e join public.organizations o on o.id = e.organization_id;
  return v_row;
end $$;
comment on function private.end_invitations is 'Ends the invitations of an author who may no longer invite so high, and those to somebody who joins or goes.';
create trigger memberships_end_invitations after insert or update on public.memberships
  for each row execute function private.end_invitations();
-- Before the foreign key would take them without a line in the log.
create trigger memberships_end_invitations_first before delete on public.memberships
  for each row execute function private.end_invitations();

-- Definer: the hash is granted to nobody.
create function private.open_invitation(p_token_hash text) returns setof public.invitations
  language sql stable security definer set search_path = ''
  as $$
    select i.* from public.invitations i
      join public.memberships m on m.organization_id = i.organization_id and m.user_id = i.invited_by
    where i.token_hash = p_token_hash and i.expires_at > private.clock() and m.status = 'active'
      and private.role_rank(m.role) >= greatest(private.role_rank('admin'), private.role_rank(i.role))
  $$;
comment on function private.open_invitation is 'An invitation that may be accepted now, by the hash of its token: not expired, and its author may still invite to this role.';

-- Inviting ------------------------------------------------------------------------------------------------------

create function private.new_token() returns text
  language sql volatile set search_path = ''
  as $$ select translate(encode(extensions.gen_random_bytes(32), 'base64'), '+/=', '-_') $$;
comment on function private.new_token is '256 random bits, base64url.';

create function private.sent_invitation(p_row public.invitations, p_token text) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('id', p_row.id, 'token', p_token, 'expiresAt', private.as_iso(p_row.expires_at),
      'email', p_row.email, 'role', p_row.role)
  $$;
comment on function private.sent_invitation is 'What its author needs to bring it, this once.';

-- Definer: invitations are written by nobody directly. The token is made here, so that nobody chooses it.
create function public.create_invitation(p_organization_id uuid, p_invitation jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_invitation jsonb := private.as_jsonb(p_invitation);
  v_email text := lower(btrim(v_invitation ->> 'email') collate "C");
  v_role text := v_invitation ->> 'role';
  v_token text := private.new_token();
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_row public.invitations;
begin
  if v_email is null or private.role_rank(v_role) = 0 then
    raise exception 'not a valid invitation' using errcode = 'PL422';
  end if;
  if private.role_rank(v_role) > private.role_rank(v_actor.role) then
    raise exception 'nobody gives more than they have' using errcode = 'PL403';
  end if;
  if exists (select from public.memberships m join auth.users u on u.id = m.user_id
             where m.organization_id = p_organization_id and lower(u.email::text collate "C") = v_email) then
    raise exception 'a member already' using errcode = 'PL414';
  end if;
  delete from public.invitations i
    where i.organization_id = p_organization_id and i.email = v_email and i.expires_at <= private.clock();
  insert into public.invitations (organization_id, email, role, token_hash, invited_by, expires_at)
    values (p_organization_id, v_email, v_role, private.hash_token(v_token), v_actor.user_id,
            private.clock() + interval '7 days')
    on conflict (organization_id, email) do nothing returning * into v_row;
  if v_row.id is null then raise exception 'invited already' using errcode = 'PL415'; end if;
  perform private.write_audit(v_actor, 'invitation.created', v_row.email, jsonb_build_object('id', v_row.id,
    'role', v_row.role, 'expiresAt', private.as_iso(v_row.expires_at)));
  return private.sent_invitation(v_row, v_token);
exception when check_violation then
  -- The original text would quote the row.
  raise exception 'not a valid invitation' using errcode = 'PL422';
end $$;
comment on function public.create_invitation is 'Invites an address for 7 days, as an admin: {email, role}. The token is in the answer and nowhere else. PL403 above the caller''s role, PL414 for a member, PL415 when one is open.';
grant execute on function public.create_invitation to authenticated, service_role;

create function private.manageable_invitation(p_organization_id uuid, p_id uuid, p_role text)
  returns public.invitations language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_row public.invitations;
begin
  select * into v_row from public.invitations i where i.organization_id = p_organization_id and i.id = p_id;
  if not found then raise exception 'no such invitation' using errcode = 'PL404'; end if;
  if private.role_rank(v_row.role) > private.role_rank(p_role) then
    raise exception 'it is for a higher role' using errcode = 'PL403';
  end if;
  return v_row;
end $$;
comment on function private.manageable_invitation is 'An invitation that somebody of this role may send again or revoke: PL404 when there is none, PL403 when it is for a higher role.';

-- Definer: as public.create_invitation.
create function public.resend_invitation(p_organization_id uuid, p_id uuid, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_token text := private.new_token();
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_row public.invitations;
begin
  perform private.manageable_invitation(p_organization_id, p_id, v_actor.role);
  update public.invitations i set token_hash = private.hash_token(v_token), invited_by = v_actor.user_id,
      sent_at = private.clock(), expires_at = private.clock() + interval '7 days'
    where i.organization_id = p_organization_id and i.id = p_id returning * into v_row;
  perform private.write_audit(v_actor, 'invitation.resent', v_row.email, jsonb_build_object('id', v_row.id,
    'role', v_row.role, 'expiresAt', private.as_iso(v_row.expires_at)));
  return private.sent_invitation(v_row, v_token);
end $$;
comment on function public.resend_invitation is 'A new token for an invitation, for another 7 days and in the caller''s name; the old one is dead.';
grant execute on function public.resend_invitation to authenticated, service_role;

-- Definer: as public.create_invitation.
create function public.revoke_invitation(p_organization_id uuid, p_id uuid, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_row public.invitations;
begin
  v_row := private.manageable_invitation(p_organization_id, p_id, v_actor.role);
  delete from public.invitations i where i.organization_id = p_organization_id and i.id = p_id;
  perform private.write_audit(v_actor, 'invitation.revoked', v_row.email, jsonb_build_object('id', v_row.id));
end $$;
comment on function public.revoke_invitation is 'Ends an invitation at once and for good. PL404 when the organisation has no such invitation.';
grant execute on function public.revoke_invitation to authenticated, service_role;

-- Definer: the author's e-mail is in the auth schema.
create function public.list_invitations(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'admin');
  return (
    select private.as_page(v_page,
      array_agg(jsonb_build_object('id', r.id, 'email', r.email, 'role', r.role,
        'status', case when r.expires_at > private.clock() then 'pending' else 'expired' end, 'invitedBy', r.author,
        'sentAt', private.as_iso(r.sent_at), 'expiresAt', private.as_iso(r.expires_at)) order by r.sent_at desc, r.id desc),
      array_agg(private.as_cursor(r.sent_at, r.id) order by r.sent_at desc, r.id desc))
    from (
      select i.*, u.email as author from public.invitations i left join auth.users u on u.id = i.invited_by
      where i.organization_id = p_organization_id
        and (v_page.before_id is null or (i.sent_at, i.id) < (v_page.before_at, v_page.before_id))
      order by i.sent_at desc, i.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_invitations is 'The open and the expired invitations of an organisation, newest first, for its admins: {limit, cursor: {at, id}}. Never a hash.';
grant execute on function public.list_invitations to authenticated, service_role;
