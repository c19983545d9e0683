-- What a report says by who wrote the code, for the whole window and by bucket.

create function metrics.measure_origins(p_now metrics.measured, p_before metrics.measured) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_scope metrics.scope := (p_now).scope;
  v_compares boolean := ((p_before).scope).organization_id is not null;
  v_shares metrics.share[] := array(select s from metrics.weigh_shares(v_scope, false) s);
  v_before metrics.share[];
begin
  if v_compares then
    v_before := array(select s from metrics.weigh_shares((p_before).scope, false) s);
  end if;
  return (
    with commits as materialized (
      select * from metrics.count_commits(v_scope)
    ), identified as (
      select coalesce(sum(commits), 0)::bigint as total, coalesce(sum(commits) filter (where origin <> 'unknown'), 0)::bigint as known,
        coalesce(sum(commits) filter (where origin = 'human'), 0)::bigint as human,
        coalesce(sum(commits) filter (where origin = 'ai_assisted'), 0)::bigint as ai_assisted,
        coalesce(sum(commits) filter (where origin = 'bot'), 0)::bigint as bot,
        coalesce(sum(commits) filter (where origin = 'unknown'), 0)::bigint as unknown
      from commits
    ), marks as (
      select coalesce(jsonb_agg(jsonb_build_object('repository', r.repository, 'commits', r.commits, 'marked', r.marked)
        order by r.commits desc, r.repository collate "C"), '[]') as repositories
      from (select repository, sum(commits) as commits,
              coalesce(sum(commits) filter (where origin = 'ai_assisted'), 0) as marked
            from commits group by repository having sum(commits) >= 30) r
    ), population as materialized (
      select d.verdict as failed, d.recovery,
        nullif(d.human + d.ai_assisted + d.bot, 0)::double precision as known, d.human, d.ai_assisted, d.bot
      from metrics.select_deployments(v_scope) d
    ), judged as materialized (
      select * from population p where p.failed is not null and p.known is not null
    ), weights as materialized (
      select w.name as origin, w.weight, w.failed_weight, w.rollback_weight
      from unnest(v_shares) w where w.kind = 'origin' and w.weight > 0
    ), shares as (
      select j.recovery, o.origin, o.commits / j.known as share
      from judged j cross join lateral (values ('human', j.human), ('ai_assisted', j.ai_assisted), ('bot', j.bot))
        as o (origin, commits)
      where j.failed and j.recovery is not null and o.commits > 0
    ), recoveries as (
      -- 1e-9: sums of shares such as 1/3 must not miss the half by rounding.
      select origin, min(recovery) filter (where below >= total / 2 - 1e-9) as p50
      from (select origin, recovery, sum(share) over (partition by origin) as total,
              sum(share) over (partition by origin order by recovery) as below from shares) cumulated
      group by origin
    ), exposure as (
      select count(*) filter (where ai_assisted > 0) as with_n, count(*) filter (where ai_assisted > 0 and failed) as with_failed,
        count(*) filter (where ai_assisted = 0) as without_n, count(*) filter (where ai_assisted = 0 and failed) as without_failed
      from judged
    ), conditions as (
      select metrics.explain_comparison(i.known, i.total, i.ai_assisted, e.with_failed + e.without_failed,
        array(select w.origin from weights w order by w.origin)) as reasons
      from identified i, exposure e
    )
    select jsonb_build_object(
      'coverage', i.known::double precision / nullif(i.total, 0),
      'commits', jsonb_build_object('known', i.known, 'byGitHub', metrics.count_githubs(v_scope, i.known),
        'total', i.total),
      'comparable', c.reasons = '[]', 'reasons', c.reasons,
      'marks', jsonb_build_object('commits', i.ai_assisted, 'repositories', (select m.repositories from marks m)),
      'origins', (
        select jsonb_agg(metrics.format_rate(w.failed_weight, w.weight) || jsonb_build_object('origin', o.origin,
          'weight', coalesce(w.weight, 0), 'failedWeight', coalesce(w.failed_weight, 0),
          'rollbackRate', coalesce(w.rollback_weight, 0) / nullif(w.failed_weight, 0),
          'commits', o.commits, 'leadTimeP50', l.p50, 'leadTimeP90', l.p90, 'recoveryP50', r.p50,
          'previous', case when v_compares then metrics.format_share(b) end) order by o.place)
        from (values (1, 'human', i.human), (2, 'ai_assisted', i.ai_assisted), (3, 'bot', i.bot),
                     (4, 'unknown', i.unknown)) as o (place, origin, commits)
        left join weights w on w.origin = o.origin
        left join unnest((p_now).leads) l on l.dimension = 'origin' and l.key = o.origin
        left join unnest(v_before) b on b.kind = 'origin' and b.name = o.origin
        left join recoveries r on r.origin = o.origin),
      'exposure', jsonb_build_object(
        'withAi', metrics.format_rate(e.with_failed, e.with_n) || jsonb_build_object('n', e.with_n, 'failed', e.with_failed),
        'withoutAi', metrics.format_rate(e.without_failed, e.without_n)
          || jsonb_build_object('n', e.without_n, 'failed', e.without_failed)),
      'tools', (
        select coalesce(jsonb_agg(metrics.format_rate(t.failed_weight, t.weight) || jsonb_build_object('tool', t.name,
          'weight', coalesce(t.weight, 0), 'failedWeight', coalesce(t.failed_weight, 0), 'commits', t.commits,
          'previous', case when v_compares then metrics.format_share(b) end)
          order by round(coalesce(t.weight, 0)::numeric, 9) desc, t.name collate "C"), '[]')
        from unnest(v_shares) t left join unnest(v_before) b on b.kind = 'tool' and b.name = t.name
        where t.kind = 'tool'))
    from identified i, exposure e, conditions c);
