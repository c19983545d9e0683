-- Lead times: which changes count, their sorted lead times (runs), and what is picked from these.

create type metrics.listing as (
  no bigint, cell uuid, day date, commit_id uuid, origin text, tool text, lead double precision,
  time_to_pr_ready double precision, review_time double precision, merge_time double precision,
  time_to_deploy double precision, deploy_time double precision, counted boolean, excluded boolean, redelivered boolean
);
comment on type metrics.listing is 'A commit in one deployment of the population. counted: its change (service, sha) counts here, once ever. excluded: its change has negative times only, and is told here. redelivered: its change had been delivered before.';

create function metrics.state_of_change(p_scope metrics.scope, p_origin text, p_lead double precision, p_earlier text[],
                                        p_ousted text[])
  returns text language sql immutable
  as $$
    select case when (p_scope).without_bots and p_origin = 'bot' or p_origin <> (p_scope).origin then null
      when case when (p_scope).envs is null then p_earlier is not null
        else coalesce(p_earlier && (p_scope).envs, false) end then 'redelivered'
      when p_lead >= 0 then 'counted'
      when p_lead < 0 and case when (p_scope).envs is null then p_ousted is null
        else not coalesce(p_ousted && (p_scope).envs, false) end then 'excluded' end
  $$;
comment on function metrics.state_of_change is 'What a commit in a deployment of the population is to lead time: counted, excluded or redelivered, as metrics.listing says; null when it is none, for want of a lead time or because it was told elsewhere.';
grant execute on function metrics.state_of_change to authenticated, service_role;

create function metrics.select_listings(p_scope metrics.scope, p_spans tstzmultirange) returns setof metrics.listing
  language sql stable rows 20000
  as $$
    with population as materialized (
      select d.no, d.cell, d.day from metrics.select_deployments(p_scope, p_spans) d
    )
    select d.no, d.cell, d.day, c.commit_id, c.origin, c.tool, c.lead, c.time_to_pr_ready, c.review_time, c.merge_time,
      c.time_to_deploy, c.deploy_time, coalesce(s.state = 'counted', false), coalesce(s.state = 'excluded', false),
      coalesce(s.state = 'redelivered', false)
    -- One walk through the index with all the numbers: a look-up for each deployment takes three times as long, and
    -- any other plan reads all commits that there are.
    from public.deployment_commits c join population d on d.no = c.deployment_no
    cross join lateral (
      select metrics.state_of_change(p_scope, c.origin, c.lead, c.earlier, c.ousted) as state) s
    where c.deployment_no = any (array(select p.no from population p))
  $$;
comment on function metrics.select_listings is 'The commits of the deployments of these parts of a window. A change, a commit (sha) that reaches a service, counts once ever: at its first deployment to the selected environments that gives a usable lead time (0 or more), over everything held; excluded are changes with negative times and no usable one. Which these are, the columns earlier and ousted of public.deployment_commits say.';
grant execute on function metrics.select_listings to authenticated, service_role;

-- runs ---------------------------------------------------------------------------------------------------------

create type metrics.run as (kind text, day date, key text, piece integer, n bigint, leads double precision[]);
comment on type metrics.run is 'Lead times in seconds, sorted. kind: lead, of the changes counted on a day; time_to_pr_ready and the other stages of the same changes; cell and origin, lead times of those of the cell or origin that key names; excluded and redelivered have n alone. day: null where a run is of a whole window. piece: long runs are kept in pieces, one after the other.';

