-- How deployments fail by who wrote their commits. Systems, not people: nothing
-- here knows an author.

create function metrics.format_rate(p_failed double precision, p_n double precision) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object('cfr', coalesce(p_failed, 0) / nullif(p_n, 0), 'low', i.ends[1], 'high', i.ends[2])
    from metrics.find_interval(coalesce(p_failed, 0), p_n) as i (ends)
  $$;
comment on function metrics.format_rate is 'Change failure rate of deployments or of a sum of their shares: failed / n, with the 95 % Wilson interval at n; nulls when n is 0.';
grant execute on function metrics.format_rate to authenticated, service_role;

create function metrics.explain_comparison(p_known bigint, p_total bigint, p_marked bigint, p_failed bigint, p_origins text[])
  returns jsonb
  language sql immutable
  as $$
    select coalesce(jsonb_agg(r.reason order by r.place) filter (where r.unmet), '[]')
    from (values
      (1, p_total = 0, jsonb_build_object('code', 'no_commits')),
      (1, p_total > 0 and p_known < 0.5 * p_total, jsonb_build_object('code', 'low_coverage', 'known', p_known,
        'total', p_total, 'percent', floor(100.0 * p_known / nullif(p_total, 0)))),
      (2, p_failed < 10, jsonb_build_object('code', 'few_failures', 'failed', p_failed)),
      (3, cardinality(p_origins) = 0, jsonb_build_object('code', 'no_origin')),
      (3, cardinality(p_origins) = 1, jsonb_build_object('code', 'one_origin', 'origin', p_origins[1])),
      (4, p_total > 0 and p_marked = 0, jsonb_build_object('code', 'no_marks', 'commits', p_total))
    ) as r (place, unmet, reason)
  $$;
comment on function metrics.explain_comparison is 'Why origins cannot be compared, each condition that is not met as {code, …numbers}; none when they can: at least 50 % of the commits known, 10 failed deployments with a known commit, two origins, a tool''s mark on any commit.';
grant execute on function metrics.explain_comparison to authenticated, service_role;

create type metrics.commit_count as (repository text, origin text, commits bigint);
comment on type metrics.commit_count is 'How many distinct commits, by repository and sha.';

create function metrics.count_commits(p_scope metrics.scope) returns setof metrics.commit_count
  language sql stable rows 200
  as $$
    with keys as materialized (
      select k.cell, k.repository, dense_rank() over (order by k.repository)::int as place from metrics.keys_of((p_scope).cells) k
    ), counted as materialized (
      -- Cell by cell, as metrics.count_cells does.
      select k.place, d.human, d.ai_assisted, d.bot, d.unknown, d.shared
      from (select (p_scope).mixed, tstzrange((p_scope).from_at, (p_scope).to_at) as span offset 0) s
      cross join keys k cross join lateral (
        select sum(d.human) filter (where not d.repeated) as human, sum(d.ai_assisted) filter (where not d.repeated) as ai_assisted,
          sum(d.bot) filter (where not d.repeated) as bot, sum(d.unknown) filter (where not d.repeated) as unknown,
          array_agg(d.no) filter (where d.repeated) as shared
        from (select d.no, d.human, d.ai_assisted, d.bot, d.unknown, d.repeated or s.mixed as repeated
              from metrics.select_in_cell(p_scope, k.cell, s.span) d) d) d
    ), listed as (
      select k.place, o.origin, o.commits
      from counted k cross join lateral (values ('human', k.human), ('ai_assisted', k.ai_assisted), ('bot', k.bot),
        ('unknown', k.unknown)) as o (origin, commits)
      union all
      select c.place, c.origin, count(*)
      from (
        -- The repository by a number, which is told apart faster.
        select distinct c.commit_id, n.place, c.origin
        from public.deployment_commits c
        join (select k.place, n.no from counted k cross join unnest(k.shared) as n (no)) n on n.no = c.deployment_no
        where c.deployment_no = any (array(select n.no from counted k cross join unnest(k.shared) as n (no)))) c
      group by c.place, c.origin
    )
    select k.repository, l.origin, sum(l.commits)::bigint
    from listed l join (select distinct place, repository from keys) k on k.place = l.place
    where l.commits > 0 group by k.repository, l.origin
  $$;
comment on function metrics.count_commits is 'The commits of the population. Of deployments that have all of theirs alone the counts add up; only those of the others have to be told apart.';
grant execute on function metrics.count_commits to authenticated, service_role;

