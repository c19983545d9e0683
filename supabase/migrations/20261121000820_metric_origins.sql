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
    ), asked as materialized (
      select (p_scope).mixed, (p_scope).from_at, tstzrange((p_scope).from_at, (p_scope).to_at) as span,
        metrics.is_everything(p_scope) as is_everything
    ), counted as materialized (
      -- Cell by cell, as metrics.count_cells does.
      select k.place, d.human, d.ai_assisted, d.bot, d.unknown, d.shared
      from asked a cross join keys k cross join lateral (
        select sum(d.human) filter (where d.is_new) as human, sum(d.ai_assisted) filter (where d.is_new) as ai_assisted,
          sum(d.bot) filter (where d.is_new) as bot, sum(d.unknown) filter (where d.is_new) as unknown,
          array_agg(d.no) filter (where d.is_new is null) as shared
        from (select d.no, d.human, d.ai_assisted, d.bot, d.unknown, case
                when a.is_everything then case when coalesce(d.new_since < a.from_at, true) then true
                  when d.known_since >= a.from_at then false end
                when not d.repeated and not a.mixed then true end as is_new
              from metrics.select_in_cell(p_scope, k.cell, a.span) d) d) d
    ), looked_at as (
      -- The repository by a number, which is told apart faster.
      select n.place, c.commit_id, c.origin, a.is_everything, coalesce(c.before_at < a.from_at, true) as is_new
      from asked a cross join public.deployment_commits c
      join (select k.place, n.no from counted k cross join unnest(k.shared) as n (no)) n on n.no = c.deployment_no
      where c.deployment_no = any (array(select n.no from counted k cross join unnest(k.shared) as n (no)))
    ), listed as (
      select k.place, o.origin, o.commits
      from counted k cross join lateral (values ('human', k.human), ('ai_assisted', k.ai_assisted), ('bot', k.bot),
        ('unknown', k.unknown)) as o (origin, commits)
      union all
      select l.place, l.origin, count(*) from looked_at l where l.is_everything and l.is_new group by l.place, l.origin
      union all
      select l.place, l.origin, count(*)
      from (select distinct l.commit_id, l.place, l.origin from looked_at l where not l.is_everything) l
      group by l.place, l.origin
    )
    select k.repository, l.origin, sum(l.commits)::bigint
    from listed l join (select distinct place, repository from keys) k on k.place = l.place
    where l.commits > 0 group by k.repository, l.origin
  $$;
comment on function metrics.count_commits is 'The commits of the population. Of deployments that have all of theirs alone the counts add up; only those of the others have to be told apart. Of all deployments of a window no commit has to be: each counts where it is new.';
grant execute on function metrics.count_commits to authenticated, service_role;

create function metrics.is_githubs(p_decided_by text, p_origin text) returns boolean
  language sql immutable
  as $$ select p_decided_by = 'github' and p_origin <> 'unknown' $$;
comment on function metrics.is_githubs is 'Whether a commit is of known origin by the word of GitHub.';
grant execute on function metrics.is_githubs to authenticated, service_role;

create function metrics.pick_githubs(p_scope metrics.scope) returns bigint
  language sql stable
  as $$
    select count(distinct k.id)
    from public.commits k cross join lateral (
      select c.deployment_no from public.deployment_commits c where c.commit_id = k.id offset 0) c
    cross join lateral (
      select * from public.deployments d where d.no = c.deployment_no and d.deleted_at is null and not d.left_out
        and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at offset 0) d
    where k.organization_id::text = (p_scope).organization_id::text and metrics.is_githubs(k.decided_by, k.origin)
      and d.cell in (select n.id from unnest((p_scope).cells) as n (id))
      and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
  $$;
comment on function metrics.pick_githubs is 'How many of all commits that GitHub decided the population lists.';
grant execute on function metrics.pick_githubs to authenticated, service_role;

create function metrics.sift_githubs(p_scope metrics.scope) returns bigint
  language sql stable
  as $$
    select count(distinct k.id)
    from metrics.select_deployments(p_scope) d cross join lateral (
      select c.commit_id from public.deployment_commits c
      where c.deployment_no = d.no and c.origin <> 'unknown' offset 0) c
    cross join lateral (
      select k.id, k.decided_by, k.origin from public.commits k where k.id = c.commit_id offset 0) k
    where d.human + d.ai_assisted + d.bot > 0 and metrics.is_githubs(k.decided_by, k.origin)
  $$;