create function metrics.form_runs(p_scope metrics.scope, p_spans tstzmultirange, p_parts text[], p_daily boolean)
  returns setof metrics.run language sql stable rows 1000
  as $$
    with listings as materialized (
      select l.day, l.cell, l.origin, l.lead, l.counted, l.excluded, l.redelivered,
        case when w.figures then l.time_to_pr_ready end as time_to_pr_ready,
        case when w.figures then l.review_time end as review_time,
        case when w.figures then l.merge_time end as merge_time,
        case when w.figures then l.time_to_deploy end as time_to_deploy,
        case when w.figures then l.deploy_time end as deploy_time
      from (select 'figures' = any (p_parts) as figures) w cross join metrics.select_listings(p_scope, p_spans) l
    ), cells as materialized (
      -- By a number, which sorts several times as fast.
      select k.id, k.no::int from unnest((p_scope).cells) with ordinality as k (id, no)
    )
    select r.kind, r.day, '', 0, cardinality(r.leads), r.leads
    from (
      select l.day, array_agg(l.lead order by l.lead) as lead,
        array_agg(l.time_to_pr_ready order by l.time_to_pr_ready) filter (where l.time_to_pr_ready is not null) as time_to_pr_ready,
        array_agg(l.review_time order by l.review_time) filter (where l.review_time is not null) as review_time,
        array_agg(l.merge_time order by l.merge_time) filter (where l.merge_time is not null) as merge_time,
        array_agg(l.time_to_deploy order by l.time_to_deploy) filter (where l.time_to_deploy is not null) as time_to_deploy,
        array_agg(l.deploy_time order by l.deploy_time) filter (where l.deploy_time is not null) as deploy_time
      from listings l where l.counted and p_parts && '{figures,series}' group by l.day) d
    cross join lateral (values ('lead', d.day, d.lead), ('time_to_pr_ready', d.day, d.time_to_pr_ready),
      ('review_time', d.day, d.review_time), ('merge_time', d.day, d.merge_time),
      ('time_to_deploy', d.day, d.time_to_deploy), ('deploy_time', d.day, d.deploy_time)) as r (kind, day, leads)
    where r.leads is not null
    union all
    select 'cell', c.of_day, k.id::text, 0, c.n, c.leads
    from (
      select k.no, case when p_daily then l.day end as of_day, count(*) as n, array_agg(l.lead order by l.lead) as leads
      from listings l join cells k on k.id = l.cell where l.counted and 'breakdown' = any (p_parts) group by k.no, of_day) c
    join cells k on k.no = c.no
    union all
    select 'origin', case when p_daily then l.day end as of_day, l.origin, 0, count(*), array_agg(l.lead order by l.lead)
    from listings l where l.counted and 'byOrigin' = any (p_parts) group by l.origin, of_day
    union all
    select 'excluded', case when p_daily then l.day end as of_day, '', 0, count(*), '{}'
    from listings l where l.excluded and 'figures' = any (p_parts) group by of_day
    union all
    select 'redelivered', case when p_daily then l.day end as of_day, '', 0, count(*), '{}'
    from listings l where l.redelivered and 'figures' = any (p_parts) group by of_day
  $$;
comment on function metrics.form_runs is 'The runs that parts of a report need, of parts of its window, from the commits themselves; p_daily: those of cells and origins by day too. The one definition of what public.lead_runs holds.';
grant execute on function metrics.form_runs to authenticated, service_role;

create function metrics.select_runs(p_scope metrics.scope, p_parts text[]) returns setof metrics.run
  language sql stable rows 1000
  as $$
    with folded as materialized (
      select f.from_at, f.to_at, f.day, f.origins from public.folded_days f
      where (p_scope).unfiltered and f.organization_id = (p_scope).organization_id
        and f.from_at >= (p_scope).from_at and f.to_at <= (p_scope).to_at
    ), kinds as materialized (
      select array(select k.kind from (values ('figures', 'lead'), ('series', 'lead'), ('breakdown', 'cell'),
          ('byOrigin', 'origin'), ('figures', 'excluded'), ('figures', 'redelivered')) as k (part, kind)
        where k.part = any (p_parts)
        union select unnest(private.stages()) where 'figures' = any (p_parts)) as wanted
    ), rest as materialized (
      select metrics.window_of(p_scope) - coalesce(range_agg(tstzrange(f.from_at, f.to_at)), '{}') as spans,
        metrics.window_of(p_scope) - coalesce(range_agg(tstzrange(f.from_at, f.to_at)) filter (where f.origins), '{}') as origin_spans
      from folded f
    )
    select r.kind, r.day, r.key, r.piece, r.n, r.leads
    from folded f cross join kinds k cross join lateral (
      select * from public.lead_runs r where r.organization_id = (p_scope).organization_id and r.day = f.day
        and r.kind = any (k.wanted) offset 0) r
    where f.origins or r.kind <> 'origin'
    union all
    select r.* from rest
    cross join lateral metrics.form_runs(p_scope, rest.spans, array_remove(p_parts, 'byOrigin'), false) r
    union all
    -- Apart, so that only these are read anew while origins are decided anew.
    select r.* from rest
    cross join lateral metrics.form_runs(p_scope, rest.origin_spans, array(select 'byOrigin' where 'byOrigin' = any (p_parts)), false) r
  $$;
