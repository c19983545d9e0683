-- What of a deployment follows from those around it: whether it repeats the one before it, and whether another service
-- lists its commits. Kept with each write, as what counts is (20261121000420_counting.sql), for the checks of data
-- quality, which would have to read every sha of a window.

create function private.find_alike(p_cell uuid) returns uuid[]
  language sql stable
  as $$
    select array(
      select s.id from public.cells k cross join lateral (
        select s.id, s.env from public.cells s where s.connection_id = k.connection_id and s.service = k.service offset 0) s
      where k.id = p_cell and s.env is not distinct from k.env)
  $$;
comment on function private.find_alike is 'The cells of the same connection, service and environment; none of what names no service.';
grant execute on function private.find_alike to authenticated, service_role;

create function private.next_start(p_cells uuid[], p_at timestamptz, p_before boolean) returns timestamptz
  language sql stable
  as $$
    -- Each in the order of its index, where a sort would read all that a cell holds.
    select case when p_before then max(n.before_at) else min(n.after_at) end
    from unnest(p_cells) as k (id) cross join lateral (
      select (select p.started_at from public.deployments p where p_before and p.cell = k.id and p.deleted_at is null
                and not p.left_out and p.started_at < p_at order by p.started_at desc limit 1) as before_at,
        (select p.started_at from public.deployments p where not p_before and p.cell = k.id and p.deleted_at is null
           and not p.left_out and p.started_at > p_at order by p.started_at limit 1) as after_at) n
  $$;
comment on function private.next_start is 'When the nearest live deployment of these cells before, or after, this moment started; null when there is none.';
grant execute on function private.next_start to service_role;

create function private.is_sha(p_text text) returns boolean
  language sql immutable parallel safe
  as $$ select coalesce(p_text ~ '^[0-9a-fA-F]{7,64}$' and p_text ~ '[1-9a-fA-F]', false) $$;
comment on function private.is_sha is 'Whether a text can be the sha of a commit: not main or HEAD, and not the sha of nothing.';
grant execute on function private.is_sha to service_role;

create function private.derive_places(p_nos bigint[]) returns table (no bigint, is_rerun boolean, listed_beside boolean)
  language sql stable
  as $$
    select d.no, coalesce(r.is_rerun, false), private.is_sha(d.commit_sha) and exists (
        -- offset 0: by the index of the sha alone, where the planner would read all of the connection beside it.
        select from (
          select l.cell, l.connection_id from public.deployments l
          where hashtext(l.commit_sha) = hashtext(d.commit_sha) and (l.human + l.ai_assisted + l.bot + l.unknown > 0)
            and l.commit_sha is not null and l.deleted_at is null and not l.left_out and l.commit_sha = d.commit_sha
          offset 0) l
        cross join lateral (select k.service, k.env from public.cells k where k.id = l.cell offset 0) k
        where l.connection_id = d.connection_id and k.env is not distinct from lower(d.env) and k.service <> lower(d.service))
    from unnest(p_nos) as n (no)
    cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
    cross join lateral (select private.find_alike(d.cell) as cells offset 0) a
    cross join lateral (select case when d.commit_sha is not null then private.next_start(a.cells, d.started_at, true) end as at offset 0) b
    left join lateral (
      select p.commit_sha = d.commit_sha and p.version is not distinct from d.version as is_rerun
      from unnest(a.cells) as k (id) cross join unnest(array[d.started_at, b.at]) as t (at) cross join lateral (
        select * from public.deployments p where p.cell = k.id and p.started_at = t.at and p.deleted_at is null
          and not p.left_out offset 0) p
      where p.started_at < d.started_at or p.external_id collate "C" < d.external_id
      order by p.started_at desc, p.external_id collate "C" desc limit 1) r on true
  $$;
comment on function private.derive_places is 'What of deployments follows from those around them: whether each repeats the one before it, by started_at and external_id, and whether its commits may be listed by another service.';
grant execute on function private.derive_places to service_role;

create function private.find_beside(p_nos bigint[], p_before boolean) returns bigint[]
  language sql stable
  as $$
    select array(
      select o.no from unnest(p_nos) as n (no)
      cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
      cross join lateral (select private.find_alike(d.cell) as cells offset 0) a
      cross join lateral (select private.next_start(a.cells, d.started_at, false) as at offset 0) b
      cross join lateral (
        select p.no from unnest(a.cells) as k (id) cross join unnest(array[d.started_at, b.at]) as t (at) cross join lateral (
          select p.no from public.deployments p where p.cell = k.id and p.started_at = t.at and p.deleted_at is null
            and not p.left_out offset 0) p
        union
        select f.no from (
          select f.no, f.connection_id, f.service, f.env from public.deployments f
          where hashtext(f.commit_sha) = hashtext(d.commit_sha) and f.commit_sha is not null and f.deleted_at is null
            and not f.left_out and f.commit_sha = d.commit_sha
            -- Of one that is there only what is not marked yet, of one that goes only what is: a sha may be in very many.
            and f.listed_beside = (p_before or d.deleted_at is not null or d.left_out) offset 0) f
        where d.human + d.ai_assisted + d.bot + d.unknown > 0 and private.is_sha(d.commit_sha)
          and f.connection_id = d.connection_id and lower(f.service) <> lower(d.service)
          and lower(f.env) is not distinct from lower(d.env)) o)
  $$;
comment on function private.find_beside is 'The deployments of which something else may follow when one of these is written or goes: those that come next, and those of other services at the same sha where it lists commits. Of rows that change: p_before they do, and again after.';
grant execute on function private.find_beside to service_role;

create function private.mark_places(p_nos bigint[]) returns void
  language sql volatile set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  as $$
    update public.deployments d set is_rerun = m.is_rerun, listed_beside = m.listed_beside
    from private.derive_places(array(select distinct n from unnest(p_nos) n)) m
    where d.no = m.no and (d.is_rerun, d.listed_beside) is distinct from (m.is_rerun, m.listed_beside)
  $$;
comment on function private.mark_places is 'Writes what follows for these deployments from those around them.';
grant execute on function private.mark_places to service_role;
