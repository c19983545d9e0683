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

create function metrics.is_titled(p_page private.page, p_of text, p_deployment public.deployments) returns boolean
  language sql stable
  as $$
    select case p_of when 'changes' then metrics.is_named(p_page, p_deployment)
      else (p_deployment).cell = any ((p_page).named) end
  $$;
comment on function metrics.is_titled is 'Whether a deployment has the text that a page looks for where all of its commits are found by it: changes by its names, commits by their repository.';
grant execute on function metrics.is_titled to authenticated, service_role;

create function metrics.may_list(p_page private.page, p_human integer, p_ai_assisted integer, p_bot integer, p_unknown integer)
  returns boolean language sql immutable
  as $$
    select ((p_page).origin is null or metrics.has_origin((p_page).origin, p_human, p_ai_assisted, p_bot, p_unknown))
      and ((p_page).tool is null or p_ai_assisted > 0)
  $$;
comment on function metrics.may_list is 'Whether a deployment may have a commit of the origin and tool that a page asks for: of the others none is looked at.';
grant execute on function metrics.may_list to authenticated, service_role;

create function metrics.may_be_in_state(p_scope metrics.scope, p_page private.page, p_changes integer[],
                                        p_changes_anywhere integer[])
  returns boolean language sql immutable
  as $$
    select p_changes is null
      or 'counted' = any (coalesce((p_page).wanted, '{counted}'))
        and (case when (p_scope).envs is null then coalesce(p_changes_anywhere, p_changes) else p_changes end)
          [coalesce(array_position(private.stages(), (p_page).stage) + 3, 1)] > 0
      or 'excluded' = any ((p_page).wanted)
        and (case when (p_scope).envs is null then coalesce(p_changes_anywhere, p_changes) else p_changes end)[2] > 0
      or 'redelivered' = any ((p_page).wanted)
        and (case when cardinality((p_scope).envs) = 1 then p_changes else coalesce(p_changes_anywhere, p_changes) end)[3] > 0
  $$;
comment on function metrics.may_be_in_state is 'Whether a deployment may have a change in a state, and with a stage, that a page asks for: of the others none is looked at. The more environments are selected, the more were delivered before, and the fewer are counted or excluded.';
grant execute on function metrics.may_be_in_state to authenticated, service_role;

create function metrics.may_list_new(p_scope metrics.scope, p_known_since timestamptz) returns boolean
  language sql immutable
  as $$ select not (metrics.is_everything(p_scope) and coalesce(p_known_since >= (p_scope).from_at, false)) $$;
comment on function metrics.may_list_new is 'Whether a deployment may list a commit that none before it in the population lists: of the others none is looked at.';
grant execute on function metrics.may_list_new to authenticated, service_role;

create function metrics.tally_of(p_scope metrics.scope, p_page private.page, p_changes integer[],
                                 p_changes_anywhere integer[], p_bot integer)
  returns integer[] language sql immutable
  as $$
    select case when num_nonnulls((p_scope).origin, (p_page).origin, (p_page).tool, (p_page).stage) = 0
        and not ((p_scope).without_bots and p_bot > 0)
      then case when p_changes_anywhere is null then p_changes when (p_scope).envs is null then p_changes_anywhere
        when cardinality((p_scope).envs) = 1 then p_changes end end
  $$;
comment on function metrics.tally_of is 'What the commits of a deployment are to lead time, as private.count_states counts them, where all of them are asked for; null where each has to be looked at: for its origin, its tool or a stage, or because several environments are selected and not all, and it was delivered to another one before.';
grant execute on function metrics.tally_of to authenticated, service_role;

create function metrics.begins_with(p_commit_id uuid, p_start text) returns boolean
  language sql stable
  as $$ select (select starts_with(lower(k.sha), p_start) from public.commits k where k.id = p_commit_id) $$;
comment on function metrics.begins_with is 'Whether the sha of a commit begins with this, in lower case.';
grant execute on function metrics.begins_with to authenticated, service_role;