comment on function metrics.select_runs is 'The runs of a window: those that are kept of whole days, where nothing is filtered, and the rest from the commits.';
grant execute on function metrics.select_runs to authenticated, service_role;

-- values at ranks ----------------------------------------------------------------------------------------------

create type metrics.lead_measure as (
  dimension text, key text, n bigint, p50 double precision, p75 double precision, p90 double precision,
  low double precision, high double precision
);
comment on type metrics.lead_measure is 'Changes counted in one part of a window, and what their lead times are, in seconds. dimension: total, bucket, service, team, repository, env, origin; stage of the total, which key names; excluded and redelivered of the total, n alone. p75 is of the total alone, p90 of an origin too; low and high, the interval of the median, are of all but buckets and origins.';

create function metrics.interval_rank(p_n bigint) returns bigint
  language sql immutable
  as $$ select floor((p_n - 1.959964 * sqrt(p_n::double precision)) / 2)::bigint $$;
comment on function metrics.interval_rank is 'The 95 % interval of the median of n values are those at this rank from either end, z = 1.959964; below 1 there is none.';
grant execute on function metrics.interval_rank to authenticated, service_role;

create function metrics.list_percents(p_dimension text) returns setof integer
  language sql immutable
  as $$
    select unnest(case p_dimension when 'total' then '{50,75,90}' when 'origin' then '{50,90}' else '{50}' end::int[])
  $$;
comment on function metrics.list_percents is 'Which percentiles a part of a report tells.';
grant execute on function metrics.list_percents to authenticated, service_role;

create function metrics.sample_below(p_samples double precision[], p_place integer) returns double precision
  language sql immutable
  as $$
    select case when p_place < 1 then '-infinity'
      when width_bucket(p_samples[p_place], p_samples) = p_place then p_samples[p_place]
      else coalesce((select max(s) from unnest(p_samples) s where s < p_samples[p_place]), '-infinity') end
  $$;
comment on function metrics.sample_below is 'The greatest of sorted samples that is not above the one at a place, counted from 1, and no more of which are as low; minus infinity when there is none.';
grant execute on function metrics.sample_below to authenticated, service_role;

create type metrics.lead_list as (dimension text, key text, piece integer, n bigint, leads double precision[]);
comment on type metrics.lead_list is 'Sorted lead times of one part of a report, dimension and key as in metrics.lead_measure; a part may have many. n: how many they are, or would be where only their number is told.';

create function metrics.select_lists(p_scope metrics.scope, p_parts text[]) returns setof metrics.lead_list
  language sql stable rows 1000
  as $$
    with runs as materialized (
      select * from metrics.select_runs(p_scope, p_parts)
    ), cells as materialized (
      select k.*, row_number() over ()::int as no from metrics.keys_of((p_scope).cells) k where 'breakdown' = any (p_parts)
    ), merged as materialized (
      -- Those of a day are short, and each goes into a row of every dimension.
      select m.no, m.n, array(select v from unnest(m.leads) v order by v) as leads
      from (select c.no, count(*) as n, array_agg(v) as leads
            from runs r join cells c on c.cell::text = r.key cross join lateral unnest(r.leads) v
            where r.kind = 'cell' group by c.no) m
    )
    select 'total', null, r.piece, r.n, r.leads from runs r where r.kind = 'lead' and 'figures' = any (p_parts)
    union all
    select 'bucket', metrics.bucket_of(p_scope, r.day)::text, r.piece, r.n, r.leads
    from runs r where r.kind = 'lead' and 'series' = any (p_parts)
    union all
    select 'stage', r.kind, r.piece, r.n, r.leads from runs r where r.kind = any (private.stages())
    union all
    select 'origin', r.key, r.piece, r.n, r.leads from runs r where r.kind = 'origin'
    union all
    select d.dimension, d.key, 0, m.n, m.leads from merged m join cells c on c.no = m.no
    cross join lateral (values ('service', c.service), ('team', c.team), ('repository', c.repository), ('env', c.env))
      as d (dimension, key)
    where d.dimension = any ((p_scope).dimensions)
    union all
    select r.kind, null, 0, r.n, r.leads from runs r where r.kind in ('excluded', 'redelivered')
  $$;
comment on function metrics.select_lists is 'The sorted lead times of all that parts of a report tell.';
grant execute on function metrics.select_lists to authenticated, service_role;

