-- Who is signed in. Supabase Auth signs a token for an hour and asks nobody whether its session goes on; we ask its own
-- table, at the first thing that a request does here.

-- Definer, as all that follow: sessions are in the auth schema.
create function private.person() returns uuid
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_person uuid := auth.uid();
begin
  if v_person is not null and not exists (select from auth.sessions s
      where s.id = (auth.jwt() ->> 'session_id')::uuid and s.user_id = v_person) then
    raise exception 'the session has ended' using errcode = 'PL401';
  end if;
  return v_person;
end $$;
comment on function private.person is 'Who is signed in, in place of auth.uid(): null for nobody and for the secret key; PL401 when the session of the token was ended or its account deleted, however long the token itself is good for.';
grant execute on function private.person to authenticated, service_role;

create function private.require_person() returns uuid
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_person uuid := private.person();
begin
  if v_person is null then raise exception 'sign in first' using errcode = 'PL401'; end if;
  return v_person;
end $$;
comment on function private.require_person is 'As private.person; PL401 for nobody.';
grant execute on function private.require_person to authenticated, service_role;

create function public.check_session() returns void
  language sql stable security definer set search_path = ''
  as $$ select private.require_person() $$;
comment on function public.check_session is 'PL401 when the caller''s session has ended, for pages that ask the database nothing else.';
grant execute on function public.check_session to authenticated;

create function public.list_sessions() returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'createdAt', private.as_iso(s.created_at),
      'lastUsedAt', private.as_iso(s.used_at), 'userAgent', s.user_agent,
      'isCurrent', s.id = (auth.jwt() ->> 'session_id')::uuid) order by s.used_at desc, s.id), '[]')
    from (
      -- Their refreshed_at is a time of UTC that does not say so.
      select s.id, date_trunc('milliseconds', s.created_at) as created_at, s.user_agent,
        date_trunc('milliseconds', greatest(s.created_at, s.refreshed_at at time zone 'UTC')) as used_at
      from auth.sessions s
      where s.user_id = v_person and (s.not_after is null or s.not_after > private.clock())
      order by used_at desc, s.id limit 100) s);
end $$;
comment on function public.list_sessions is 'The caller''s sessions, last used first, at most 100: {id, createdAt, lastUsedAt, userAgent, isCurrent}. lastUsedAt: when its token was last made, at most an hour before its last use.';
grant execute on function public.list_sessions to authenticated;

create function public.end_session(p_id uuid) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
begin
  -- Its refresh tokens go with it.
  delete from auth.sessions s where s.id = p_id and s.user_id = v_person;
  if not found then raise exception 'no such session' using errcode = 'PL404'; end if;
end $$;
comment on function public.end_session is 'Ends one of the caller''s sessions: nothing is answered to its tokens any more. PL404 when the caller has no such session.';
grant execute on function public.end_session to authenticated;

create function public.end_other_sessions() returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_person uuid := private.require_person();
  v_count integer;
begin
  delete from auth.sessions s where s.user_id = v_person and s.id <> (auth.jwt() ->> 'session_id')::uuid;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.end_other_sessions is 'Ends all of the caller''s sessions but the one that asks; how many.';
grant execute on function public.end_other_sessions to authenticated;
