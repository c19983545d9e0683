-- What deployments come to by service, team, repository and environment. Each row by a number: names would be compared
-- for every day of every row.

create function metrics.number_rows(p_scope metrics.scope) returns table (cell uuid, dimension text, key text, part integer)
  language sql stable rows 800
  as $$
    select k.cell, p.dimension, p.key, dense_rank() over (order by p.dimension, p.key collate "C")::int
    from metrics.keys_of((p_scope).cells) k cross join lateral (values ('service', k.service), ('team', k.team),
      ('repository', k.repository), ('env', k.env)) as p (dimension, key)
    where p.dimension = any ((p_scope).dimensions)
  $$;
comment on function metrics.number_rows is 'The rows that each cell goes into, one of every dimension that is measured, numbered.';
grant execute on function metrics.number_rows to authenticated, service_role;

create function metrics.measure_rows(p_scope metrics.scope, p_is_shown boolean) returns setof metrics.deployment_measure
  language sql stable rows 200
  as $$
    with population as materialized (
      select d.cell, d.day, d.no, d.started_at, d.verdict, d.is_rework, d.recovery from metrics.select_deployments(p_scope) d
    ), counts as materialized (
      -- Integers, whose sums are no numerics.
      select p.cell, metrics.bucket_of(p_scope, p.day) as bucket, count(*)::int as deployments,
        count(*) filter (where p.verdict)::int as failed, count(p.verdict)::int as evaluated,
        count(*) filter (where p.is_rework)::int as rework, max(p.started_at) as last_at
      from population p group by p.cell, p.day
    ), cells as materialized (
      select c.cell, sum(c.deployments)::int as deployments, sum(c.failed)::int as failed, sum(c.evaluated)::int as evaluated,
        sum(c.rework)::int as rework, max(c.last_at) as last_at
      from counts c group by c.cell
    ), parts as materialized (
      select * from metrics.number_rows(p_scope)
    ), summed as materialized (
      select p.part, p.dimension, p.key, sum(c.deployments) as deployments, sum(c.failed) as failed,
        sum(c.evaluated) as evaluated, sum(c.rework) as rework,
        row_number() over (partition by p.dimension order by sum(c.deployments) desc, p.key collate "C" nulls last) as place
      from cells c join parts p on p.cell = c.cell group by p.part, p.dimension, p.key
    ), recoveries as (
      select p.part, array_agg(r.recovery order by r.recovery) as vals
      from population r join parts p on p.cell = r.cell where r.verdict and r.recovery is not null group by p.part
    ), wanted as materialized (
      select s.part from summed s where p_is_shown and s.place <= 200
    ), spread as (
      select w.part, c.bucket, sum(c.deployments) as deployments
      from counts c join parts p on p.cell = c.cell join wanted w on w.part = p.part group by w.part, c.bucket
    ), sparks as (
      select w.part, array_agg(d.deployments order by b.at) as deployments
      from wanted w cross join (select l.at from metrics.list_buckets(p_scope) l where p_is_shown offset 0) b
      left join spread d on d.part = w.part and d.bucket = b.at
      group by w.part
    ), newest as (
      select distinct on (c.cell) c.cell, p.no, p.started_at, d.external_id, d.connection_id
      from cells c join population p on p.cell = c.cell and p.started_at = c.last_at
      cross join lateral (select d.external_id, d.connection_id from public.deployments d where d.no = p.no offset 0) d
      where p_is_shown
      order by c.cell, d.external_id collate "C" desc, d.connection_id desc
    ), spelled as (
      select distinct on (p.part) p.part, n.no
      from newest n join parts p on p.cell = n.cell
      order by p.part, n.started_at desc, n.external_id collate "C" desc, n.connection_id desc
    ), began as (
      select p.part, min(f.first_at) as first_at
      from metrics.find_firsts(p_scope) f join parts p on p.cell = f.cell where p_is_shown group by p.part
    )
    select s.dimension, s.key, s.deployments, null::bigint, s.failed, s.evaluated, s.deployments - s.evaluated, s.rework,
      null::bigint, null::bigint, r.vals, null::jsonb, null::jsonb, s.place, b.first_at, l.no, k.deployments
    from summed s left join recoveries r on r.part = s.part left join began b on b.part = s.part
    left join spelled l on l.part = s.part left join sparks k on k.part = s.part
  $$;
comment on function metrics.measure_rows is 'metrics.measure_deployments by service, team, repository and environment. p_is_shown: with what only a row that is shown needs; sparks of the 200 of a dimension that are.';
grant execute on function metrics.measure_rows to authenticated, service_role;