create function metrics.measure_origins(p_scope metrics.scope, p_leads metrics.lead_measure[]) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return (
    with commits as materialized (
      select * from metrics.count_commits(p_scope)
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
      select d.no, d.verdict as failed, d.verdict and d.repair = 'rollback' as rolled_back, d.recovery, d.repeated,
        nullif(d.human + d.ai_assisted + d.bot, 0)::double precision as known, d.human, d.ai_assisted, d.bot
      from metrics.select_deployments(p_scope) d
    ), judged as materialized (
      select * from population p where p.failed is not null and p.known is not null
    ), marked as materialized (
      select c.tool, c.commit_id, p.repeated, p.failed, case when p.failed is not null then 1 / p.known end as share
      from public.deployment_commits c join population p on p.no = c.deployment_no
      where c.deployment_no = any (array(select p.no from population p where p.ai_assisted > 0))
        and c.origin = 'ai_assisted' and c.tool is not null
    ), summed as (
      select array['human', 'ai_assisted', 'bot'] as origins,
        array[sum(j.human / j.known), sum(j.ai_assisted / j.known), sum(j.bot / j.known)] as weights,
        array[sum(j.human / j.known) filter (where j.failed), sum(j.ai_assisted / j.known) filter (where j.failed),
          sum(j.bot / j.known) filter (where j.failed)] as failed_weights,
        array[sum(j.human / j.known) filter (where j.rolled_back), sum(j.ai_assisted / j.known) filter (where j.rolled_back),
          sum(j.bot / j.known) filter (where j.rolled_back)] as rollback_weights
      from judged j
    ), weights as materialized (
      select w.* from summed s cross join lateral unnest(s.origins, s.weights, s.failed_weights, s.rollback_weights)
        as w (origin, weight, failed_weight, rollback_weight) where w.weight > 0
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
    ), tools as (
      select m.tool, sum(m.share) as weight, sum(m.share) filter (where m.failed) as failed_weight,
        count(*) filter (where not m.repeated) + coalesce((
          select count(*) from (select distinct r.commit_id from marked r where r.repeated and r.tool = m.tool) r), 0) as commits
      from marked m group by m.tool
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
      'commits', jsonb_build_object('known', i.known, 'total', i.total),
      'comparable', c.reasons = '[]', 'reasons', c.reasons,
      'marks', jsonb_build_object('commits', i.ai_assisted, 'repositories', (select m.repositories from marks m)),
      'origins', (
        select jsonb_agg(metrics.format_rate(w.failed_weight, w.weight) || jsonb_build_object('origin', o.origin,
          'weight', coalesce(w.weight, 0), 'failedWeight', coalesce(w.failed_weight, 0),
          'rollbackRate', coalesce(w.rollback_weight, 0) / nullif(w.failed_weight, 0),
          'commits', o.commits, 'leadTimeP50', l.p50, 'leadTimeP90', l.p90, 'recoveryP50', r.p50) order by o.place)
        from (values (1, 'human', i.human), (2, 'ai_assisted', i.ai_assisted), (3, 'bot', i.bot),
                     (4, 'unknown', i.unknown)) as o (place, origin, commits)
        left join weights w on w.origin = o.origin
        left join unnest(p_leads) l on l.dimension = 'origin' and l.key = o.origin
        left join recoveries r on r.origin = o.origin),
      'exposure', jsonb_build_object(
        'withAi', metrics.format_rate(e.with_failed, e.with_n) || jsonb_build_object('n', e.with_n, 'failed', e.with_failed),
        'withoutAi', metrics.format_rate(e.without_failed, e.without_n)
          || jsonb_build_object('n', e.without_n, 'failed', e.without_failed)),
      'tools', (
        select coalesce(jsonb_agg(metrics.format_rate(t.failed_weight, t.weight) || jsonb_build_object('tool', t.tool,
          'weight', coalesce(t.weight, 0), 'failedWeight', coalesce(t.failed_weight, 0), 'commits', t.commits)
          order by round(coalesce(t.weight, 0)::numeric, 9) desc, t.tool collate "C"), '[]')
        from tools t))
    from identified i, exposure e, conditions c);
end $$;
comment on function metrics.measure_origins is 'Share: an evaluated deployment counts as 1, split over the origins of its distinct commits of known origin. weight: sum of shares; failedWeight: over failed deployments; cfr: failedWeight / weight. exposure: evaluated deployments with and without an AI-assisted commit among known ones. rollbackRate: share of failedWeight rolled back. recoveryP50: weighted median of recovery, the smallest value at which the cumulated share reaches half. commits: distinct by repository and sha over the whole population; coverage: known of all. marks: those with a tool''s, and of each repository with 30 commits. tools: the same as origins within ai_assisted, for commits whose tool is known.';
grant execute on function metrics.measure_origins to authenticated, service_role;
