-- Lists of changes and of commits, and their counts, as they are answered.

create function metrics.format_place(p_organization_id uuid, p_no bigint, p_position integer) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('sha', k.sha, 'repository', private.find_repository(p_organization_id, d.service, d.repository),
      'committedAt', private.as_iso(k.committed_at), 'url', k.url, 'origin', k.origin, 'tool', k.tool,
      'authorship', k.authorship, 'decidedBy', k.decided_by,
      'rule', jsonb_build_object('code', k.rule, 'numbers', coalesce(k.rule_numbers, '{}')),
      'message', split_part(w.message, E'\n', 1),
      'deployment', jsonb_build_object('id', d.id, 'externalId', d.external_id, 'service', d.service, 'env', d.env,
        'startedAt', private.as_iso(d.started_at), 'finishedAt', private.as_iso(d.finished_at)),
      'leadSeconds', c.lead, 'stages', jsonb_build_object('time_to_pr_ready', c.time_to_pr_ready,
        'review_time', c.review_time, 'merge_time', c.merge_time, 'time_to_deploy', c.time_to_deploy,
        'deploy_time', c.deploy_time))
    from (select * from public.deployments d where (d.organization_id = p_organization_id) is true and d.no = p_no offset 0) d
    cross join lateral (
      select * from public.deployment_commits c where c.deployment_no = d.no and c.position = p_position offset 0) c
    cross join lateral (
      select k.sha, k.committed_at, k.url, k.origin, k.tool, k.authorship, k.rule, k.rule_numbers, k.decided_by
      from public.commits k where k.id = c.commit_id offset 0) k
    cross join lateral private.read_words(array[c.commit_id]) w
  $$;
comment on function metrics.format_place is 'A commit in a deployment as lists show it: message is its first line; leadSeconds as lead time takes it, null when not known.';
grant execute on function metrics.format_place to authenticated, service_role;

create function metrics.as_place_page(p_organization_id uuid, p_page private.page, p_places metrics.place[]) returns jsonb
  language sql stable
  as $$
    select private.as_page(p_page, array_agg(metrics.format_place(p_organization_id, p.no, p.position) order by p.turn),
      array_agg(private.as_cursor(p.started_at, p.no) || jsonb_build_object('sort', 'position', 'value', -p.position)
        order by p.turn))
    from unnest(p_places) with ordinality as p (no, "position", started_at, turn)
  $$;
comment on function metrics.as_place_page is 'A page of commits in deployments as lists answer it.';
grant execute on function metrics.as_place_page to authenticated, service_role;

create function public.list_changes(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope,
        metrics.read_places_page(p_organization_id, p_filter, 'changes') as page
    )
    select metrics.as_place_page(p_organization_id, a.page,
      array(select p from metrics.list_places(a.scope, a.page, 'changes') p))
    from asked a
  $$;
comment on function public.list_changes is 'The changes that lead time counts in the report of the same filter, the newest deployment first. Also {limit, cursor {at, id, sort, value}, state, stage, deployedTo, origin, tool, q}: state excluded or redelivered: those instead, as metrics.listing says; stage: those of which it is known; deployedTo: as metrics.is_deployed_to says; q is looked for in names of the deployment, and from four characters on as the beginning of the sha.';
grant execute on function public.list_changes to authenticated, service_role;

