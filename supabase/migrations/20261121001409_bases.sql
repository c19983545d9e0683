-- What the values of days that are over are made of, as texts that differ when any of it does: a day is measured anew
-- when one differs from what it was measured with. What is not known of a window is told by its reason alone, so that a
-- window that will never be known is no cause.

create function private.github_facts(p_organization_id uuid, p_repository_id uuid, p_from timestamptz, p_to timestamptz)
  returns table (kind text, at timestamptz, hash bigint)
  language sql stable set search_path = ''
  as $$
    select 'runs', r.created_at, hash_record_extended(row (r.run_id, r.attempt, r.workflow, r.sha, r.conclusion, r.started_at,
        r.ended_at), 0)
      from public.workflow_runs r where r.organization_id = p_organization_id and r.repository_id = p_repository_id
        and r.created_at >= p_from and r.created_at < p_to
    union all
    select 'commits', c.committed_at, hash_record_extended(row (c.sha, c.author_key, c.address_key, c.co_author_keys, c.is_bot, c.is_merge,
        c.kind, c.additions, c.deletions, c.file_keys is null, c.details_at is null), 0)
      from public.github_commits c where c.organization_id = p_organization_id and c.repository_id = p_repository_id
        and c.committed_at >= p_from and c.committed_at < p_to and c.gone_at is null
    union all
    -- By each of both moments: either may lie in a window without the other.
    select 'pulls', e.at, hash_record_extended(row (e.what, p.number, p.created_at, p.closed_at, p.merged_at, p.first_review_at,
        p.reviews_read_at is null), 0)
      from public.pull_requests p cross join lateral (values ('merged', p.merged_at), ('closed', p.closed_at)) as e (what, at)
      where p.organization_id = p_organization_id and p.repository_id = p_repository_id
        and (p.merged_at >= p_from and p.merged_at < p_to or p.closed_at >= p_from and p.closed_at < p_to)
        and e.at >= p_from and e.at < p_to
  $$;
comment on function private.github_facts is 'Hashes of what counts in windows, of each row what its metrics read: a comment on a pull request, or a title, changes none.';
grant execute on function private.github_facts to service_role;

create function private.github_state(p_repository public.github_repositories, p_kind text, p_from timestamptz,
                                     p_to timestamptz)
  returns text language sql stable set search_path = ''
  as $$
    select case p_kind
      when 'open' then (select concat_ws(' ', o.open, o.stale)
        from private.open_pulls_at(p_repository.organization_id, p_repository.id, p_to) o)
      when 'branches' then private.active_branches(p_repository, p_from, p_to)::text
      when 'state' then (select concat_ws(' ', cardinality(p_repository.merge_workflows), s.ran, s.passed)
        from private.required_workflows(p_repository, p_to) s) end
  $$;
comment on function private.github_state is 'What is read off a repository at a moment, where that is little: open pull requests, active branches, the workflows that have to pass.';
grant execute on function private.github_state to service_role;

create function private.github_bases(p_organization_id uuid, p_query jsonb)
  returns table (day date, scope text, basis text)
  language sql stable set search_path = '' set work_mem = '64MB'
  as $$
    with windows as materialized (
      select k.kind, w.repository_id, w.day, w.from_at, w.to_at, w.reason
      from (values ('open', '{open_pulls,pulls}'::text[], interval '0'), ('state', '{runs}', interval '0'),
          ('pulls', '{pulls}', interval '168 hours'), ('branches', '{branches}', interval '168 hours'),
          ('commits', '{commits}', interval '168 hours'), ('runs', '{runs}', interval '168 hours'))
        as k (kind, resources, back)
      cross join lateral private.github_windows(p_organization_id, p_query, k.resources, k.back) w where w.scope = ''),
    edges as materialized (
      select array_agg(distinct e.at order by e.at) as at
      from windows w cross join lateral (values (w.from_at), (w.to_at)) as e (at)),
    -- Each row once, though its day lies in seven windows: between two edges it is in all of them or in none.
    spans as materialized (
      select r.id as repository_id, f.kind, width_bucket(f.at, e.at) as span, bit_xor(f.hash) as hash, count(*) as n
      from edges e cross join private.chosen_repositories(p_organization_id) r
      cross join lateral private.github_facts(p_organization_id, r.id, e.at[1], e.at[cardinality(e.at)]) f
      group by r.id, f.kind, width_bucket(f.at, e.at)),
    counted as (
      select w.kind, w.repository_id, w.day, bit_xor(s.hash) as hash, sum(s.n) as n
      from edges e cross join windows w join spans s on s.repository_id = w.repository_id and s.kind = w.kind
        and s.span >= width_bucket(w.from_at, e.at) and s.span < width_bucket(w.to_at, e.at)
      where w.reason is null group by w.kind, w.repository_id, w.day)
    select w.day, r.repository, md5(string_agg(concat_ws(' ', w.kind, extract(epoch from w.to_at), w.reason,
        case when w.reason is null then private.github_state(r, w.kind, w.from_at, w.to_at) end, c.hash, c.n), ',' order by w.kind))
    from windows w join private.chosen_repositories(p_organization_id) r on r.id = w.repository_id
      left join counted c on c.kind = w.kind and c.repository_id = w.repository_id and c.day = w.day
    group by w.day, r.repository
  $$;
