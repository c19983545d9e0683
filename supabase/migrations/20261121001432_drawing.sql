-- What whoever has the address of a picture is shown.

create function private.health_stamp(p_organization_id uuid, p_scope text, p_days daterange) returns text
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select md5(concat(private.health_marks_of(p_organization_id) ->> 'version',
      string_agg(row(s.metric, s.part, s.day, s.value, s.n, s.reason, s.window_from, s.window_to, s.measured_at)::text, E'\n'
        order by s.metric, s.part, s.day)))
    from public.snapshots s
    where s.organization_id = p_organization_id and s.scope = p_scope and s.day >= lower(p_days) and s.day < upper(p_days)
  $$;
comment on function private.health_stamp is 'Another text whenever a value of a scope in these days is another, or the marks by which it is judged: cheaper to compare than what is made of them.';
grant execute on function private.health_stamp to service_role;

-- Definer: the hash is granted to nobody, and whoever asks is nobody here.
create function public.open_picture(p_hash text, p_network text) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_limit jsonb := public.take_rate_limit('picture:' || p_network, 300, 60);
  v_row public.pictures;
  v_zone text;
  v_today date;
begin
  -- Nobody waits until it is on disk how often a picture was asked for.
  set local synchronous_commit = off;
  if (v_limit ->> 'allowed')::boolean then
    select p.* into v_row from public.pictures p
      join public.memberships m on m.organization_id = p.organization_id and m.user_id = p.made_by and m.status = 'active'
      join public.organizations o on o.id = p.organization_id and o.purge_requested_at is null
      where p.token_hash = p_hash and p.revoked_at is null
        and (p.expires_at is null or p.expires_at > private.clock());
    if not found then return null; end if;
    v_limit := public.take_rate_limit('picture:' || v_row.id, 600, 60);
  end if;
  if not (v_limit ->> 'allowed')::boolean then
    return jsonb_build_object('retryAfterSeconds', v_limit -> 'retryAfterSeconds');
  end if;
  update public.pictures p set uses = p.uses + 1, last_used_at = private.clock()
    where p.organization_id = v_row.organization_id and p.id = v_row.id;
  select o.time_zone into v_zone from public.organizations o where o.id = v_row.organization_id;
  v_today := (private.clock() at time zone v_zone)::date;
  return jsonb_build_object('organizationId', v_row.organization_id, 'id', v_row.id, 'kind', v_row.kind,
    'scope', v_row.scope, 'days', v_row.days, 'row', v_row.row_key, 'metric', v_row.metric, 'part', v_row.part,
    'language', v_row.language, 'timeZone', v_zone, 'today', v_today,
    'stamp', private.health_stamp(v_row.organization_id, v_row.scope,
      daterange(v_today - v_row.days + 1, v_today, '[]')));
end $$;
comment on function public.open_picture is 'What a picture shows, by the SHA-256 of its token, and that it was asked for once more; null when there is none that lives: unknown, revoked, expired, its maker no active member, its organisation about to go. {retryAfterSeconds} beyond 300 in a minute from one network or 600 for one picture. Only the secret key may call it.';
grant execute on function public.open_picture to service_role;

-- Definer: nobody holds a grant on the table.
create function public.read_drawing(p_picture jsonb) returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select jsonb_build_object('key', d.content_key, 'svg', d.svg, 'png', translate(encode(d.png, 'base64'), E'\n', ''),
      'drawnAt', private.as_iso(d.drawn_at))
    from private.drawn_pictures d
    where d.organization_id = (private.as_jsonb(p_picture) ->> 'organizationId')::uuid
      and d.picture_id = (private.as_jsonb(p_picture) ->> 'id')::uuid and d.theme = private.as_jsonb(p_picture) ->> 'theme'
  $$;
comment on function public.read_drawing is 'The last good drawing of a picture, {organizationId, id, theme}; null before the first. png: base64, null where nobody asked for one. Only the secret key may call it.';
grant execute on function public.read_drawing to service_role;