-- Of many sorted lists the values at a few ranks, exactly, without sorting them together: every so manieth value of each
-- says how many lie below it at least, and at most one step per list more. So two of them are certain to enclose a
-- rank; how many lie below the lower one, each list knows by halving; what lies between them is sorted.
create function metrics.measure_leads(p_scope metrics.scope, p_parts text[]) returns setof metrics.lead_measure
  language sql stable rows 200
  as $$
    with named as materialized (
      select * from metrics.select_lists(p_scope, p_parts)
    ), parts as materialized (
      select p.*, row_number() over ()::int as part, (2 ^ least(5, floor(ln(p.n::double precision / p.lists) / ln(2) / 2)))::int as step
      from (select l.dimension, l.key, sum(l.n)::bigint as n, count(*) filter (where l.piece = 0)::int as lists
            from named l group by l.dimension, l.key) p
    ), lists as materialized (
      select p.part, p.step, l.n::int as n, l.leads
      from named l join parts p on p.dimension = l.dimension and coalesce(p.key, '') = coalesce(l.key, '')
        and (p.key is null) = (l.key is null)
      where l.leads <> '{}'
    ), samples as materialized (
      select i.part, array_agg(i.lead order by i.lead) as leads
      -- offset 0: to be sorted without the lists that they are of.
      from (select l.part, l.leads[i] as lead from lists l cross join lateral generate_series(l.step, l.n, l.step) i offset 0) i
      group by i.part
    ), wanted as materialized (
      select r.part, r.n, r.percent, r.place, coalesce(s.leads[r.last / r.step + 1], 'infinity') as high,
        metrics.sample_below(s.leads, ((r.first - r.slack) / r.step)::int) as low
      from (
        -- Ranks from 0: those that the percentile lies between, and those of the interval of the median.
        select w.part, w.n, w.step, w.slack, w.percent, w.place,
          case when w.outer_rank >= 1 then least(floor(w.place), w.outer_rank - 1) else floor(w.place) end::bigint as first,
          case when w.outer_rank >= 1 then greatest(floor(w.place) + 1, w.n - w.outer_rank)
            else least(floor(w.place) + 1, w.n - 1) end::bigint as last
        from (select p.part, p.n, p.step, p.lists * (p.step - 1) as slack, f.percent,
                f.percent / 100::double precision * (p.n - 1) as place,
                case when f.percent = 50 and p.dimension not in ('bucket', 'origin') then metrics.interval_rank(p.n) end as outer_rank
              from parts p cross join lateral metrics.list_percents(p.dimension) f (percent) offset 0) w
        offset 0) r
      join samples s on s.part = r.part
    ), enclosed as materialized (
      select w.part, w.percent, e.below, l.leads[e.below + 1 : e.upto] as leads
      from lists l join wanted w on w.part = l.part cross join lateral (
        select width_bucket(w.low, l.leads) as below, width_bucket(w.high, l.leads) as upto) e
    ), sorted as materialized (
      select e.part, e.percent, array_agg(v order by v) as leads
      from enclosed e cross join lateral unnest(e.leads) v group by e.part, e.percent
    ), below as materialized (
      select e.part, e.percent, sum(e.below) as n from enclosed e group by e.part, e.percent
    ), picked as materialized (
      select w.part, w.percent, s.leads[r.place] + coalesce((w.place - floor(w.place))
          * (s.leads[r.place + 1] - s.leads[r.place]), 0) as lead,
        s.leads[metrics.interval_rank(w.n) - b.n] as low, s.leads[w.n + 1 - metrics.interval_rank(w.n) - b.n] as high
      from wanted w join sorted s on s.part = w.part and s.percent = w.percent
      join below b on b.part = w.part and b.percent = w.percent
      cross join lateral (select (floor(w.place) - b.n + 1)::int as place) r
    )
    select p.dimension, p.key, p.n, max(v.lead) filter (where v.percent = 50),
      max(v.lead) filter (where v.percent = 75), max(v.lead) filter (where v.percent = 90),
      max(v.low) filter (where v.percent = 50 and p.dimension not in ('bucket', 'origin')),
      max(v.high) filter (where v.percent = 50 and p.dimension not in ('bucket', 'origin'))
    from parts p left join picked v on v.part = p.part group by p.dimension, p.key, p.n
  $$;
comment on function metrics.measure_leads is 'Lead time: percentiles of the lead times of counted changes, linear interpolation; stages: median of each stage that Datadog gave, over the same changes. No row for a part without any.';
grant execute on function metrics.measure_leads to authenticated, service_role;
