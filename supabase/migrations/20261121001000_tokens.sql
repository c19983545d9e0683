-- api_tokens ----------------------------------------------------------------------------------------------------

create table public.api_tokens (
  organization_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 80),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  hint text not null check (char_length(hint) = 4),
  role text not null check (role in ('owner', 'admin', 'manager', 'viewer')),
  scopes text[] not null default '{}' check (scopes <@ '{origins:write}' and array_position(scopes, null) is null),
  created_by uuid not null,
  made_with uuid,
  created_at timestamptz not null default private.clock(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  warned_at timestamptz,
  primary key (organization_id, id),
  -- Not led by the organisation: a request brings nothing but the token, which says which organisation it is of.
  constraint api_tokens_token_hash_key unique (token_hash),
  foreign key (organization_id, created_by) references public.memberships (organization_id, user_id) on delete cascade,
  foreign key (organization_id, made_with) references public.api_tokens (organization_id, id) on delete cascade
);
comment on table public.api_tokens is 'Tokens with which programs act for an organisation; each goes with the membership of its maker.';
comment on column public.api_tokens.token_hash is 'SHA-256 of the token, hexadecimal; the token itself is shown once and stored nowhere.';
comment on column public.api_tokens.hint is 'Last four characters of the token, to recognise it by.';
comment on column public.api_tokens.role is 'The most it may do; less when the maker''s own role has fallen below.';
comment on column public.api_tokens.scopes is 'Empty: everything its role may do. Otherwise nothing but these.';
comment on column public.api_tokens.made_with is 'The token that made this one: revoked together, and never outliving it; null when a person did.';
comment on column public.api_tokens.revoked_at is 'When it was revoked; null while it was not.';
comment on column public.api_tokens.last_used_at is 'Last use, to the minute; null before the first.';
comment on column public.api_tokens.warned_at is 'When the admins were told that it ends soon; null before.';
create index api_tokens_recent_idx on public.api_tokens (organization_id, created_at desc, id desc);
create index api_tokens_maker_idx on public.api_tokens (organization_id, created_by);
create index api_tokens_made_with_idx on public.api_tokens (organization_id, made_with) where made_with is not null;

alter table public.api_tokens enable row level security;
create policy "admins read the tokens of their organisations" on public.api_tokens for select to authenticated
  using (organization_id = any (array(select private.my_organizations('admin'))));
grant select (organization_id, id, name, hint, role, scopes, created_by, made_with, created_at, expires_at, revoked_at,
              last_used_at)
  on public.api_tokens to authenticated, service_role;