comment on function metrics.sift_githubs is 'How many of the commits that the population lists GitHub decided.';
grant execute on function metrics.sift_githubs to authenticated, service_role;

create function metrics.count_githubs(p_scope metrics.scope, p_known bigint) returns bigint
  language plpgsql stable set search_path = ''
  as $$
begin
  -- From whichever side has fewer: GitHub may have decided one commit of a year, or all of ten years.
  if (select count(*) from (
        select from public.commits k where k.organization_id::text = (p_scope).organization_id::text
          and metrics.is_githubs(k.decided_by, k.origin) limit p_known) k) < p_known then
    return metrics.pick_githubs(p_scope);
  end if;
  return metrics.sift_githubs(p_scope);
end $$;
comment on function metrics.count_githubs is 'The commits of the population whose origin GitHub decided and is known, given how many are known: distinct, as metrics.count_commits counts them.';
grant execute on function metrics.count_githubs to authenticated, service_role;

create type metrics.share as (
  bucket date, kind text, name text, weight double precision, failed_weight double precision,
  rollback_weight double precision, commits bigint
);
comment on type metrics.share is 'What evaluated deployments come to by the origins or the tools of their commits (kind origin or tool): sums of shares. commits, of a tool alone: distinct by repository and sha. bucket: null of the whole window.';

create function metrics.weigh_shares(p_scope metrics.scope, p_by_bucket boolean) returns setof metrics.share
  language sql stable rows 20
  as $$
    with population as materialized (
      select case when p_by_bucket then metrics.bucket_of(p_scope, d.day) end as bucket, d.no, d.verdict as failed,
        d.verdict and d.repair = 'rollback' as rolled_back, d.repeated,
        nullif(d.human + d.ai_assisted + d.bot, 0)::double precision as known, d.human, d.ai_assisted, d.bot
      from metrics.select_deployments(p_scope) d
    ), judged as materialized (
      select * from population p where p.failed is not null and p.known is not null
    ), marked as materialized (
      select c.tool, c.commit_id, p.repeated, p.failed, case when p.failed is not null then 1 / p.known end as share
      from public.deployment_commits c join population p on p.no = c.deployment_no
      where c.deployment_no = any (array(select p.no from population p where p.ai_assisted > 0 and not p_by_bucket))
        and c.origin = 'ai_assisted' and c.tool is not null
    ), summed as (
      select j.bucket, array['human', 'ai_assisted', 'bot'] as origins,
        array[sum(j.human / j.known), sum(j.ai_assisted / j.known), sum(j.bot / j.known)] as weights,
        array[sum(j.human / j.known) filter (where j.failed), sum(j.ai_assisted / j.known) filter (where j.failed),
          sum(j.bot / j.known) filter (where j.failed)] as failed_weights,
        array[sum(j.human / j.known) filter (where j.rolled_back), sum(j.ai_assisted / j.known) filter (where j.rolled_back),
          sum(j.bot / j.known) filter (where j.rolled_back)] as rollback_weights
      from judged j group by j.bucket
    )
    select s.bucket, 'origin', w.origin, w.weight, w.failed_weight, w.rollback_weight, null::bigint
    from summed s cross join lateral unnest(s.origins, s.weights, s.failed_weights, s.rollback_weights)
      as w (origin, weight, failed_weight, rollback_weight)
    union all
    select null, 'tool', m.tool, sum(m.share), sum(m.share) filter (where m.failed), null,
      count(*) filter (where not m.repeated) + coalesce((
        select count(*) from (select distinct r.commit_id from marked r where r.repeated and r.tool = m.tool) r), 0)
    from marked m group by m.tool
  $$;
comment on function metrics.weigh_shares is 'Share: an evaluated deployment counts as 1, split over the origins of its distinct commits of known origin. weight: sum of shares; failed_weight: over failed deployments; rollback_weight: over those of them that were rolled back. By tool the same within ai_assisted, for commits whose tool is known. p_by_bucket: origins by the buckets of the series, no tools.';
grant execute on function metrics.weigh_shares to authenticated, service_role;

create function metrics.format_share(p_share metrics.share) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object('cfr', coalesce((p_share).failed_weight, 0) / nullif((p_share).weight, 0),
      'weight', coalesce((p_share).weight, 0))
  $$;
comment on function metrics.format_share is 'What an origin or a tool had in the window that is compared with; zero where it had nothing.';
grant execute on function metrics.format_share to authenticated, service_role;