-- Definer: nobody holds a grant on the tables.
create function public.keep_drawing(p_drawing jsonb) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_drawing);
begin
  -- One that was revoked meanwhile keeps none.
  insert into private.drawn_pictures as d (organization_id, picture_id, theme, content_key, svg, png)
    select p.organization_id, p.id, v ->> 'theme', v ->> 'key', v ->> 'svg', decode(v ->> 'png', 'base64')
    from public.pictures p
    where p.organization_id = (v ->> 'organizationId')::uuid and p.id = (v ->> 'id')::uuid and p.revoked_at is null
    on conflict (organization_id, picture_id, theme) do update set
      png = coalesce(excluded.png, case when d.content_key = excluded.content_key then d.png end),
      drawn_at = case when d.content_key = excluded.content_key then d.drawn_at else excluded.drawn_at end,
      content_key = excluded.content_key, svg = excluded.svg, failed_at = null;
  if found then perform private.tally_picture('drawn', (v ->> 'seconds')::double precision); end if;
end $$;
comment on function public.keep_drawing is 'Keeps a good drawing, {organizationId, id, theme, seconds, key, svg, png: base64 or null}, in the place of the one before, and counts it. Only the secret key may call it.';
grant execute on function public.keep_drawing to service_role;

-- Definer: nobody holds a grant on the tables.
create function public.fail_drawing(p_picture jsonb) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_picture);
begin
  update private.drawn_pictures d set failed_at = coalesce(d.failed_at, private.clock())
    where d.organization_id = (v ->> 'organizationId')::uuid and d.picture_id = (v ->> 'id')::uuid
      and d.theme = v ->> 'theme';
  if exists (select from public.pictures p
             where p.organization_id = (v ->> 'organizationId')::uuid and p.id = (v ->> 'id')::uuid) then
    perform private.tally_picture('failed', (v ->> 'seconds')::double precision);
  end if;
end $$;
comment on function public.fail_drawing is 'Counts that a picture, {organizationId, id, theme, seconds}, could not be drawn. Only the secret key may call it.';
grant execute on function public.fail_drawing to service_role;

create function private.tally_picture(p_status text, p_seconds double precision) returns void
  language sql volatile security invoker set search_path = ''
  as $$
    insert into private.picture_tallies as t (status, draws, seconds)
      values (p_status, 1, greatest(coalesce(p_seconds, 0), 0))
      on conflict (status) do update set draws = t.draws + 1, seconds = t.seconds + excluded.seconds
  $$;
comment on function private.tally_picture is 'Counts one drawing by how it ended, with the time that it took; none where it is not told.';

-- Definer: nobody holds a grant on the tables.
create function public.read_picture_metrics() returns jsonb
  language sql stable security definer set search_path = ''
  as $$
    select jsonb_build_object(
      'draws', (select coalesce(jsonb_object_agg(t.status, t.draws), '{}') from private.picture_tallies t),
      'seconds', (select coalesce(jsonb_object_agg(t.status, t.seconds), '{}') from private.picture_tallies t),
      'oldestShownSeconds', (select coalesce(greatest(0, max(extract(epoch from private.clock() - d.drawn_at))), 0)::double precision
        from private.drawn_pictures d
          join public.pictures p on p.organization_id = d.organization_id and p.id = d.picture_id
        where p.last_used_at > private.clock() - interval '1 day'),
      'oldestFailingSeconds', (select coalesce(greatest(0, max(extract(epoch from private.clock() - d.drawn_at))), 0)::double precision
        from private.drawn_pictures d where d.failed_at is not null))
  $$;
comment on function public.read_picture_metrics is 'For the operator: {draws: how many, and seconds: how long they took, by how they ended; oldestShownSeconds: the age of the oldest drawing of a picture that was asked for in the last day, 0 for none; oldestFailingSeconds: the age of the oldest drawing that stands for one that cannot be drawn, 0 for none}. Only the secret key may call it.';
grant execute on function public.read_picture_metrics to service_role;
