-- Values of pull requests, branches, commits and code: one predicate each. Every function answers (scope, day, metric,
-- value, n, missing, from_at, to_at); a value of nothing is null, and public.measure_github says so.

create function private.open_pulls_at(p_organization_id uuid, p_repository_id uuid, p_at timestamptz)
  returns table (open bigint, stale bigint)
  language sql stable set search_path = ''
  as $$
    select count(*), count(*) filter (where p.created_at < p_at - interval '336 hours')
    from public.pull_requests p where p.organization_id = p_organization_id and p.repository_id = p_repository_id
      and p.created_at < p_at and (p.closed_at is null or p.closed_at >= p_at)
  $$;
comment on function private.open_pulls_at is 'How many pull requests of a repository are open at a moment, and how many of them were made more than 14 days before.';
grant execute on function private.open_pulls_at to service_role;

create function private.measure_open_pulls(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, value double precision, n bigint, missing jsonb, from_at timestamptz,
    to_at timestamptz)
  language sql stable set search_path = ''
  as $$
    with told as (
      select w.scope, w.day, max(w.to_at) as at, sum(p.open) as open, sum(p.stale) as stale,
        private.why_missing(w.scope, count(*) filter (where w.reason is null), count(*), (array_agg(w.reason))[1]) as missing
      from private.github_windows(p_organization_id, p_query, '{open_pulls,pulls}', interval '0') w
      left join lateral private.open_pulls_at(p_organization_id, w.repository_id, w.to_at) p on w.reason is null
      group by w.scope, w.day)
    select t.scope, t.day, m.metric, m.value, t.open::bigint, t.missing, t.at, t.at
    from told t cross join lateral (values
      ('prs.open', t.open::double precision),
      ('prs.stale_14d', t.stale::double precision),
      ('prs.stale_share_14d', t.stale::double precision / nullif(t.open, 0))) as m (metric, value)
  $$;
comment on function private.measure_open_pulls is 'Pull requests that are open at the end of the day, drafts and those of bots too, and those of them that were made more than 14 days before.';
grant execute on function private.measure_open_pulls to service_role;

create function private.pulls_in(p_organization_id uuid, p_repository_id uuid, p_from timestamptz, p_to timestamptz)
  returns table (merged bigint, merge_hours double precision, closed bigint, unmerged bigint, asked bigint, reviewed bigint,
    review_hours double precision)
  language sql stable set search_path = ''
  as $$
    select count(*) filter (where p.is_merged), sum(p.merge_hours) filter (where p.is_merged),
      count(*) filter (where p.is_closed), count(*) filter (where p.is_closed and p.merged_at is null),
      count(p.reviews_read_at) filter (where p.is_merged), count(p.first_review_at) filter (where p.is_merged),
      sum(p.review_hours) filter (where p.is_merged)
    from (
      select p.*, p.merged_at >= p_from and p.merged_at < p_to as is_merged,
        p.closed_at >= p_from and p.closed_at < p_to as is_closed,
        extract(epoch from p.merged_at - p.created_at)::double precision / 3600 as merge_hours,
        extract(epoch from p.first_review_at - p.created_at)::double precision / 3600 as review_hours
      from public.pull_requests p where p.organization_id = p_organization_id and p.repository_id = p_repository_id
        and (p.merged_at >= p_from and p.merged_at < p_to or p.closed_at >= p_from and p.closed_at < p_to)) p
  $$;
comment on function private.pulls_in is 'What became of a repository''s pull requests in a window: merged by when they were merged, closed by when they were closed, whatever was done to them later; asked are those merged whose reviews were read.';
grant execute on function private.pulls_in to service_role;