create function metrics.is_wanted_commit(p_page private.page, p_commit public.deployment_commits) returns boolean
  language sql immutable
  as $$
    select metrics.is_of_origin((p_page).origin, (p_commit).origin)
      and ((p_page).tool is null or (p_commit).origin = 'ai_assisted' and (p_commit).tool = (p_page).tool)
      and metrics.has_stage((p_page).stage, p_commit)
  $$;
comment on function metrics.is_wanted_commit is 'Whether a commit in a deployment is one that a page asks for by origin, tool and stage.';
grant execute on function metrics.is_wanted_commit to authenticated, service_role;

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

create function metrics.is_told_first(p_scope metrics.scope, p_commit_id uuid, p_at timestamptz, p_no bigint)
  returns setof boolean language sql stable rows 1
  as $$
    select true where (
      select true from public.deployment_commits c cross join lateral (
        select * from public.deployments d where d.no = c.deployment_no offset 0) d
      where c.commit_id = p_commit_id and d.deleted_at is null and not d.left_out and d.cell = any ((p_scope).cells)
        and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at
        and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
        and (d.started_at < p_at or d.started_at = p_at and d.no <> p_no and (
          select (d.external_id collate "C", d.connection_id) < (o.external_id collate "C", o.connection_id)
          from public.deployments o where o.no = p_no))
      limit 1) is null
  $$;
comment on function metrics.is_told_first is 'By what private.derive_changes orders: true when no deployment of the population before this one lists the same commit, no row when one does: as metrics.is_picked.';
grant execute on function metrics.is_told_first to authenticated, service_role;

create function metrics.list_places(p_scope metrics.scope, p_page private.page, p_of text) returns setof metrics.place
  language sql stable rows 50
  as $$
    select p.* from unnest((p_scope).cells) as k (id) cross join lateral (
      -- The newest of each cell, then the newest of all.
      select d.no, c.position, d.started_at
      from metrics.select_in_cell(p_scope, k.id, tstzrange((p_scope).from_at, (p_scope).to_at)) d
      cross join lateral (select * from public.deployment_commits c where c.deployment_no = d.no offset 0) c
      where d.started_at <= coalesce((p_page).before_at, 'infinity')
        and metrics.may_list(p_page, d.human, d.ai_assisted, d.bot, d.unknown)
        and case p_of when 'changes' then metrics.may_be_in_state(p_scope, p_page, d.changes, d.changes_anywhere)
          else metrics.may_list_new(p_scope, d.known_since) end
        and ((p_page).query is null or d.no <@ (p_page).shas or metrics.is_titled(p_page, p_of, d))
        and metrics.is_place_behind(p_page, d.started_at, d.no, c.position)
        and metrics.is_wanted_commit(p_page, c)
        and ((p_page).query is null or metrics.is_titled(p_page, p_of, d) or metrics.begins_with(c.commit_id, (p_page).query))
        and case p_of
          when 'changes' then metrics.state_of_change(p_scope, c.origin, c.lead, c.earlier, c.ousted)
            = any (coalesce((p_page).wanted, '{counted}'))
          -- What no other deployment of the window lists before is told here, and what one of its own lists there.
          else case when coalesce(c.before_at < (p_scope).from_at, true) then true
            when metrics.is_everything(p_scope) then false
            else (select f from metrics.is_told_first(p_scope, c.commit_id, d.started_at, d.no) f) end end
      order by d.started_at desc, d.no desc, c.position limit (p_page).max_rows + 1) p
    where metrics.is_deployed_to(p_page, k.id)
    order by p.started_at desc, p.no desc, p.position limit (p_page).max_rows + 1
  $$;
comment on function metrics.list_places is 'Commits in deployments of the population as a page of a list, one row more than it holds. p_of: changes in one of the states that are wanted, those that count for lead time unless said; or commits, each distinct one at the first deployment of the population that lists it.';
grant execute on function metrics.list_places to authenticated, service_role;

