-- Of which window a value of a day is, and whether all of it is held. Seven times 24 hours that end with the day in the
-- organisation's time zone, or, while the day lasts, at the moment until which all was read.

create function private.missing(p_code text, p_numbers jsonb default '{}') returns jsonb
  language sql immutable parallel safe set search_path = ''
  as $$ select jsonb_build_object('code', p_code, 'numbers', p_numbers) $$;
comment on function private.missing is 'Why there is no value: {code, numbers}, a code of lib/domain/catalogue/snapshot.ts.';
grant execute on function private.missing to service_role;

create function private.chosen_repositories(p_organization_id uuid) returns setof public.github_repositories
  language sql stable set search_path = ''
  as $$
    select r.* from public.github_repositories r join public.connections c
      on c.organization_id = r.organization_id and c.id = r.connection_id
    where r.organization_id = p_organization_id and c.status <> 'disconnected' and c.purge_requested_at is null
  $$;
comment on function private.chosen_repositories is 'Repositories of which there have to be values: those of connections that are read.';
grant execute on function private.chosen_repositories to service_role;

create function private.github_days(p_organization_id uuid, p_query jsonb)
  returns table (day date, starts_at timestamptz, ends_at timestamptz, now timestamptz)
  language sql stable set search_path = ''
  as $$
    select d.day, d.day::timestamp at time zone o.time_zone, (d.day + 1)::timestamp at time zone o.time_zone,
      coalesce((p_query ->> 'now')::timestamptz, private.clock())
    from public.organizations o cross join lateral (
      select distinct t::date as day from unnest(private.as_text_array(p_query -> 'days')) t) d
    where o.id = p_organization_id
  $$;
comment on function private.github_days is 'The days that are asked for, as the organisation counts them, and what is now.';
grant execute on function private.github_days to service_role;

create function private.github_held(p_organization_id uuid, p_resources text[])
  returns table (repository_id uuid, repository text, connection_id uuid, from_at timestamptz, to_at timestamptz, reason jsonb)
  language sql stable set search_path = ''
  as $$
    select r.id, r.repository, r.connection_id, c.from_at,
      case when c.held = cardinality(p_resources) then c.to_at end,
      coalesce(c.problem, private.missing(case when c.held = cardinality(p_resources) then 'not_read' else 'not_collected' end))
    from private.chosen_repositories(p_organization_id) r
    -- Those that are open are so at a moment: only what was closed has to be held since before.
    cross join lateral (
      select max(c.covered_from) filter (where c.resource <> 'open_pulls') as from_at, min(c.covered_to) as to_at,
        count(c.covered_to) as held, (array_agg(c.problem order by c.resource) filter (where c.problem is not null))[1] as problem
      from public.github_coverage c where c.organization_id = r.organization_id and c.repository_id = r.id
        and c.resource = any (p_resources)) c
  $$;
comment on function private.github_held is 'For each chosen repository since when and until when all of these resources are held, and why there is no value of what lies beyond.';
grant execute on function private.github_held to service_role;

create function private.github_windows(p_organization_id uuid, p_query jsonb, p_resources text[], p_back interval)
  returns table (scope text, repository_id uuid, day date, from_at timestamptz, to_at timestamptz, reason jsonb)
  language sql stable set search_path = ''
  as $$
    with own as materialized (
      select h.*, d.day, d.starts_at,
        case when d.ends_at <= d.now then d.ends_at else least(d.now, h.to_at) end as until_at,
        case when d.ends_at <= d.now then d.ends_at else d.now end as wanted_at
      from private.github_held(p_organization_id, p_resources) h
      cross join private.github_days(p_organization_id, p_query) d),
    told as materialized (
      select o.*, coalesce(o.until_at - p_back >= o.from_at and o.until_at <= o.to_at and o.until_at > o.starts_at, false) as is_known
      from own o),
    -- All of them at one moment: the earliest of those until which each was read.
    together as (
      select t.day, coalesce(min(t.until_at) filter (where t.is_known), max(t.wanted_at)) as until_at from told t group by t.day)
    select t.repository, t.repository_id, t.day, u.at - p_back, u.at, case when not t.is_known then t.reason end
      from told t cross join lateral (select case when t.is_known then t.until_at else t.wanted_at end as at) u
      where t.connection_id = (p_query ->> 'connectionId')::uuid
    union all
    select '', t.repository_id, t.day, g.until_at - p_back, g.until_at,
        case when not (t.is_known and g.until_at - p_back >= t.from_at) then t.reason end
      from told t join together g on g.day = t.day
  $$;
comment on function private.github_windows is 'For each scope and day of {connectionId, days, now} the window of p_back that each of its repositories is counted in, and why one is not known in it: the repositories of the connection by name, and the organisation, scope '''', with all that it chose. Ends are no part of windows.';
grant execute on function private.github_windows to service_role;

create function private.why_missing(p_scope text, p_known bigint, p_of bigint, p_own jsonb) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select case when p_known < p_of then case when p_scope = ''
      then private.missing('repositories_missing', jsonb_build_object('known', p_known, 'of', p_of)) else p_own end end
  $$;
comment on function private.why_missing is 'Why a value is missing of which p_known of p_of repositories are known: of a repository its own reason; null where all are.';
grant execute on function private.why_missing to service_role;

create function private.not_all_read(p_read bigint, p_of bigint) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select case when p_read < p_of then private.missing('not_all_read', jsonb_build_object('read', p_read, 'of', p_of)) end
  $$;
comment on function private.not_all_read is 'Why a value is missing that is made of p_of of which p_read are read; null where all are.';
grant execute on function private.not_all_read to service_role;
