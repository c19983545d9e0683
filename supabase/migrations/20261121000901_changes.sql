-- The changes behind lead time and the commits behind origins: rows of deployments, each told by the number of its
-- deployment and its place there, the newest deployment first.

create function metrics.is_of_origin(p_wanted text, p_origin text) returns boolean
  language sql immutable
  as $$ select p_wanted is null or p_origin = p_wanted or p_wanted = 'known' and p_origin <> 'unknown' $$;
comment on function metrics.is_of_origin is 'Whether a commit is of the origin that is wanted; known is any but unknown, null any.';
grant execute on function metrics.is_of_origin to authenticated, service_role;

create function metrics.has_stage(p_stage text, p_commit public.deployment_commits) returns boolean
  language sql immutable
  as $$
    select p_stage is null or case p_stage when 'time_to_pr_ready' then (p_commit).time_to_pr_ready
      when 'review_time' then (p_commit).review_time when 'merge_time' then (p_commit).merge_time
      when 'time_to_deploy' then (p_commit).time_to_deploy when 'deploy_time' then (p_commit).deploy_time end is not null
  $$;
comment on function metrics.has_stage is 'Whether a stage of a change is known; null: any change.';
grant execute on function metrics.has_stage to authenticated, service_role;

create function metrics.is_change_picked(p_page private.page, p_commit public.deployment_commits) returns setof boolean
  language sql stable rows 1
  as $$
    select true
    where metrics.is_of_origin((p_page).origin, (p_commit).origin)
      and ((p_page).tool is null or (p_commit).tool = (p_page).tool)
      and metrics.has_stage((p_page).stage, p_commit)
      and ((p_page).query is null
        or (select starts_with(lower(k.sha), (p_page).query) from public.commits k where k.id = (p_commit).commit_id)
        or (select metrics.names(t, (p_page).query) from public.deployments t where t.no = (p_commit).deployment_no))
  $$;
comment on function metrics.is_change_picked is 'True when a change is one that a page asks for by origin, tool, stage and text, no row when not: as metrics.find_sha.';
grant execute on function metrics.is_change_picked to authenticated, service_role;

create function metrics.is_place_behind(p_page private.page, p_at timestamptz, p_no bigint, p_position integer)
  returns boolean language sql immutable
  as $$
    select (p_page).before_number is null
      or (p_at, p_no, -p_position) < ((p_page).before_at, (p_page).before_number, (p_page).before_value)
  $$;
comment on function metrics.is_place_behind is 'Whether a commit in a deployment comes after the place where the page begins.';
grant execute on function metrics.is_place_behind to authenticated, service_role;

create function metrics.is_deployed_to(p_page private.page, p_cell uuid) returns boolean
  language sql stable
  as $$
    select (p_page).deployed_to is null or (p_page).deployed_to = (
      select coalesce('env:' || k.env, 'none') from public.cells k where k.id = p_cell)
  $$;
comment on function metrics.is_deployed_to is 'Whether the deployments of a cell are to the environment that a page of changes is narrowed to. Unlike the environments of a scope it decides nothing of what was delivered before: rows by environment count so.';
grant execute on function metrics.is_deployed_to to authenticated, service_role;

create type metrics.place as (no bigint, "position" integer, started_at timestamptz);
comment on type metrics.place is 'A commit in a deployment, with the start of that.';

create function metrics.list_changes(p_scope metrics.scope, p_page private.page) returns setof metrics.place
  language sql stable rows 50
  as $$
    select p.* from unnest((p_scope).cells) as k (id) cross join lateral (
      -- The newest of each cell, then the newest of all.
      select d.no, c.position, d.started_at
      from metrics.select_in_cell(p_scope, k.id, tstzrange((p_scope).from_at, (p_scope).to_at)) d
      cross join lateral (select * from public.deployment_commits c where c.deployment_no = d.no offset 0) c
      where d.started_at <= coalesce((p_page).before_at, 'infinity')
        and metrics.is_place_behind(p_page, d.started_at, d.no, c.position)
        and metrics.state_of_change(p_scope, c.origin, c.lead, c.earlier, c.ousted)
          = any (coalesce((p_page).wanted, '{counted}'))
        and (select f from metrics.is_change_picked(p_page, c) f)
      order by d.started_at desc, d.no desc, c.position limit (p_page).max_rows + 1) p
    where metrics.is_deployed_to(p_page, k.id)
    order by p.started_at desc, p.no desc, p.position limit (p_page).max_rows + 1
  $$;
comment on function metrics.list_changes is 'The changes of the population as a page of a list, one row more than it holds: those that count for lead time, or those of the states that are wanted.';
grant execute on function metrics.list_changes to authenticated, service_role;

create function metrics.is_told_first(p_scope metrics.scope, p_commit_id uuid, p_at timestamptz, p_no bigint)
  returns setof boolean language sql stable rows 1
  as $$
    select true where (
      select true from public.deployment_commits c cross join lateral (
        select * from public.deployments d where d.no = c.deployment_no offset 0) d
      where c.commit_id = p_commit_id and d.deleted_at is null and not d.left_out and d.cell = any ((p_scope).cells)
        and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at
        and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
        and (d.started_at, d.no) < (p_at, p_no) limit 1) is null
  $$;
comment on function metrics.is_told_first is 'True when no deployment of the population before this one lists the same commit, no row when one does: as metrics.find_sha.';
grant execute on function metrics.is_told_first to authenticated, service_role;

create function metrics.is_commit_picked(p_page private.page, p_commit public.deployment_commits) returns setof boolean
  language sql stable rows 1
  as $$
    select true
    where metrics.is_of_origin((p_page).origin, (p_commit).origin)
      and ((p_page).tool is null or (p_commit).tool = (p_page).tool)
      and ((p_page).query is null or (
        select starts_with(lower(k.sha), (p_page).query) or strpos(k.repository, (p_page).query) > 0
        from public.commits k where k.id = (p_commit).commit_id))
  $$;
comment on function metrics.is_commit_picked is 'True when a commit is one that a page asks for by origin, tool and text, no row when not: as metrics.find_sha.';
grant execute on function metrics.is_commit_picked to authenticated, service_role;

create function metrics.list_commits(p_scope metrics.scope, p_page private.page) returns setof metrics.place
  language sql stable rows 50
  as $$
    select p.* from unnest((p_scope).cells) as k (id) cross join lateral (
      select d.no, c.position, d.started_at
      from metrics.select_in_cell(p_scope, k.id, tstzrange((p_scope).from_at, (p_scope).to_at)) d
      cross join lateral (select * from public.deployment_commits c where c.deployment_no = d.no offset 0) c
      where d.started_at <= coalesce((p_page).before_at, 'infinity')
        and metrics.is_place_behind(p_page, d.started_at, d.no, c.position)
        and (select f from metrics.is_commit_picked(p_page, c) f)
        -- One that no other deployment lists is told here alone.
        and (not c.repeated and not (p_scope).mixed
          or (select f from metrics.is_told_first(p_scope, c.commit_id, d.started_at, d.no) f))
      order by d.started_at desc, d.no desc, c.position limit (p_page).max_rows + 1) p
    order by p.started_at desc, p.no desc, p.position limit (p_page).max_rows + 1
  $$;
comment on function metrics.list_commits is 'The distinct commits of the population as a page of a list, one row more than it holds, each at the first deployment of the population that lists it.';
grant execute on function metrics.list_commits to authenticated, service_role;