-- Definer: the hash is granted to nobody.
create function private.live_token(p_organization_id uuid, p_token_id uuid, p_hash text)
  returns table (organization_id uuid, token_id uuid, token_name text, scopes text[], user_id uuid, email text, role text,
                 expires_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select t.organization_id, t.id, t.name, t.scopes, m.user_id, u.email::text,
      case when private.role_rank(t.role) <= private.role_rank(m.role) then t.role else m.role end, t.expires_at
    from public.api_tokens t
      join public.memberships m on m.organization_id = t.organization_id and m.user_id = t.created_by
      left join auth.users u on u.id = t.created_by
    where (t.token_hash = p_hash or (t.organization_id = p_organization_id and t.id = p_token_id))
      and t.revoked_at is null and t.expires_at > private.clock() and m.status = 'active'
  $$;
comment on function private.live_token is 'A token that may act now, by its hash or its id, with the role that it has now: the lower of its own and its maker''s.';

-- Definer: tokens are written by nobody directly.
create function public.create_api_token(p_organization_id uuid, p_token jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_token jsonb := private.as_jsonb(p_token);
  v_scopes text[] := coalesce(private.as_text_array(v_token -> 'scopes'), '{}');
  v_days double precision := (v_token ->> 'expiresInDays')::double precision;
  v_maker private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v_row public.api_tokens;
begin
  if coalesce(char_length(v_token ->> 'name'), 0) not between 1 and 80
    or private.role_rank(v_token ->> 'role') = 0 or not v_scopes <@ '{origins:write}'
    or v_days is null or v_days not between 1 and 365 or v_days <> floor(v_days)
    or coalesce(v_token ->> 'hash', '') !~ '^[0-9a-f]{64}$' or coalesce(char_length(v_token ->> 'hint'), 0) <> 4 then
    raise exception 'not a valid token' using errcode = 'PL422';
  end if;
  if private.role_rank(v_token ->> 'role') > private.role_rank(v_maker.role) then
    raise exception 'a token cannot do more than its maker' using errcode = 'PL403';
  end if;
  insert into public.api_tokens
      (organization_id, name, token_hash, hint, role, scopes, created_by, made_with, expires_at)
    values (p_organization_id, v_token ->> 'name', v_token ->> 'hash', v_token ->> 'hint', v_token ->> 'role', v_scopes,
            v_maker.user_id, v_maker.token_id,
            -- least() passes over null: a person's token is not bounded.
            least(private.clock() + make_interval(days => v_days::int), v_maker.token_ends_at))
    returning * into v_row;
  perform private.write_audit(v_maker, 'token.created', v_row.name, jsonb_build_object('id', v_row.id,
    'role', v_row.role, 'scopes', to_jsonb(v_row.scopes), 'expiresAt', private.as_iso(v_row.expires_at)));
  -- One that does not last longer is known to end by whoever makes it.
  if v_row.expires_at > private.clock() + interval '7 days' then
    perform private.plan_work(p_organization_id, 'warn_token', v_row.id, v_row.expires_at - interval '7 days');
  end if;
  return jsonb_build_object('id', v_row.id, 'expiresAt', private.as_iso(v_row.expires_at));
end $$;
comment on function public.create_api_token is 'Stores a token made by an admin: {name, role, scopes, expiresInDays, hash, hint}. PL403 above the maker''s role, PL422 out of bounds.';
grant execute on function public.create_api_token to authenticated, service_role;

-- Definer: the maker's e-mail is in the auth schema.
create function public.list_api_tokens(p_organization_id uuid, p_filter jsonb default '{}')
  returns jsonb language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'admin');
  return (
    select private.as_page(v_page,
      array_agg(jsonb_build_object('id', r.id, 'name', r.name, 'hint', r.hint, 'role', r.role,
        'scopes', to_jsonb(r.scopes), 'status', r.status, 'createdBy', r.email, 'createdAt', private.as_iso(r.created_at),
        'expiresAt', private.as_iso(r.expires_at), 'revokedAt', private.as_iso(r.revoked_at),
        'lastUsedAt', private.as_iso(r.last_used_at)) order by r.created_at desc, r.id desc),
      array_agg(private.as_cursor(r.created_at, r.id) order by r.created_at desc, r.id desc))
    from (
      select t.*, u.email,
        case when t.revoked_at is not null then 'revoked' when t.expires_at <= private.clock() then 'expired'
             when m.status <> 'active' then 'suspended' else 'active' end as status
      from public.api_tokens t
        join public.memberships m on m.organization_id = t.organization_id and m.user_id = t.created_by
        left join auth.users u on u.id = t.created_by
      where t.organization_id = p_organization_id
        and (v_page.before_id is null or (t.created_at, t.id) < (v_page.before_at, v_page.before_id))
      order by t.created_at desc, t.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_api_tokens is 'The tokens of an organisation, newest first, for its admins: {limit, cursor: {at, id}}. Never a hash.';
grant execute on function public.list_api_tokens to authenticated, service_role;

-- Definer: tokens are written by nobody directly.
create function public.revoke_api_token(p_organization_id uuid, p_id uuid, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v_revoked record;
begin
  if not exists (select from public.api_tokens t where t.organization_id = p_organization_id and t.id = p_id) then
    raise exception 'no such token' using errcode = 'PL404';
  end if;
  for v_revoked in
    with recursive family as (
      select p_id as id
      union
      select t.id from public.api_tokens t join family f on t.made_with = f.id where t.organization_id = p_organization_id)
    update public.api_tokens t set revoked_at = private.clock() from family f
    where t.organization_id = p_organization_id and t.id = f.id and t.revoked_at is null
    returning t.id, t.name
  loop
    perform private.write_audit(v_actor, 'token.revoked', v_revoked.name, jsonb_build_object('id', v_revoked.id));
  end loop;
end $$;
comment on function public.revoke_api_token is 'Ends a token and those made with it, at once and for good. PL404 when the organisation has no such token; again is harmless.';
grant execute on function public.revoke_api_token to authenticated, service_role;

-- Definer: the tokens are written by nobody directly, and addresses are in the auth schema.
create function public.warn_token(p_held jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_token public.api_tokens;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  select * into v_token from public.api_tokens t
    where t.organization_id = v_org and t.id = (v ->> 'subjectId')::uuid and t.revoked_at is null
      and t.expires_at > private.clock() for update;
  if not found then return null; end if;
  if v_token.warned_at is null then
    insert into public.audit_log (organization_id, actor, action, target, details)
      values (v_org, 'system', 'token.expiring', v_token.name,
              jsonb_build_object('id', v_token.id, 'expiresAt', private.as_iso(v_token.expires_at)));
    update public.api_tokens t set warned_at = private.clock() where t.organization_id = v_org and t.id = v_token.id;
  end if;
  return (
    select jsonb_build_object('told', jsonb_build_object('code', 'expiring', 'numbers', jsonb_build_object('hint', v_token.hint)),
      'since', private.as_iso(v_token.expires_at), 'organization', o.name, 'slug', o.slug, 'subject', v_token.name,
      'reason', null, 'recipients', private.list_told(o.id))
    from public.organizations o where o.id = v_org);
end $$;
comment on function public.warn_token is 'What to tell about a token that ends soon, and whom, as public.read_notice; null for one that has ended. Its line of the audit log comes once, however often it is asked. PL410 when the lease was lost.';
grant execute on function public.warn_token to service_role;

-- Definer: a token call has no user whose rights could read this.
create function public.authenticate_token(p_hash text) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_token record;
begin
  select * into v_token from private.live_token(null, null, p_hash);
  if not found then return null; end if;
  update public.api_tokens t set last_used_at = private.clock()
    where t.organization_id = v_token.organization_id and t.id = v_token.token_id
      and (t.last_used_at is null or t.last_used_at < private.clock() - interval '1 minute');
  return jsonb_build_object('tokenId', v_token.token_id, 'tokenName', v_token.token_name,
    'scopes', to_jsonb(v_token.scopes), 'userId', v_token.user_id,
    'email', coalesce(v_token.email, v_token.user_id::text), 'organization',
    (select private.organization_as_json(o, v_token.role)
     from public.organizations o where o.id = v_token.organization_id));
end $$;
comment on function public.authenticate_token is 'The organisation, role, scopes and maker of a token, by its SHA-256; null when unknown, expired, revoked, or its maker no active member. Only the secret key may call it.';
grant execute on function public.authenticate_token to service_role;

-- Rate limit ----------------------------------------------------------------------------------------------------

create table private.rate_limits (
  key text primary key check (char_length(key) between 1 and 200),
  taken integer not null,
  window_ends_at timestamptz not null
);
comment on table private.rate_limits is 'Calls in the current fixed window, per caller. No organisation: it is counted before one is known.';
create index rate_limits_ended_idx on private.rate_limits (window_ends_at);
alter table private.rate_limits enable row level security;
alter table private.rate_limits force row level security;

-- Definer: nobody holds a grant on the table.
create function public.take_rate_limit(p_key text, p_limit integer, p_window_seconds integer) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_now constant timestamptz := private.clock();
  v_row private.rate_limits;
begin
  insert into private.rate_limits as r (key, taken, window_ends_at)
    values (p_key, 1, v_now + make_interval(secs => p_window_seconds))
    on conflict (key) do update
      set taken = case when r.window_ends_at > v_now then least(r.taken, p_limit) + 1 else 1 end,
          window_ends_at = case when r.window_ends_at > v_now then r.window_ends_at else excluded.window_ends_at end
    returning * into v_row;
  if v_row.taken = 1 then
    delete from private.rate_limits where key in (
      select d.key from private.rate_limits d where d.window_ends_at < v_now - interval '1 hour'
      order by d.window_ends_at limit 20 for update skip locked);
  end if;
  return jsonb_build_object('allowed', v_row.taken <= p_limit,
    'retryAfterSeconds', case when v_row.taken <= p_limit then 0
      else greatest(1, ceil(extract(epoch from v_row.window_ends_at - v_now)))::int end);
end $$;
comment on function public.take_rate_limit is 'Counts one call of this caller in a fixed window that opens with the first call. retryAfterSeconds: until the window ends, 0 when allowed.';
grant execute on function public.take_rate_limit to service_role;

-- Definer: nobody holds a grant on the table.
create function public.give_back_rate_limit(p_key text) returns void
  language sql volatile security definer set search_path = ''
  as $$
    update private.rate_limits r set taken = r.taken - 1
    where r.key = p_key and r.taken > 0 and r.window_ends_at > private.clock()
  $$;
comment on function public.give_back_rate_limit is 'Takes back one call that was counted in the window that is still open.';
grant execute on function public.give_back_rate_limit to service_role;

-- Members -------------------------------------------------------------------------------------------------------

-- Definer: e-mail addresses are in the auth schema.
create function public.list_members(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    select private.as_page(v_page,
      array_agg(private.member_as_json(r.member) order by r.joined_at desc, r.user_id desc),
      array_agg(private.as_cursor(r.joined_at, r.user_id) order by r.joined_at desc, r.user_id desc))
    from (
      select m as member, m.joined_at, m.user_id from public.memberships m where m.organization_id = p_organization_id
        and (v_page.before_id is null or (m.joined_at, m.user_id) < (v_page.before_at, v_page.before_id))
      order by m.joined_at desc, m.user_id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_members is 'The members of an organisation with their e-mail, newest first: {limit, cursor: {at, id}}.';
grant execute on function public.list_members to authenticated, service_role;