create function private.measure_pulls(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, value double precision, n bigint, missing jsonb, from_at timestamptz,
    to_at timestamptz)
  language sql stable set search_path = ''
  as $$
    with told as (
      select w.scope, w.day, max(w.from_at) as from_at, max(w.to_at) as to_at, sum(p.merged) as merged,
        sum(p.merge_hours) as merge_hours, sum(p.closed) as closed, sum(p.unmerged) as unmerged, sum(p.reviewed) as reviewed,
        sum(p.review_hours) as review_hours,
        private.why_missing(w.scope, count(*) filter (where w.reason is null), count(*), (array_agg(w.reason))[1]) as missing,
        private.why_missing(w.scope, count(*) filter (where w.reason is null and p.asked = p.merged), count(*),
          coalesce((array_agg(w.reason))[1], private.not_all_read(sum(p.asked)::bigint, sum(p.merged)::bigint))) as unasked
      from private.github_windows(p_organization_id, p_query, '{pulls}', interval '168 hours') w
      left join lateral private.pulls_in(p_organization_id, w.repository_id, w.from_at, w.to_at) p on w.reason is null
      group by w.scope, w.day)
    select t.scope, t.day, m.metric, m.value, m.n::bigint, m.missing, t.from_at, t.to_at
    from told t cross join lateral (values
      ('prs.merged_7d', t.merged::double precision, t.merged, t.missing),
      ('prs.closed_without_merge_7d', t.unmerged::double precision, t.closed, t.missing),
      ('prs.avg_time_to_merge_hours', t.merge_hours / nullif(t.merged, 0), t.merged, t.missing),
      ('prs.time_to_first_review_hours', t.review_hours / nullif(t.reviewed, 0), t.reviewed, t.unasked))
      as m (metric, value, n, missing)
  $$;
comment on function private.measure_pulls is 'Pull requests merged and closed in the window. The time to the first review is the mean over those merged that had one, once it is known of each whether it had.';
grant execute on function private.measure_pulls to service_role;

create function private.active_branches(p_repository public.github_repositories, p_from timestamptz, p_to timestamptz)
  returns bigint language sql stable set search_path = ''
  as $$
    select count(distinct b.name) from public.github_branches b
    where b.organization_id = p_repository.organization_id and b.repository_id = p_repository.id
      and b.first_pushed_at < p_to and b.last_pushed_at >= p_from
      and (b.deleted_at is null or b.deleted_at >= p_to) and b.name is distinct from p_repository.default_branch
  $$;
comment on function private.active_branches is 'How many branches of a repository beside the default one were pushed to in a window and not deleted by its end.';
grant execute on function private.active_branches to service_role;

create function private.measure_branches(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, value double precision, n bigint, missing jsonb, from_at timestamptz,
    to_at timestamptz)
  language sql stable set search_path = ''
  as $$
    select w.scope, w.day, 'branches.active', sum(b.active)::double precision, sum(b.active)::bigint,
      private.why_missing(w.scope, count(*) filter (where w.reason is null), count(*), (array_agg(w.reason))[1]),
      max(w.from_at), max(w.to_at)
    from private.github_windows(p_organization_id, p_query, '{branches}', interval '168 hours') w
    join public.github_repositories r on r.organization_id = p_organization_id and r.id = w.repository_id
    cross join lateral (
      select case when w.reason is null then private.active_branches(r, w.from_at, w.to_at) end as active) b
    group by w.scope, w.day
  $$;
comment on function private.measure_branches is 'Branches beside the default one that were pushed to in the window and not deleted by its end.';
grant execute on function private.measure_branches to service_role;

create function private.measure_commits(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, value double precision, n bigint, missing jsonb, from_at timestamptz,
    to_at timestamptz)
  language sql stable set search_path = ''
  as $$
    with windows as materialized (
      select * from private.github_windows(p_organization_id, p_query, '{commits}', interval '168 hours')),
    known as (
      select w.scope, w.day, max(w.from_at) as from_at, max(w.to_at) as to_at,
        private.why_missing(w.scope, count(*) filter (where w.reason is null), count(*), (array_agg(w.reason))[1]) as missing
      from windows w group by w.scope, w.day),
    found as (
      select w.scope, w.day, count(*) as total, count(*) filter (where not c.is_merge) as plain,
        count(*) filter (where c.author_key is not null or c.co_author_keys <> '{}') as by_people,
        array_agg(distinct c.author_key) filter (where c.author_key is not null) as authors,
        array_agg(distinct c.address_key) filter (where c.address_key is not null) as addresses,
        count(*) filter (where c.kind = 'hotfix') as hotfixes,
        count(*) filter (where c.kind = 'revert') as reverts
      from windows w cross join lateral (
        select c.is_merge, c.author_key, c.address_key, c.co_author_keys, c.kind from public.github_commits c
        where c.organization_id = p_organization_id and c.repository_id = w.repository_id and c.gone_at is null
          and not c.is_bot and c.committed_at >= w.from_at and c.committed_at < w.to_at offset 0) c
      where w.reason is null group by w.scope, w.day),
    helped as (
      select w.scope, w.day, array_agg(distinct c.key) as keys
      from windows w cross join lateral (
        select unnest(c.co_author_keys) as key from public.github_commits c
        where c.organization_id = p_organization_id and c.repository_id = w.repository_id and c.gone_at is null
          and not c.is_bot and c.co_author_keys <> '{}' and c.committed_at >= w.from_at and c.committed_at < w.to_at offset 0) c
      where w.reason is null group by w.scope, w.day),
    -- Whoever co-authored and is no author of the window, neither by account nor by address.
    counted as (
      select f.*, coalesce(cardinality(f.authors), 0) + (
        select count(*) from unnest(h.keys) as k (key)
        where k.key <> all (coalesce(f.authors, '{}') || coalesce(f.addresses, '{}'))) as people
      from found f left join helped h on h.scope = f.scope and h.day = f.day)
    select k.scope, k.day, m.metric, m.value, coalesce(m.n, 0), k.missing, k.from_at, k.to_at
    from known k left join counted f on f.scope = k.scope and f.day = k.day cross join lateral (values
      ('commits.total_7d', coalesce(f.total, 0)::double precision, f.total),
      ('commits.per_developer_7d', f.by_people::double precision / nullif(f.people, 0), f.by_people),
      ('developers.active_7d', coalesce(f.people, 0)::double precision, f.by_people),
      ('commits.hotfix', coalesce(f.hotfixes, 0)::double precision, f.plain),
      ('commits.reverts', coalesce(f.reverts, 0)::double precision, f.plain),
      ('commits.hotfix_share_7d', f.hotfixes::double precision / nullif(f.plain, 0), f.plain),
      ('commits.reverts_share_7d', f.reverts::double precision / nullif(f.plain, 0), f.plain)) as m (metric, value, n)
  $$;
