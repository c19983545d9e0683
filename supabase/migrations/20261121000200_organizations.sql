-- organizations ------------------------------------------------------------------------------------------------

create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  slug text not null,
  name text not null check (char_length(name) between 1 and 80),
  time_zone text not null default 'UTC',
  week_start text not null default 'monday' check (week_start in ('monday', 'sunday', 'saturday')),
  production_envs text[] not null default '{production,prod,live,prd}'
    check (cardinality(production_envs) between 1 and 20 and array_position(production_envs, null) is null),
  cfr_denominator text not null default 'evaluated' check (cfr_denominator in ('evaluated', 'all')),
  bands text not null default 'dora-2024' check (bands in ('dora-2024', 'off')),
  lookback_days integer not null default 35 check (lookback_days between 3 and 90),
  raw_retention_days integer not null default 90 check (raw_retention_days between 0 and 730),
  created_at timestamptz not null default private.clock(),
  purge_requested_at timestamptz,
  constraint organizations_slug_key unique (slug),
  constraint organizations_slug_format check (slug ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$')
);
comment on table public.organizations is 'A tenant: a company, and how it wants its numbers computed.';
comment on column public.organizations.week_start is 'The day that weeks begin on, in every sum by week and in the calendar.';
comment on column public.organizations.production_envs is 'Environments that count as production, compared without case.';
comment on column public.organizations.cfr_denominator is 'evaluated: failed / judged; all: failed / all deployments, as Datadog does.';
comment on column public.organizations.lookback_days is 'Days that a nightly sync reads again, for late and flipped verdicts.';
comment on column public.organizations.raw_retention_days is 'Days that raw payloads are kept; 0 keeps none.';
comment on column public.organizations.purge_requested_at is 'When an owner deleted it: all of it goes batch by batch, nobody belongs to it any more, and its slug stays taken until it is gone. Null: it lives.';

create function private.organization_settings(p_row public.organizations) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('name', p_row.name, 'timeZone', p_row.time_zone, 'weekStart', p_row.week_start,
      'productionEnvs', to_jsonb(p_row.production_envs), 'cfrDenominator', p_row.cfr_denominator, 'bands', p_row.bands,
      'lookbackDays', p_row.lookback_days, 'rawRetentionDays', p_row.raw_retention_days)
  $$;
comment on function private.organization_settings is 'What an admin may change of an organisation, under the names of the API.';
grant execute on function private.organization_settings to authenticated, service_role;

create function private.organization_as_json(p_row public.organizations, p_role text) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('id', p_row.id, 'slug', p_row.slug, 'role', p_role) || private.organization_settings(p_row)
  $$;
comment on function private.organization_as_json is 'An organisation with its settings, as it is shown to somebody of this role.';
grant execute on function private.organization_as_json to authenticated, service_role;

-- memberships --------------------------------------------------------------------------------------------------

create table public.memberships (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'manager', 'viewer')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  joined_at timestamptz not null default private.clock(),
  primary key (organization_id, user_id)
);
comment on table public.memberships is 'Who belongs to an organisation, as what. A suspended member does nothing, and sees nothing but that it is so.';
create index memberships_user_idx on public.memberships (user_id, organization_id);

create function private.role_rank(p_role text) returns integer
  language sql immutable parallel safe set search_path = ''
  as $$ select case p_role when 'owner' then 4 when 'admin' then 3 when 'manager' then 2 when 'viewer' then 1 else 0 end $$;
comment on function private.role_rank is 'Roles as numbers: owner 4, admin 3, manager 2, viewer 1.';
grant execute on function private.role_rank to authenticated, service_role;

-- Definer: policies on memberships would otherwise recurse into themselves.
create function private.my_organizations(p_role text default 'viewer') returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select m.organization_id from public.memberships m
    where m.user_id = (select private.person()) and m.status = 'active'
      and private.role_rank(m.role) >= private.role_rank(p_role)
  $$;
comment on function private.my_organizations is 'Organisations in which the caller is an active member of at least this role.';
grant execute on function private.my_organizations to authenticated;

alter table public.organizations enable row level security;
create policy "members read their organisations" on public.organizations for select to authenticated
  using (id = any (array(select private.my_organizations())));
grant select on public.organizations to authenticated, service_role;

alter table public.memberships enable row level security;
create policy "members read the members of their organisations" on public.memberships for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.memberships to authenticated, service_role;

-- audit_log ----------------------------------------------------------------------------------------------------

create table public.audit_log (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null default private.clock(),
  actor_id uuid,
  actor text not null,
  action text not null,
  target text,
  address text,
  details jsonb not null default '{}',
  primary key (organization_id, id)
);
comment on table public.audit_log is 'What was done to an organisation, by whom and from where. Insert-only: nobody holds update or delete.';
comment on column public.audit_log.actor is 'E-mail, token name or "system" as it was at the time; stays readable when the person leaves.';
comment on column public.audit_log.address is 'Network address of the caller as the web server saw it; null for our own jobs.';
alter table public.audit_log enable row level security;
create policy "admins read the audit log" on public.audit_log for select to authenticated
  using (organization_id = any (array(select private.my_organizations('admin'))));
grant select on public.audit_log to authenticated;
grant select, insert on public.audit_log to service_role;

-- acting -------------------------------------------------------------------------------------------------------

create type private.actor as (
  organization_id uuid, user_id uuid, name text, role text, token_id uuid, token_ends_at timestamptz, address text
);
comment on type private.actor is 'Who acts, for whom and from where, with the role to judge by. name: as in the audit log. token_id and token_ends_at: of the token that acts for its maker; null for a person.';

