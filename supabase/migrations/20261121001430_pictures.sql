-- Pictures: addresses at which whoever has one sees the health of an organisation, drawn anew as the data changes.

create table public.pictures (
  organization_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('grid', 'card', 'trend', 'badge')),
  scope text not null default '' check (char_length(scope) <= 512),
  days integer not null check (days between 2 and 90),
  row_key text check (row_key ~ '^[a-z][a-z0-9_]{1,60}$'),
  metric text check (metric ~ '^[a-z][a-z0-9_.]{2,199}$'),
  part text not null default '' check (char_length(part) <= 300),
  language text not null default 'en' check (char_length(language) between 2 and 10),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  hint text not null check (char_length(hint) = 4),
  made_by uuid not null,
  created_at timestamptz not null default private.clock(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  uses bigint not null default 0,
  primary key (organization_id, id),
  -- Not led by the organisation: a request brings nothing but the token, which says which organisation it is of.
  constraint pictures_token_hash_key unique (token_hash),
  foreign key (organization_id, made_by) references public.memberships (organization_id, user_id) on delete cascade,
  check (num_nonnulls(row_key, metric) = case when kind = 'grid' then 0 else 1 end),
  check (part = '' or metric is not null)
);
comment on table public.pictures is 'Addresses of pictures; each goes with the membership of its maker.';
comment on column public.pictures.scope is 'host/owner/name of a repository; empty for the organisation.';
comment on column public.pictures.days is 'How many days it shows, the last being the current one of the organisation.';
comment on column public.pictures.row_key is 'The row of the grid that a card, a trend or a badge is about; null for the grid and for a metric.';
comment on column public.pictures.metric is 'The metric of the catalogue that a card, a trend or a badge is about; null for the grid and for a row of it.';
comment on column public.pictures.part is 'Which of several values of the metric, a workflow for one; empty for the only one.';
comment on column public.pictures.token_hash is 'SHA-256 of the token in the address, hexadecimal; the address is shown once and stored nowhere.';
comment on column public.pictures.hint is 'Last four characters of the token, to recognise it by.';
comment on column public.pictures.expires_at is 'Null: it lives until it is revoked.';
comment on column public.pictures.uses is 'How often it was asked for while it lived.';
create index pictures_recent_idx on public.pictures (organization_id, created_at desc, id desc);
create index pictures_maker_idx on public.pictures (organization_id, made_by);
alter table public.pictures enable row level security;
create policy "managers read the pictures of their organisations" on public.pictures for select to authenticated
  using (organization_id = any (array(select private.my_organizations('manager'))));
grant select (organization_id, id, kind, scope, days, row_key, metric, part, language, hint, made_by, created_at, expires_at, revoked_at,
              last_used_at, uses)
  on public.pictures to authenticated, service_role;

create table private.drawn_pictures (
  organization_id uuid not null,
  picture_id uuid not null,
  theme text not null check (theme in ('light', 'dark')),
  content_key text not null check (content_key ~ '^[0-9a-f]{64}$'),
  svg text not null,
  png bytea,
  drawn_at timestamptz not null default private.clock(),
  failed_at timestamptz,
  primary key (organization_id, picture_id, theme),
  foreign key (organization_id, picture_id) references public.pictures (organization_id, id) on delete cascade
);
comment on table private.drawn_pictures is 'The last good drawing of each picture: what is unchanged is not drawn again, and what cannot be drawn is shown as it was.';
comment on column private.drawn_pictures.content_key is 'SHA-256 of what it was drawn from: data, theme, version of the drawing.';
comment on column private.drawn_pictures.png is 'Null until somebody asked for it as PNG.';
comment on column private.drawn_pictures.failed_at is 'Since when drawing it anew fails; null when the last attempt did not.';
alter table private.drawn_pictures enable row level security;
alter table private.drawn_pictures force row level security;

create table private.picture_tallies (
  status text primary key check (status in ('drawn', 'failed')),
  draws bigint not null,
  seconds double precision not null default 0
);
comment on table private.picture_tallies is 'How often pictures were drawn, by how it ended, and how long all of it took. No organisation: for the operator, and none may fall when one goes.';
comment on column private.picture_tallies.seconds is 'How long all of these took together, where it was told.';
alter table private.picture_tallies enable row level security;
alter table private.picture_tallies force row level security;