comment on function private.measure_commits is 'Commits of people on the default branch: what bots commit is in none of these. Merge commits count in the total; what they say repeats what their branch says, so none is a hotfix or a revert. People are authors and co-authors, told apart by their keys.';
grant execute on function private.measure_commits to service_role;

create function private.code_in(p_organization_id uuid, p_repository_id uuid, p_from timestamptz, p_to timestamptz)
  returns table (commits bigint, read bigint, unnamed bigint, additions bigint, deletions bigint, files bigint)
  language sql stable set search_path = ''
  as $$
    with changes as materialized (
      select c.additions, c.deletions, c.file_keys, c.details_at from public.github_commits c
      where c.organization_id = p_organization_id and c.repository_id = p_repository_id and c.gone_at is null
        and not c.is_merge and c.committed_at >= p_from and c.committed_at < p_to)
    select count(*), count(c.details_at), count(*) filter (where c.details_at is not null and c.file_keys is null),
      coalesce(sum(c.additions), 0), coalesce(sum(c.deletions), 0),
      (select count(distinct f) from changes x cross join lateral unnest(x.file_keys) f)
    from changes c
  $$;
comment on function private.code_in is 'Lines and distinct files of a repository''s commits in a window, how many of the commits are read, and of how many of these GitHub does not name all files; without merge commits, whose lines are those of their branch.';
grant execute on function private.code_in to service_role;

create function private.measure_code(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, value double precision, n bigint, missing jsonb, from_at timestamptz,
    to_at timestamptz)
  language sql stable set search_path = ''
  as $$
    with told as (
      select w.scope, w.day, max(w.from_at) as from_at, max(w.to_at) as to_at, sum(c.commits) as commits,
        sum(c.additions) as additions, sum(c.deletions) as deletions, sum(c.files) as files,
        private.why_missing(w.scope, count(*) filter (where w.reason is null and c.read = c.commits), count(*),
          coalesce((array_agg(w.reason))[1], private.not_all_read(sum(c.read)::bigint, sum(c.commits)::bigint))) as missing,
        private.why_missing(w.scope, count(*) filter (where c.unnamed = 0), count(*),
          private.missing('files_unnamed', jsonb_build_object('commits', sum(c.unnamed)))) as unnamed
      from private.github_windows(p_organization_id, p_query, '{commits}', interval '168 hours') w
      left join lateral private.code_in(p_organization_id, w.repository_id, w.from_at, w.to_at) c on w.reason is null
      group by w.scope, w.day)
    select t.scope, t.day, m.metric, m.value::double precision, t.commits::bigint, m.missing, t.from_at, t.to_at
    from told t cross join lateral (values
      ('code.lines_added_7d', t.additions, t.missing), ('code.lines_deleted_7d', t.deletions, t.missing),
      ('code.files_changed_7d', t.files, coalesce(t.missing, t.unnamed))) as m (metric, value, missing)
  $$;
comment on function private.measure_code is 'Lines and files of the commits in the window, once those of each are read; files where GitHub names all of them.';
grant execute on function private.measure_code to service_role;
