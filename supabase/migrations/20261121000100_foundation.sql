-- Nothing is reachable unless a later statement grants it by name.
alter default privileges in schema public revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from public, anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;
revoke create on schema public from public;

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

create schema private;
comment on schema private is 'Secrets and policy helpers. Never exposed through the API; usage is granted only so that policies can call the helpers.';
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

create function private.as_jsonb(p_value jsonb) returns jsonb
  language sql immutable parallel safe set search_path = ''
  as $$ select case jsonb_typeof(p_value) when 'string' then (p_value #>> '{}')::jsonb else p_value end $$;
comment on function private.as_jsonb is 'Reads a jsonb argument that some drivers deliver as a JSON string (the embedded stack on PostgreSQL, 0.10).';
grant execute on function private.as_jsonb to authenticated, service_role;

create function private.as_text_array(p_value jsonb) returns text[]
  language sql immutable parallel safe set search_path = ''
  as $$ select case when jsonb_typeof(p_value) = 'array' then array(select jsonb_array_elements_text(p_value)) end $$;
comment on function private.as_text_array is 'A JSON array of strings as text[]; null for anything else.';
grant execute on function private.as_text_array to authenticated, service_role;

create function private.is_said(p_value jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$
    select case when p_value is not null then coalesce(
      p_value ->> 'code' ~ '^[a-z][a-z0-9_]{0,63}$' and p_value - array['code', 'numbers'] = '{}'
      and case when jsonb_typeof(p_value -> 'numbers') = 'object' then not exists (
        select from jsonb_each(p_value -> 'numbers') n where jsonb_typeof(n.value) not in ('string', 'number')) end, false) end
  $$;
comment on function private.is_said is 'Whether this is {code, numbers}: what is said without its words, which are made where somebody reads it. Null for null.';
grant execute on function private.is_said to authenticated, service_role;

create function private.as_said(p_told jsonb) returns jsonb
  language sql immutable parallel safe set search_path = ''
  as $$ select jsonb_build_object('code', p_told -> 'reason', 'numbers', p_told -> 'numbers') where p_told is not null $$;
comment on function private.as_said is 'What is said of an error {code, reason, numbers}, which is stored with the code of its kind: {code, numbers}.';
grant execute on function private.as_said to authenticated, service_role;

create function private.is_told(p_value jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$
    select coalesce(p_value ->> 'code' ~ '^[a-z][a-z0-9_]{0,63}$' and p_value - array['code', 'reason', 'numbers'] = '{}'
      and private.is_said(private.as_said(p_value)), false) where p_value is not null
  $$;
comment on function private.is_told is 'Whether this is an error as it is stored: {code, reason, numbers}. Null for null.';
grant execute on function private.is_told to authenticated, service_role;

-- Stable, as to_char is: an immutable one would not become a part of the queries that use it.
create function private.as_iso(p_at timestamptz) returns text
  language sql stable parallel safe
  as $$ select to_char(p_at at time zone 'UTC', case when extract(microseconds from p_at)::int % 1000000 = 0
    then 'YYYY-MM-DD"T"HH24:MI:SS"Z"' else 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"' end) $$;
comment on function private.as_iso is 'ISO 8601 in UTC with Z, to the second or to the millisecond.';
grant execute on function private.as_iso to authenticated, service_role;

create function private.clock() returns timestamptz
  language sql stable set search_path = ''
  as $$ select clock_timestamp() $$;
comment on function private.clock is 'The clock of every lease, window and age: the database''s own, never an application server''s. Its only other clock is that of a test.';
grant execute on function private.clock to authenticated, service_role;