create function public.count_changes(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  set jit = off set work_mem = '64MB'
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope,
        metrics.read_places_page(p_organization_id, p_filter, 'changes') as page
    ), tallied as materialized (
      select t.* from asked a cross join lateral metrics.tally_cells(a.scope, a.page) t
    ), numbers as materialized (
      -- Apart: asked for within the condition, they were read anew for each commit that there is.
      select array(select unnest(t.titled) from tallied t) as titled, array(select unnest(t.others) from tallied t) as others
    ), told as (
      select s.state, c.time_to_pr_ready, c.review_time, c.merge_time, c.time_to_deploy, c.deploy_time
      from asked a cross join numbers n cross join lateral metrics.select_wanted(a.page, n.titled, n.others) c
      cross join lateral (
        -- offset 0: once for each, not for all that asks for it.
        select metrics.state_of_change(a.scope, c.origin, c.lead, c.earlier, c.ousted) as state offset 0) s
    ), counted as (
      select array[count(*) filter (where t.state = 'counted'), count(*) filter (where t.state = 'excluded'),
        count(*) filter (where t.state = 'redelivered'),
        count(t.time_to_pr_ready) filter (where t.state = 'counted'), count(t.review_time) filter (where t.state = 'counted'),
        count(t.merge_time) filter (where t.state = 'counted'), count(t.time_to_deploy) filter (where t.state = 'counted'),
        count(t.deploy_time) filter (where t.state = 'counted')] as changes
      from told t
      union all
      select t.changes from tallied t
    )
    select jsonb_build_object('counted', sum(c.changes[1]), 'excluded', sum(c.changes[2]), 'redelivered', sum(c.changes[3]),
      'stages', jsonb_build_object('time_to_pr_ready', sum(c.changes[4]), 'review_time', sum(c.changes[5]),
        'merge_time', sum(c.changes[6]), 'time_to_deploy', sum(c.changes[7]), 'deploy_time', sum(c.changes[8])))
    from counted c
  $$;
comment on function public.count_changes is 'How many changes public.list_changes holds for the same filter, by state and, of those counted, by stage: {counted, excluded, redelivered, stages}. Takes deployedTo, origin, tool and q as that does.';
grant execute on function public.count_changes to authenticated, service_role;

create function public.list_commits(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope,
        metrics.read_places_page(p_organization_id, p_filter, 'commits') as page
    )
    select metrics.as_place_page(p_organization_id, a.page,
      array(select p from metrics.list_places(a.scope, a.page, 'commits') p))
    from asked a
  $$;
comment on function public.list_commits is 'The distinct commits by repository and sha that the report of the same filter counts by origin, each at the first deployment of the population that lists it, the newest first. Also {limit, cursor {at, id, sort, value}, origin, tool, q}: q is looked for in the repository, and from four characters on as the beginning of the sha.';
grant execute on function public.list_commits to authenticated, service_role;

-- No sorting: commits are told apart by a hash, where the planner takes them for few and would sort them all.
create function public.count_commits(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  set jit = off set work_mem = '64MB' set enable_sort = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope,
        metrics.read_places_page(p_organization_id, p_filter, 'commits') as page
    ), numbers as materialized (
      -- Apart: asked for within the condition, they were read anew for each commit that there is.
      select array_agg(n.no) filter (where n.is_titled) as titled, array_agg(n.no) filter (where not n.is_titled) as others
      from asked a cross join unnest((a.scope).cells) as k (id) cross join lateral (
        select * from metrics.select_listing(a.scope, a.page, 'commits', k.id) offset 0) n
      where (a.page).query is not null or (a.page).tool is not null
    ), counted as (
      select n.origin, n.commits from asked a cross join lateral metrics.count_commits(a.scope) n
      where (a.page).query is null and (a.page).tool is null
      union all
      select n.origin, count(*) from (
        select distinct c.origin, c.commit_id
        from asked a cross join numbers n cross join lateral metrics.select_wanted(a.page, n.titled, n.others) c
        where (a.page).query is not null or (a.page).tool is not null) n
      group by n.origin
    )
    select jsonb_build_object('all', coalesce(sum(c.commits), 0),
      'known', coalesce(sum(c.commits) filter (where c.origin <> 'unknown'), 0),
      'human', coalesce(sum(c.commits) filter (where c.origin = 'human'), 0),
      'ai_assisted', coalesce(sum(c.commits) filter (where c.origin = 'ai_assisted'), 0),
      'bot', coalesce(sum(c.commits) filter (where c.origin = 'bot'), 0),
      'unknown', coalesce(sum(c.commits) filter (where c.origin = 'unknown'), 0))
    from counted c
  $$;
comment on function public.count_commits is 'How many commits public.list_commits holds for the same filter, by origin: {all, known, human, ai_assisted, bot, unknown}. Takes tool and q as that does.';
grant execute on function public.count_commits to authenticated, service_role;