create function metrics.select_listing(p_scope metrics.scope, p_page private.page, p_of text, p_cell uuid)
  returns table (no bigint, is_titled boolean, tally integer[]) language sql stable rows 100
  as $$
    -- Twice, as metrics.select_found.
    select d.no, true, metrics.tally_of(p_scope, p_page, d.changes, d.changes_anywhere, d.bot)
    from metrics.select_in_cell(p_scope, p_cell, tstzrange((p_scope).from_at, (p_scope).to_at)) d
    where (p_page).query is null and metrics.may_list(p_page, d.human, d.ai_assisted, d.bot, d.unknown)
    union all
    select d.no, coalesce(metrics.is_titled(p_page, p_of, d), false),
      metrics.tally_of(p_scope, p_page, d.changes, d.changes_anywhere, d.bot)
    from metrics.select_in_cell(p_scope, p_cell, tstzrange((p_scope).from_at, (p_scope).to_at)) d
    where (p_page).query is not null and metrics.may_list(p_page, d.human, d.ai_assisted, d.bot, d.unknown)
      and (d.no <@ (p_page).shas or metrics.is_titled(p_page, p_of, d))
  $$;
comment on function metrics.select_listing is 'The deployments of one cell with commits that a page may ask for. is_titled: each of them is found by the text that it looks for; else those whose sha begins with it. tally: metrics.tally_of all of them.';
grant execute on function metrics.select_listing to authenticated, service_role;

create function metrics.select_wanted(p_page private.page, p_titled bigint[], p_others bigint[])
  returns setof public.deployment_commits language sql stable rows 20000
  as $$
    -- One walk through the index with all the numbers, as metrics.select_listings does; of a tool through its own.
    select * from public.deployment_commits c where (p_page).tool is null and c.deployment_no = any (p_titled)
      and metrics.is_wanted_commit(p_page, c)
    union all
    select * from public.deployment_commits c where (p_page).tool is not null and c.deployment_no = any (p_titled)
      and c.origin = 'ai_assisted' and c.tool = (p_page).tool and metrics.is_wanted_commit(p_page, c)
    union all
    select * from public.deployment_commits c where c.deployment_no = any (p_others) and metrics.is_wanted_commit(p_page, c)
      and metrics.begins_with(c.commit_id, (p_page).query)
  $$;
comment on function metrics.select_wanted is 'The commits that a page asks for of the deployments that metrics.select_listing found.';
grant execute on function metrics.select_wanted to authenticated, service_role;

create function metrics.tally_cells(p_scope metrics.scope, p_page private.page)
  returns table (titled bigint[], others bigint[], changes bigint[]) language sql stable rows 200
  as $$
    select n.* from unnest((p_scope).cells) as k (id) cross join lateral (
      select array_agg(n.no) filter (where n.is_titled and n.tally is null), array_agg(n.no) filter (where not n.is_titled),
        array[sum(n.tally[1]) filter (where n.is_titled), sum(n.tally[2]) filter (where n.is_titled),
          sum(n.tally[3]) filter (where n.is_titled), sum(n.tally[4]) filter (where n.is_titled),
          sum(n.tally[5]) filter (where n.is_titled), sum(n.tally[6]) filter (where n.is_titled),
          sum(n.tally[7]) filter (where n.is_titled), sum(n.tally[8]) filter (where n.is_titled)]
      from metrics.select_listing(p_scope, p_page, 'changes', k.id) n) n
    where metrics.is_deployed_to(p_page, k.id)
  $$;
comment on function metrics.tally_cells is 'Cell by cell what the changes that a page may ask for are, as private.count_states counts them, without those of the deployments, titled and others, whose commits have to be looked at.';
grant execute on function metrics.tally_cells to authenticated, service_role;

create function metrics.read_places_page(p_organization_id uuid, p_filter jsonb, p_of text) returns private.page
  language plpgsql stable set search_path = ''
  as $$
declare
  v private.page := metrics.read_searched_page(p_organization_id, metrics.as_filter(p_filter) || '{"sort": "position"}');
begin
  if p_of = 'commits' then
    v.stage := null;
    v.named := array(select k.id from public.cells k
      where k.organization_id = p_organization_id and strpos(metrics.repository_of(k), v.query) > 0);
  end if;
  return v;
end $$;
comment on function metrics.read_places_page is 'metrics.read_searched_page of a list of changes or of commits: those by the name of their repository alone.';
grant execute on function metrics.read_places_page to authenticated, service_role;
