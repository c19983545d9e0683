-- Rows by tag, and lines of a split series: what cells do not tell, or not of one window alone.

create function metrics.measure_tags(p_scope metrics.scope, p_limit integer)
  returns setof metrics.deployment_measure language sql stable rows 200
  as $$
    with tagged as materialized (
      select distinct d.no, lower(t) as tag, metrics.bucket_of(p_scope, metrics.day_of(p_scope, d.started_at)) as bucket,
        d.started_at, d.external_id, d.connection_id, d.verdict, d.is_rework, d.recovery
      from unnest((p_scope).cells) as k (id) cross join lateral (
        select * from metrics.select_in_cell(p_scope, k.id, tstzrange((p_scope).from_at, (p_scope).to_at)) offset 0) d
      cross join lateral unnest(d.tags) t
      -- As rows by service of some services: only those that were picked, so that each has all that it opens.
      where (p_scope).tags is null or lower(t) = any ((p_scope).tags)
    ), counted as materialized (
      select g.tag, g.bucket, count(*) as deployments, count(*) filter (where g.verdict) as failed,
        count(*) filter (where g.verdict is not null) as evaluated, count(*) filter (where g.is_rework) as rework
      from tagged g group by g.tag, g.bucket
    ), summed as materialized (
      select c.tag, sum(c.deployments) as deployments, sum(c.failed) as failed, sum(c.evaluated) as evaluated,
        sum(c.rework) as rework
      from counted c group by c.tag order by 2 desc, c.tag collate "C" limit p_limit
    ), recovered as (
      select g.tag, array_agg(g.recovery order by g.recovery) as vals
      from tagged g where g.verdict and g.recovery is not null group by g.tag
    ), sparks as (
      select s.tag, array_agg(c.deployments order by b.at) as deployments
      from summed s cross join (select l.at from metrics.list_buckets(p_scope) l where p_limit is not null offset 0) b
      left join counted c on c.tag = s.tag and c.bucket = b.at
      group by s.tag
    ), newest as (
      select distinct on (g.tag) g.tag, g.no from tagged g
      order by g.tag, g.started_at desc, g.external_id collate "C" desc, g.connection_id desc
    )
    select 'tag', s.tag, s.deployments::bigint, null::bigint, s.failed::bigint, s.evaluated::bigint,
      (s.deployments - s.evaluated)::bigint, s.rework::bigint, null::bigint, null::bigint, r.vals, null::jsonb,
      null::jsonb, null::bigint, null::timestamptz, n.no, k.deployments
    from summed s left join recovered r on r.tag = s.tag left join newest n on n.tag = s.tag
    left join sparks k on k.tag = s.tag
  $$;
comment on function metrics.measure_tags is 'Counts by tag in lower case, most deployments first: a deployment counts in that of each of its tags, of those that are picked where some are. first_at is not told here.';
grant execute on function metrics.measure_tags to authenticated, service_role;

create function metrics.find_first_tags(p_scope metrics.scope, p_tags text[]) returns table (tag text, first_at timestamptz)
  language sql stable rows 200
  as $$
    select lower(t), min(d.started_at)
    from unnest((p_scope).cells) as k (id) cross join lateral (
      select * from metrics.select_in_cell(p_scope, k.id, tstzrange('-infinity', 'infinity')) offset 0) d
    cross join lateral unnest(d.tags) t
    where lower(t) = any (p_tags) group by 1
  $$;
comment on function metrics.find_first_tags is 'Start of the first deployment with each of these tags that a scope takes, over all time.';
grant execute on function metrics.find_first_tags to authenticated, service_role;

create function metrics.measure_tag_leads(p_scope metrics.scope, p_tags text[]) returns setof metrics.lead_measure
  language sql stable rows 200
  as $$
    select 'tag', g.tag, (g.told ->> 'n')::bigint, (g.told ->> 'p50')::double precision, null::double precision,
      null::double precision, (g.told ->> 'low')::double precision, (g.told ->> 'high')::double precision
    from (
      select t.tag, metrics.describe(array_agg(l.lead order by l.lead)) as told
      from metrics.select_listings(p_scope, metrics.window_of(p_scope)) l
      cross join lateral (select d.tags from public.deployments d where d.no = l.no offset 0) d
      cross join lateral (select distinct lower(u) as tag from unnest(d.tags) u) t
      where l.counted and t.tag = any (p_tags) group by t.tag) g
  $$;
comment on function metrics.measure_tag_leads is 'Lead times by tag, of the changes that count at a deployment with it.';
grant execute on function metrics.measure_tag_leads to authenticated, service_role;

create function metrics.format_tags(p_scope metrics.scope, p_before metrics.scope) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_rows metrics.deployment_measure[] := array(select t from metrics.measure_tags(p_scope, 201) t);
  v_tags text[] := array(select t.key from unnest(v_rows) t);
  v_ends timestamptz[] := metrics.list_ends(p_scope);
  v_compares boolean := (p_before).organization_id is not null;
  v_before metrics.deployment_measure[];
  v_before_leads metrics.lead_measure[];