-- Definer: reads memberships whatever the caller may see, so that a refusal can tell 404 from 403.
create function private.acting_member(p_organization_id uuid, p_role text, p_acting jsonb, p_scope text default null)
  returns private.actor
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_acting jsonb := coalesce(private.as_jsonb(p_acting), '{}');
  v_secret boolean := auth.role() is not distinct from 'service_role';
  v_person uuid := private.person();
  v_token record;
  v_named boolean := false;
  v_actor private.actor;
begin
  -- Whom to act for is the secret key's to say: a session acts for its own person, whatever it sends.
  if v_secret and v_acting ->> 'tokenId' is not null then
    select * into v_token from private.live_token(p_organization_id, (v_acting ->> 'tokenId')::uuid, null);
    if not found then raise exception 'no such token' using errcode = 'PL401'; end if;
    v_named := coalesce(p_scope = any (v_token.scopes), false);
    if v_token.scopes <> '{}' and not v_named then
      raise exception 'the token is narrowed to other acts' using errcode = 'PL403';
    end if;
    v_actor := (p_organization_id, v_token.user_id, 'token ' || v_token.token_name, v_token.role, v_token.token_id,
                v_token.expires_at, v_acting ->> 'address');
  else
    if v_secret then v_person := (v_acting ->> 'userId')::uuid; end if;
    if v_person is null then raise exception 'sign in first' using errcode = 'PL401'; end if;
    select m.organization_id, m.user_id, coalesce(u.email::text, m.user_id::text), m.role, null, null,
        v_acting ->> 'address' into v_actor
      from public.memberships m left join auth.users u on u.id = m.user_id
      where m.organization_id = p_organization_id and m.user_id = v_person and m.status = 'active';
    if not found then raise exception 'no such organisation' using errcode = 'PL404'; end if;
  end if;
  -- What a token is narrowed to it may do whatever its role.
  if private.role_rank(v_actor.role) < private.role_rank(p_role) and not v_named then
    raise exception 'role too low' using errcode = 'PL403';
  end if;
  return v_actor;
end $$;
comment on function private.acting_member is 'Who does this, with at least this role: the signed-in member; or, for the secret key, whom p_acting names: {userId, tokenId, address}, the maker of a live token or a member. p_scope: what a token that is narrowed must be narrowed to; null for what none may. PL401, PL404 or PL403 for anybody else.';
grant execute on function private.acting_member to service_role;

-- Definer: as private.acting_member.
create function private.require_role(p_organization_id uuid, p_role text) returns void
  language plpgsql stable security definer set search_path = ''
  as $$
begin
  if auth.role() is distinct from 'service_role' then
    perform private.acting_member(p_organization_id, p_role, '{}');
  end if;
end $$;
comment on function private.require_role is 'For those who only read: PL401, PL404 or PL403 unless the caller is an active member with at least this role; the secret key passes.';
grant execute on function private.require_role to authenticated, service_role;

create function private.write_audit(p_actor private.actor, p_action text, p_target text, p_details jsonb default '{}')
  returns void language sql volatile security invoker set search_path = ''
  as $$
    insert into public.audit_log (organization_id, actor_id, actor, action, target, address, details)
      values ((p_actor).organization_id, (p_actor).user_id, (p_actor).name, p_action, p_target, (p_actor).address,
              p_details)
  $$;
comment on function private.write_audit is 'Adds the line of an act to the audit log, in the transaction of the act.';
grant execute on function private.write_audit to service_role;

-- creating -----------------------------------------------------------------------------------------------------

-- Definer: the first membership of an organisation has no member who could grant it.
create function public.create_organization(p_name text, p_slug text, p_time_zone text default 'UTC') returns jsonb
  language plpgsql security definer set search_path = ''
  as $$
declare
  v_user uuid := private.require_person();
  v_id uuid;
begin
  if not private.is_time_zone(p_time_zone) then
    raise exception 'not a time zone' using errcode = 'PL422', detail = 'timeZone';
  end if;
  insert into public.organizations (name, slug, time_zone) values (p_name, p_slug, p_time_zone)
    on conflict (slug) do nothing returning id into v_id;
  if v_id is null then raise exception 'slug is taken' using errcode = 'PL409'; end if;
  insert into public.memberships (organization_id, user_id, role) values (v_id, v_user, 'owner');
  insert into public.audit_log (organization_id, actor_id, actor, action, target)
    values (v_id, v_user, coalesce((select u.email from auth.users u where u.id = v_user), v_user::text),
            'organization.created', p_slug);
  return jsonb_build_object('id', v_id, 'slug', p_slug, 'name', p_name, 'role', 'owner');
end $$;
comment on function public.create_organization is 'Creates an organisation with the caller as its owner, in a time zone. PL409 when the slug is taken.';
grant execute on function public.create_organization to authenticated;

create function public.list_organizations() returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'role', m.role)
                              order by lower(o.name), o.slug), '[]')
    from public.memberships m join public.organizations o on o.id = m.organization_id
    where m.user_id = v_person and m.status = 'active');
end $$;
comment on function public.list_organizations is 'The caller''s organisations and roles, by name.';
grant execute on function public.list_organizations to authenticated;

create function public.get_organization(p_slug text) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
begin
  return (
    select private.organization_as_json(o, m.role)
    from public.organizations o join public.memberships m on m.organization_id = o.id
    where o.slug = p_slug and m.user_id = v_person and m.status = 'active');
end $$;
comment on function public.get_organization is 'One organisation of the caller with the caller''s role and its settings; null for a stranger.';
grant execute on function public.get_organization to authenticated;
