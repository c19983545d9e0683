-- Repositories -----------------------------------------------------------------------------------------------------

create type metrics.repository_cell as (
  id uuid, slug text, service text, deployments bigint, last_at timestamptz
);
comment on type metrics.repository_cell is 'A cell whose deployments have a repository, with those of the last 90 days.';

create function metrics.select_repository_cells(p_organization_id uuid, p_since timestamptz)
  returns setof metrics.repository_cell
  language sql stable rows 200
  as $$
    select k.id, r.slug, k.service, d.deployments, d.last_at
    from public.cells k cross join lateral (select metrics.repository_of(k) as slug) r
    cross join lateral (
      select count(*) as deployments, max(d.started_at) as last_at from public.deployments d
      where d.cell = k.id and d.started_at > p_since and d.deleted_at is null and not d.left_out offset 0) d
    where k.organization_id = p_organization_id and r.slug is not null and d.deployments > 0
  $$;
comment on function metrics.select_repository_cells is 'Where the live deployments since a moment come from, in all environments.';
grant execute on function metrics.select_repository_cells to authenticated, service_role;

create function metrics.name_services(p_cells metrics.repository_cell[]) returns table (slug text, names jsonb)
  language sql stable rows 50
  as $$
    select n.slug, jsonb_agg(n.name order by lower(n.name) collate "C")
    from (
      select distinct on (k.slug, k.service) k.slug, coalesce(d.service, k.service) as name
      from unnest(p_cells) k left join lateral (
        select d.service from public.deployments d
        where d.cell = k.id and d.started_at = k.last_at and d.deleted_at is null and not d.left_out
        order by d.external_id collate "C" desc limit 1) d on true
      where k.service is not null
      order by k.slug, k.service, k.last_at desc nulls last, k.id) n
    group by n.slug
  $$;
comment on function metrics.name_services is 'The services of each repository by the alphabet, spelled as in the newest deployment.';
grant execute on function metrics.name_services to authenticated, service_role;

create function public.list_repositories(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_page private.page := private.read_page(p_filter);
  v_since timestamptz := private.clock() - interval '2160 hours';
begin
  perform private.require_role(p_organization_id, 'viewer');
  return (
    with cells as materialized (
      select * from metrics.select_repository_cells(p_organization_id, v_since)
      union all
      select null, m.repository, m.service, 0, null from public.service_repositories m
      where m.organization_id = p_organization_id
    ), found as (
      select c.slug, coalesce(max(c.last_at), 'epoch') as at, md5(c.slug)::uuid as id, sum(c.deployments) as deployments
      from cells c group by c.slug
    ), paged as materialized (
      select * from found f where v_page.before_id is null or (f.at, f.id) < (v_page.before_at, v_page.before_id)
      order by f.at desc, f.id desc limit v_page.max_rows + 1
    ), own as materialized (
      select coalesce(array_agg(row(c.id, c.slug, c.service, c.deployments, c.last_at)::metrics.repository_cell), '{}') as cells
      from cells c where c.slug in (select p.slug from paged p)
    )
    select private.as_page(v_page, array_agg(jsonb_build_object('slug', p.slug, 'services', coalesce(s.names, '[]'),
        'deployments', p.deployments, 'commits', coalesce(k.commits, 0), 'marked', coalesce(k.marked, 0),
        'connected', exists (select from public.github_repositories g join public.connections n
          on n.organization_id = g.organization_id and n.id = g.connection_id and n.status <> 'disconnected'
          where g.organization_id = p_organization_id and g.repository = p.slug)) order by p.at desc, p.id desc),
      array_agg(private.as_cursor(p.at, p.id) order by p.at desc, p.id desc))
    from paged p cross join own o
    left join (
      select c.repository, sum(c.commits) as commits, sum(c.commits) filter (where c.origin = 'ai_assisted') as marked
      from (select metrics.read_scope(p_organization_id, jsonb_build_object('env', '*', 'from', v_since,
              'repository', jsonb_agg(g.slug)), false) as scope from paged g having count(*) > 0 offset 0) w
      cross join lateral metrics.count_commits(w.scope) c group by c.repository) k on k.repository = p.slug
    left join metrics.name_services(o.cells) s on s.slug = p.slug);
end $$;
comment on function public.list_repositories is 'The repositories that live deployments of the last 90 days come from, in all environments, and those that services are mapped to, by their last deployment, newest first: {limit, cursor: {at, id}}. services: those deployed from it or mapped to it; commits: distinct; marked: of these, with the mark of an AI tool; connected: whether a source reads the repository itself.';
grant execute on function public.list_repositories to authenticated, service_role;
