-- What the filter menus offer.

create function metrics.sample_tags(p_organization_id uuid) returns table (name text, seen bigint)
  language sql stable rows 500
  as $$
    with sampled as materialized (
      select k.id, greatest(1, 3000 / count(*) over ()) as most from public.cells k
      where k.organization_id = p_organization_id order by k.id limit 1000
    ), spelled as (
      select t.name, count(*) as seen
      from sampled k cross join lateral (
        select d.tags from public.deployments d
        where d.cell = k.id and d.deleted_at is null and not d.left_out
          and d.started_at >= (
            select (date_trunc('month', private.clock() at time zone 'UTC') - interval '13 months') at time zone 'UTC')
        order by d.started_at desc limit k.most) d
      cross join unnest(d.tags) as t (name)
      group by t.name
    )
    select (array_agg(s.name order by s.seen desc, s.name collate "C"))[1], sum(s.seen)::bigint
    from spelled s group by lower(s.name)
  $$;
comment on function metrics.sample_tags is 'The tags of the newest deployments of each cell, 3,000 in all, and how many of these carry each: a tag may be another one with each deployment, so that all of them would be as many as there are deployments.';
grant execute on function metrics.sample_tags to authenticated, service_role;

create function public.list_filter_values(p_organization_id uuid) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    with spelled as (
      select c.dimension, c.name, sum(c.deployments) as deployments
      from public.deployment_counts c
      where c.organization_id = p_organization_id and c.dimension <> 'total'
        -- A select of its own is asked once, the clock would be for each row.
        and c.month > (select date_trunc('month', private.clock() at time zone 'UTC') - interval '14 months')
      group by c.dimension, c.name
    ), used as (
      select s.dimension, (array_agg(s.name order by s.deployments desc, s.name collate "C"))[1] as name,
        sum(s.deployments)::bigint as deployments,
        row_number() over (partition by s.dimension order by sum(s.deployments) desc, lower(s.name) collate "C") as place
      from spelled s group by s.dimension, lower(s.name)
      union all
      select 'tag', t.name, null, row_number() over (order by t.seen desc, lower(t.name) collate "C")
      from metrics.sample_tags(p_organization_id) t
    ), menus as (
      select u.dimension, jsonb_agg(jsonb_build_object('value', u.name, 'deployments', u.deployments) order by u.place) as items
      from used u where u.place <= 500 group by u.dimension
    )
    select jsonb_object_agg(n.dimension, coalesce(m.items, '[]'))
    from unnest(array['service', 'team', 'repository', 'env', 'tag']) as n (dimension)
    left join menus m on m.dimension = n.dimension
  $$;
comment on function public.list_filter_values is 'What the filter menus offer: names in the deployments of this month and the 13 before it (UTC), most used first, at most 500 each; spellings that differ in case are one entry, under the most used spelling. Tags are those of the newest deployments, which nobody counted.';
grant execute on function public.list_filter_values to authenticated, service_role;