end $$;
comment on function metrics.measure_origins is 'weight, failedWeight: metrics.weigh_shares; cfr: failedWeight / weight. exposure: evaluated deployments with and without an AI-assisted commit among known ones. rollbackRate: share of failedWeight rolled back. recoveryP50: weighted median of recovery, the smallest value at which the cumulated share reaches half. commits: distinct by repository and sha over the whole population; coverage: known of all, byGitHub: those of the known whose origin GitHub decided. marks: those with a tool''s, and of each repository with 30 commits. tools: the same as origins within ai_assisted, for commits whose tool is known.';
grant execute on function metrics.measure_origins to authenticated, service_role;

create function metrics.count_commits_by_bucket(p_scope metrics.scope)
  returns table (bucket date, origin text, commits bigint) language sql stable rows 500
  as $$
    with keys as materialized (
      select k.cell, dense_rank() over (order by k.repository)::int as place from metrics.keys_of((p_scope).cells) k
    ), population as materialized (
      select metrics.bucket_of(p_scope, d.day) as bucket, k.place, d.no, d.repeated, d.human, d.ai_assisted, d.bot, d.unknown
      from metrics.select_deployments(p_scope) d join keys k on k.cell = d.cell
    )
    select l.bucket, l.origin, sum(l.commits)::bigint
    from (
      select p.bucket, o.origin, sum(o.commits) as commits
      from population p cross join lateral (values ('human', p.human), ('ai_assisted', p.ai_assisted), ('bot', p.bot),
        ('unknown', p.unknown)) as o (origin, commits)
      where not p.repeated group by p.bucket, o.origin
      union all
      select c.bucket, c.origin, count(*)
      from (
        select distinct p.bucket, p.place, c.commit_id, c.origin
        from public.deployment_commits c join population p on p.no = c.deployment_no
        where c.deployment_no = any (array(select p.no from population p where p.repeated)) and p.repeated) c
      group by c.bucket, c.origin) l
    group by l.bucket, l.origin
  $$;
comment on function metrics.count_commits_by_bucket is 'The commits of each bucket of the series, distinct by repository and sha within it: as metrics.count_commits of the window.';
grant execute on function metrics.count_commits_by_bucket to authenticated, service_role;

create function metrics.format_origin_series(p_scope metrics.scope, p_first_at timestamptz) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    with buckets as materialized (
      select b.at, b.covered, b.covered > 0 and coalesce(upper(b.span) > p_first_at, false) as known
      from metrics.list_buckets(p_scope) b
    ), commits as materialized (
      select * from metrics.count_commits_by_bucket(p_scope)
    ), shares as materialized (
      select * from metrics.weigh_shares(p_scope, true) s where s.kind = 'origin'
    ), cells as (
      select b.at, b.covered, b.known, o.place, o.origin, coalesce(c.commits, 0) as commits,
        coalesce(s.weight, 0) as weight, coalesce(s.failed_weight, 0) as failed_weight
      from buckets b cross join unnest(array['human', 'ai_assisted', 'bot', 'unknown']) with ordinality as o (origin, place)
      left join commits c on c.bucket = b.at and c.origin = o.origin
      left join shares s on s.bucket = b.at and s.name = o.origin
    )
    select coalesce(jsonb_agg(r.told order by r.at), '[]')
    from (
      select c.at, jsonb_build_object('at', c.at, 'covered', c.covered,
        'commits', jsonb_build_object('known', sum(c.commits) filter (where c.known and c.origin <> 'unknown'),
          'total', sum(c.commits) filter (where c.known)),
        'origins', jsonb_agg(jsonb_build_object('origin', c.origin, 'commits', case when c.known then c.commits end,
          'weight', case when c.known then c.weight end,
          'failedWeight', case when c.known then c.failed_weight end) order by c.place)) as told
      from cells c group by c.at, c.covered) r);
end $$;
comment on function metrics.format_origin_series is 'By bucket: commits of each origin, and the shares of evaluated deployments. Null where the bucket was not read, or lies wholly before the first deployment.';
grant execute on function metrics.format_origin_series to authenticated, service_role;