-- Definer: pictures are written by nobody directly.
create function public.make_picture(p_organization_id uuid, p_picture jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_picture);
  v_days double precision := (v ->> 'expiresInDays')::double precision;
  v_maker private.actor := private.acting_member(p_organization_id, 'manager', p_acting);
  v_row public.pictures;
begin
  if v_days is not null and (v_days not between 1 and 3650 or v_days <> floor(v_days)) then
    raise exception 'not a lifetime' using errcode = 'PL422';
  end if;
  insert into public.pictures
      (organization_id, kind, scope, days, row_key, metric, part, language, token_hash, hint, made_by, expires_at)
    values (p_organization_id, v ->> 'kind', coalesce(v ->> 'scope', ''), (v ->> 'days')::int, v ->> 'row', v ->> 'metric',
            coalesce(v ->> 'part', ''), v ->> 'language', v ->> 'hash', v ->> 'hint', v_maker.user_id,
            private.clock() + make_interval(days => v_days::int))
    returning * into v_row;
  perform private.write_audit(v_maker, 'picture.made', v_row.hint, jsonb_build_object('id', v_row.id, 'picture', v_row.kind,
    'repository', nullif(v_row.scope, ''), 'expiresAt', private.as_iso(v_row.expires_at)));
  return jsonb_build_object('id', v_row.id, 'expiresAt', private.as_iso(v_row.expires_at));
exception when check_violation or not_null_violation then
  raise exception 'not a valid picture' using errcode = 'PL422';
end $$;
comment on function public.make_picture is 'Gives a picture an address: {kind, scope, days, row, metric, part, language, expiresInDays (null: for ever), hash, hint}, by a manager. PL422 out of bounds.';
grant execute on function public.make_picture to authenticated, service_role;

-- Definer: the maker's e-mail is in the auth schema.
create function public.list_pictures(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'manager');
  return (
    select private.as_page(v_page,
      array_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'scope', r.scope, 'days', r.days, 'row', r.row_key,
        'metric', r.metric, 'part', r.part, 'language', r.language, 'hint', r.hint, 'status', r.status, 'madeBy', r.email,
        'createdAt', private.as_iso(r.created_at), 'expiresAt', private.as_iso(r.expires_at),
        'revokedAt', private.as_iso(r.revoked_at), 'lastUsedAt', private.as_iso(r.last_used_at), 'uses', r.uses)
        order by r.created_at desc, r.id desc),
      array_agg(private.as_cursor(r.created_at, r.id) order by r.created_at desc, r.id desc))
    from (
      select p.*, u.email::text,
        case when p.revoked_at is not null then 'revoked' when p.expires_at <= private.clock() then 'expired'
             when m.status <> 'active' then 'suspended' else 'active' end as status
      from public.pictures p
        join public.memberships m on m.organization_id = p.organization_id and m.user_id = p.made_by
        left join auth.users u on u.id = p.made_by
      where p.organization_id = p_organization_id
        and (v_page.before_id is null or (p.created_at, p.id) < (v_page.before_at, v_page.before_id))
      order by p.created_at desc, p.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_pictures is 'The pictures of an organisation, newest first, for its managers: {limit, cursor: {at, id}}. Never an address.';
grant execute on function public.list_pictures to authenticated, service_role;

-- Definer: pictures are written by nobody directly.
create function public.revoke_picture(p_organization_id uuid, p_id uuid, p_acting jsonb default '{}')
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'manager', p_acting);
  v_row public.pictures;
begin
  select * into v_row from public.pictures p where p.organization_id = p_organization_id and p.id = p_id for update;
  if not found then raise exception 'no such picture' using errcode = 'PL404'; end if;
  if v_row.revoked_at is not null then return; end if;
  update public.pictures p set revoked_at = private.clock() where p.organization_id = p_organization_id and p.id = p_id;
  delete from private.drawn_pictures d where d.organization_id = p_organization_id and d.picture_id = p_id;
  perform private.write_audit(v_actor, 'picture.revoked', v_row.hint,
    jsonb_build_object('id', v_row.id, 'picture', v_row.kind));
end $$;
comment on function public.revoke_picture is 'Ends the address of a picture, at once and for good. PL404 when the organisation has no such picture; again is harmless.';
grant execute on function public.revoke_picture to authenticated, service_role;