comment on function private.github_bases is 'What each chosen repository brings to the values of days, of all connections: the organisation''s own are made of them all.';
grant execute on function private.github_bases to service_role;

create function public.list_github_bases(p_organization_id uuid, p_query jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'scopes', d.scopes) order by d.day), '[]')
    from (select b.day, jsonb_object_agg(b.scope, b.basis) as scopes
      from private.github_bases(p_organization_id, private.as_jsonb(p_query)) b group by b.day) d
  $$;
comment on function public.list_github_bases is 'What the values of days that are over are made of, {connectionId, days, now}: [{day, scopes: {repository: text}}].';
grant execute on function public.list_github_bases to service_role;

create function private.delivery_basis(p_scope metrics.scope) returns text
  language sql stable set search_path = ''
  as $$
    select md5(concat_ws(' ', extract(epoch from (p_scope).from_at), extract(epoch from (p_scope).to_at),
      (p_scope).covered_days, (p_scope).formula,
      (select concat_ws(' ', count(*), bit_xor(hash_record_extended(row (c.id, d.no, d.started_at, d.verdict, d.is_rework,
          d.recovery, d.mean_lead, d.changes, d.changes_anywhere, d.new_since, d.known_since, d.repeated), 0)))
        from unnest((p_scope).cells) as c (id) cross join lateral (
          select * from public.deployments d where d.cell = c.id and d.started_at >= (p_scope).from_at
            and d.started_at < (p_scope).to_at and d.deleted_at is null and not d.left_out offset 0) d),
      -- Before its first deployment nothing is known of a repository, and behind it that there was none.
      (select bit_xor(hash_record_extended(row (c.id, f.first_at), 0))
        from unnest((p_scope).cells) as c (id) cross join lateral (
          select min(d.started_at) as first_at from public.deployments d
          where d.cell = c.id and d.deleted_at is null and not d.left_out offset 0) f
        where f.first_at < (p_scope).to_at)))
  $$;
comment on function private.delivery_basis is 'What the figures of a window are made of: its deployments as they count, how much of it was read, and since when there are any.';
grant execute on function private.delivery_basis to service_role;

create function public.list_delivery_bases(p_organization_id uuid, p_windows jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('day', w.day, 'basis', md5(concat_ws(' ', b.basis, m.hash))) order by w.day), '[]')
    from jsonb_to_recordset(private.as_jsonb(p_windows)) as w (day date, "from" text, "to" text)
    cross join lateral (
      select private.delivery_basis(metrics.read_scope(p_organization_id, to_jsonb(w), false)) as basis) b
    cross join (select bit_xor(hash_record_extended(row (m.service, m.repository), 0)) as hash
      from public.service_repositories m where m.organization_id = p_organization_id) m
  $$;
comment on function public.list_delivery_bases is 'What the figures of the dashboard over windows, [{day, from, to}], are made of, of the organisation and each repository: [{day, basis}].';
grant execute on function public.list_delivery_bases to service_role;