begin
  if v_compares then
    v_before := array(select t from metrics.measure_tags(p_before, null) t);
    v_before_leads := array(select l from metrics.measure_tag_leads(p_before, v_tags) l);
  end if;
  return (
    with total as (
      select count(*) filter (where d.verdict) as failed,
        case (p_scope).formula when 'all' then count(*) else count(d.verdict) end as judged
      from metrics.select_deployments(p_scope) d
    ), open as materialized (
      select t.tag, count(distinct i.id) as open
      from metrics.select_incidents(p_scope) i cross join lateral (select lower(u) as tag from unnest(i.tags) u) t
      where i.finished_at is null group by t.tag
    )
    select jsonb_build_object('truncated', cardinality(v_rows) > 200, 'rows', coalesce(jsonb_agg(
      metrics.format_row((p_scope).formula, r, l) || jsonb_build_object('key', coalesce(n.tag, r.key),
        'pending', r.pending, 'rework', r.rework, 'firstAt', private.as_iso(f.first_at),
        'incidentsOpen', case when (p_scope).repositories is null then coalesce(o.open, 0) end,
        'spark', metrics.format_spark(v_ends, r.spark, f.first_at),
        'effect', metrics.find_effect(r.failed, case (p_scope).formula when 'all' then r.deployments else r.evaluated end,
          t.failed, t.judged),
        'previous', case when v_compares then metrics.format_row((p_scope).formula, b, k) end)
      order by r.deployments desc, r.key collate "C"), '[]'))
    from unnest(v_rows[:200]) r cross join total t
    left join metrics.measure_tag_leads(p_scope, v_tags) l on l.key = r.key
    left join metrics.find_first_tags(p_scope, v_tags) f on f.tag = r.key
    left join unnest(v_before) b on b.key = r.key left join unnest(v_before_leads) k on k.key = r.key
    left join open o on o.tag = r.key
    left join lateral (
      select u as tag from public.deployments d cross join lateral unnest(d.tags) with ordinality as t (u, place)
      where d.no = r.last_no and lower(u) = r.key order by t.place limit 1) n on true);
end $$;
comment on function metrics.format_tags is 'Rows by tag, as those of other dimensions: at most 200, most deployments first. They do not add up, and a deployment without a tag is in none. incidentsOpen is null under a repository filter.';
grant execute on function metrics.format_tags to authenticated, service_role;

create function metrics.narrow_to_line(p_scope metrics.scope, p_by text, p_key text) returns metrics.scope
  language plpgsql stable set search_path = ''
  as $$
declare
  v metrics.scope := p_scope;
begin
  -- What is folded is of everything.
  v.unfiltered := false;
  if p_by = 'origin' then
    v.origin := p_key;
    return v;
  end if;
  v.cells := array(select k.cell from metrics.keys_of((p_scope).cells) k
    where coalesce(case p_by when 'team' then k.team else k.service end, '') = coalesce(p_key, ''));
  if p_by = 'team' then v.teams := array[coalesce(p_key, '')]; else v.services := array[coalesce(p_key, '')]; end if;
  return v;
end $$;
comment on function metrics.narrow_to_line is 'The scope of one line of a split series: what the filter of that name, or of none, would give.';
grant execute on function metrics.narrow_to_line to authenticated, service_role;

create function metrics.list_lines(p_scope metrics.scope, p_by text)
  returns table (key text, deployments bigint, last_no bigint) language sql stable rows 6
  as $$
    with counted as materialized (
      select d.cell, count(*) as deployments, max(d.started_at) as last_at, sum((d.human > 0)::int) as human,
        sum((d.ai_assisted > 0)::int) as ai_assisted, sum((d.bot > 0)::int) as bot, sum((d.unknown > 0)::int) as unknown
      from metrics.select_deployments(p_scope) d group by d.cell
    )
    (select case p_by when 'team' then k.team else k.service end as key, sum(c.deployments)::bigint as deployments,
      (array_agg(n.no order by c.last_at desc, n.external_id collate "C" desc, n.connection_id desc))[1]
    from counted c join metrics.keys_of((p_scope).cells) k on k.cell = c.cell cross join lateral (
      select d.no, d.external_id, d.connection_id from public.deployments d
      where d.cell = c.cell and d.started_at = c.last_at and d.deleted_at is null and not d.left_out
      order by d.external_id collate "C" desc, d.connection_id desc limit 1) n
    where p_by <> 'origin' group by 1
    order by 2 desc, (case p_by when 'team' then k.team else k.service end) collate "C" nulls last limit 6)
    union all
    (select o.origin, sum(o.deployments)::bigint, null
    from counted c cross join lateral (values ('human', c.human), ('ai_assisted', c.ai_assisted), ('bot', c.bot),
      ('unknown', c.unknown)) as o (origin, deployments)
    where p_by = 'origin' and o.deployments > 0 group by o.origin order by 2 desc, 1 limit 6)
  $$;
comment on function metrics.list_lines is 'The six services, teams or origins with most deployments, and the newest deployment of each, which it is spelled by.';
grant execute on function metrics.list_lines to authenticated, service_role;

create function metrics.format_split(p_scope metrics.scope, p_by text) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
declare
  v_by text := case when p_by in ('service', 'team', 'origin') then p_by else 'service' end;
  v_lines jsonb := '[]';
  v_line record;
  v_scope metrics.scope;
  v_series jsonb;
begin
  for v_line in
    select l.key, coalesce(case v_by when 'team' then d.team when 'service' then d.service end, l.key) as name
    from metrics.list_lines(p_scope, v_by) l left join public.deployments d on d.no = l.last_no
    order by l.deployments desc, l.key collate "C" nulls last
  loop
    v_scope := metrics.narrow_to_line(p_scope, v_by, v_line.key);
    v_series := metrics.format_parts(metrics.measure(v_scope, metrics.find_first(v_scope), '{series}', true), null, '{series}') -> 'series';
    v_lines := v_lines || jsonb_build_array(jsonb_build_object('key', v_line.name, 'series', v_series));
  end loop;
  return jsonb_build_object('by', v_by, 'lines', v_lines);
end $$;
comment on function metrics.format_split is 'The series of the six greatest services, teams or origins. By origin a deployment counts in the line of each origin that its commits have, and lead times are of the changes by it.';
grant execute on function metrics.format_split to authenticated, service_role;
