-- Which events a scope is about: the one predicate of the report and of the lists.

-- population ---------------------------------------------------------------------------------------------------

create type metrics.deployment as (
  no bigint, cell uuid, started_at timestamptz, day date, verdict boolean, is_rework boolean, corrected boolean,
  recovery double precision, repair text, human integer, ai_assisted integer, bot integer, unknown integer,
  mean_lead double precision, averages double precision[], change_failure boolean, recovery_seconds double precision,
  repeated boolean, is_rerun boolean, listed_beside boolean, is_brief boolean
);
comment on type metrics.deployment is 'What the metrics need to know of a deployment: columns of public.deployments. repeated: whether one of its commits may be in another of the population. day: where it started, in the organisation''s time zone.';

create function metrics.matches_any(p_values text[], p_names text[]) returns boolean
  language sql immutable
  as $$ select exists (select from unnest(p_values) v where lower(v) = any (p_names)) $$;
comment on function metrics.matches_any is 'Whether a list contains one of the names, which are in lower case.';
grant execute on function metrics.matches_any to authenticated, service_role;

create function metrics.takes_incident(p_scope metrics.scope, p_incident public.incidents) returns boolean
  language sql immutable
  as $$
    select ((p_scope).envs is null
        or case when (p_incident).envs = '{}' then (p_scope).takes_unnamed_envs
           else metrics.matches_any((p_incident).envs, (p_scope).envs) end)
      and ((p_scope).services is null or metrics.matches_any((p_incident).services, (p_scope).services)
        or (p_incident).services = '{}' and '' = any ((p_scope).services))
      and ((p_scope).teams is null or metrics.matches_any((p_incident).teams, (p_scope).teams)
        or (p_incident).teams = '{}' and '' = any ((p_scope).teams))
      and ((p_scope).tags is null or metrics.matches_any((p_incident).tags, (p_scope).tags))
      and ((p_scope).connections is null or (p_incident).connection_id = any ((p_scope).connections))
  $$;
comment on function metrics.takes_incident is 'What a scope asks of an incident beside its time and repository.';
grant execute on function metrics.takes_incident to authenticated, service_role;

create function metrics.takes_deployment(p_scope metrics.scope, p_tags text[], p_human integer, p_ai_assisted integer,
                                         p_bot integer)
  returns boolean language sql immutable
  as $$
    select not ((p_scope).without_bots and p_bot > 0 and p_human = 0 and p_ai_assisted = 0)
      and ((p_scope).tags is null or metrics.matches_any(p_tags, (p_scope).tags))
  $$;
comment on function metrics.takes_deployment is 'What a scope asks of a deployment beside its cell and time: a tag, and that its known commits are not all by bots.';
grant execute on function metrics.takes_deployment to authenticated, service_role;

create function metrics.has_origin(p_origin text, p_human integer, p_ai_assisted integer, p_bot integer, p_unknown integer)
  returns boolean language sql immutable
  as $$
    select case p_origin when 'human' then p_human > 0 when 'ai_assisted' then p_ai_assisted > 0 when 'bot' then p_bot > 0
      when 'unknown' then p_unknown > 0 when 'known' then p_human + p_ai_assisted + p_bot > 0
      when 'without_ai' then p_human + p_bot > 0 and p_ai_assisted = 0
      when 'none' then p_human + p_ai_assisted + p_bot + p_unknown = 0 else true end
  $$;
comment on function metrics.has_origin is 'Whether a deployment has a commit of this origin: known is any but unknown; without_ai: known ones, and none of them AI-assisted; none: it lists no commits. Null: any deployment.';
grant execute on function metrics.has_origin to authenticated, service_role;

create function metrics.select_in_cell(p_scope metrics.scope, p_cell uuid, p_span tstzrange) returns setof public.deployments
  language sql stable rows 100
  as $$
    select * from public.deployments d
    where d.cell = p_cell and d.started_at >= lower(p_span) and d.started_at < upper(p_span)
      and d.deleted_at is null and not d.left_out
      and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
      and metrics.has_origin((p_scope).origin, d.human, d.ai_assisted, d.bot, d.unknown)
  $$;
comment on function metrics.select_in_cell is 'Population: the deployments of one cell, neither deleted nor left out, that started in this part of a scope''s window and match its filters.';
grant execute on function metrics.select_in_cell to authenticated, service_role;

create function metrics.select_deployments(p_scope metrics.scope, p_spans tstzmultirange) returns setof metrics.deployment
  language sql stable rows 5000
  as $$
    select d.no, d.cell, d.started_at, metrics.day_of(p_scope, d.started_at), d.verdict, d.is_rework, d.corrected,
      d.recovery, d.repair, d.human, d.ai_assisted, d.bot, d.unknown, d.mean_lead, d.averages, d.change_failure,
      d.recovery_seconds, d.repeated or (p_scope).mixed, d.is_rerun, d.listed_beside, d.is_brief
    -- offset 0: by the index of the report, cell by cell, where the planner would read the table.
    from unnest((p_scope).cells) as k (id) cross join unnest(p_spans) as s (span) cross join lateral (
      select * from metrics.select_in_cell(p_scope, k.id, s.span) offset 0) d
  $$;
comment on function metrics.select_deployments(metrics.scope, tstzmultirange) is 'The deployments of the organisation, neither deleted nor left out, that started in these parts of a scope''s window and match its filters.';
grant execute on function metrics.select_deployments(metrics.scope, tstzmultirange) to authenticated, service_role;

create function metrics.window_of(p_scope metrics.scope) returns tstzmultirange
  language sql immutable
  as $$ select tstzmultirange(tstzrange((p_scope).from_at, (p_scope).to_at)) $$;
comment on function metrics.window_of is 'The window of a scope, whole.';
grant execute on function metrics.window_of to authenticated, service_role;

create function metrics.select_deployments(p_scope metrics.scope) returns setof metrics.deployment
  language sql stable rows 5000
  as $$ select d.* from metrics.select_deployments(p_scope, metrics.window_of(p_scope)) d $$;
comment on function metrics.select_deployments(metrics.scope) is 'Population: those of the whole window. metrics.list_deployments is the same for a page.';
grant execute on function metrics.select_deployments(metrics.scope) to authenticated, service_role;

create function metrics.is_conflicted(p_no bigint) returns boolean
  language sql stable
  as $$
    select coalesce((
      select private.in_conflict(c, d) from public.deployments d cross join lateral (
        select * from public.corrections c where c.organization_id = d.organization_id
          and c.connection_id = d.connection_id and c.external_id = d.external_id offset 0) c
      where d.no = p_no), false)
  $$;
comment on function metrics.is_conflicted is 'Whether Datadog says something else than the correction of a deployment since. To be asked of those that are corrected alone.';
grant execute on function metrics.is_conflicted to authenticated, service_role;

create function metrics.is_wanted(p_page private.page, p_verdict boolean, p_corrected boolean, p_is_rework boolean,
                                  p_recovery double precision, p_repair text, p_no bigint)
  returns boolean language sql stable
  as $$
    select not coalesce((p_page).wanted
        && '{failed,fine,pending,corrected,rework,recovered,unrecovered,rolledBack,conflict}', false)
      or 'failed' = any ((p_page).wanted) and p_verdict or 'fine' = any ((p_page).wanted) and not p_verdict
      or 'pending' = any ((p_page).wanted) and p_verdict is null
      or 'corrected' = any ((p_page).wanted) and p_corrected or 'rework' = any ((p_page).wanted) and p_is_rework
      or 'recovered' = any ((p_page).wanted) and p_verdict and p_recovery is not null
      or 'unrecovered' = any ((p_page).wanted) and p_verdict and p_recovery is null
      or 'rolledBack' = any ((p_page).wanted) and p_verdict and p_repair = 'rollback'
      or 'conflict' = any ((p_page).wanted) and p_corrected and metrics.is_conflicted(p_no)
  $$;
comment on function metrics.is_wanted is 'Whether a list is to show a deployment: it is any of what is wanted, or nothing is named. recovered, unrecovered: failed, with and without a recovery time; rolledBack: failed and repaired by a rollback; conflict: corrected, and Datadog says something else since.';
grant execute on function metrics.is_wanted to authenticated, service_role;

create function metrics.is_superseded(p_deployment public.deployments) returns boolean
  language sql stable
  as $$
    select not (p_deployment).is_rerun and exists (
      select from unnest(private.find_alike((p_deployment).cell)) as k (id) cross join lateral (
        select true from public.deployments d
        where d.cell = k.id and d.started_at >= (p_deployment).started_at and d.deleted_at is null and not d.left_out
          and not d.is_rerun and (d.started_at, d.no) > ((p_deployment).started_at, (p_deployment).no)
        limit 1) n)
  $$;
comment on function metrics.is_superseded is 'Whether the version of a deployment has lived, as metrics.measure_lives says: a later one of its connection, service and environment took its place, and it is no repetition of the one before it.';
grant execute on function metrics.is_superseded to authenticated, service_role;

create function metrics.lacks_field(p_deployment public.deployments, p_field text) returns boolean
  language sql stable
  as $$
    select case p_field when 'lead_time' then (p_deployment).mean_lead is null
      when 'known_origin' then not metrics.has_origin('known', (p_deployment).human, (p_deployment).ai_assisted,
        (p_deployment).bot, (p_deployment).unknown)
      else (
        select case p_field when 'env' then k.env when 'team' then k.team else metrics.repository_of(k) end is null
        from public.cells k where k.id = (p_deployment).cell) end
  $$;
comment on function metrics.lacks_field is 'Whether a deployment has not what figures and filters need: env, team, repository, lead_time or known_origin, counted as metrics.measure_fields counts those that have it.';
grant execute on function metrics.lacks_field to authenticated, service_role;

create function metrics.is_picked(p_page private.page, p_no bigint, p_human integer, p_ai_assisted integer, p_bot integer,
                                  p_unknown integer)
  returns setof boolean language sql stable rows 1
  as $$
    select true
    where ((p_page).checked is null or p_no <@ (p_page).checked)
      and ((p_page).origin is null or metrics.has_origin((p_page).origin, p_human, p_ai_assisted, p_bot, p_unknown))
      and ((p_page).tool is null or p_ai_assisted > 0 and (
        select true from public.deployment_commits c
        where c.deployment_no = p_no and c.origin = 'ai_assisted' and c.tool = (p_page).tool limit 1))
      and ((p_page).stage is null or (
        select t.averages[array_position(private.stages(), (p_page).stage)] is not null
        from public.deployments t where t.no = p_no))
      and ((p_page).life is null or (
        select metrics.is_superseded(t) from public.deployments t where t.no = p_no))
      and ((p_page).lacks is null or (
        select metrics.lacks_field(t, (p_page).lacks) from public.deployments t where t.no = p_no))
  $$;
comment on function metrics.is_picked is 'True when a deployment is one that a page asks for by a check, the origin and the tool of its commits, the average of a stage, the end of its life and what it lacks, no row when not: `exists` could have the planner read the commits of all deployments, once. To be asked in `from`, where it is a part of the query.';
grant execute on function metrics.is_picked to authenticated, service_role;

create function metrics.is_named(p_page private.page, p_deployment public.deployments) returns boolean
  language sql stable
  as $$
    select (p_deployment).cell = any ((p_page).named) or strpos(lower((p_deployment).version), (p_page).query) > 0
      or strpos(lower((p_deployment).external_id), (p_page).query) > 0
  $$;
comment on function metrics.is_named is 'Whether a deployment has the text that a page looks for in its names: those of its cell, its version or its external id.';
grant execute on function metrics.is_named to authenticated, service_role;

create function metrics.is_found(p_page private.page, p_deployment public.deployments) returns boolean
  language sql stable
  as $$
    select (p_page).query is null or (p_deployment).no <@ (p_page).shas or metrics.is_named(p_page, p_deployment)
      or (p_page).shas is not null and starts_with(lower((p_deployment).commit_sha), (p_page).query)
  $$;
comment on function metrics.is_found is 'Whether a deployment has the text that a page looks for in its names, or, from four characters on, at the beginning of its sha or of that of a commit of its own.';
grant execute on function metrics.is_found to authenticated, service_role;

-- Definer: who signs in finds no commit by the index of its sha, whose expression a policy has evaluated last.
create function private.find_sha(p_organization_id uuid, p_start text) returns int8multirange
  language sql stable security definer set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    select coalesce(range_agg(int8range(c.deployment_no, c.deployment_no + 1)), '{}')
    from (
      select k.id from public.commits k
      where (auth.role() = 'service_role' or p_organization_id = any (array(select private.my_organizations())))
        and k.organization_id = p_organization_id
        -- Nothing sorts behind the greatest character that there is.
        and left(lower(k.sha), 8) collate "C" >= left(p_start, 8)
        and left(lower(k.sha), 8) collate "C" <= left(p_start, 8) || chr(1114111)
        and starts_with(lower(k.sha), p_start) offset 0) k
    cross join lateral (
      select c.deployment_no from public.deployment_commits c where c.commit_id = k.id offset 0) c
  $$;
comment on function private.find_sha is 'The no of the deployments of an organisation that list a commit whose sha begins with this, in lower case: found once, where a look at each commit of each deployment takes seconds. Nothing for strangers.';
grant execute on function private.find_sha to authenticated, service_role;

create function metrics.find_named(p_organization_id uuid, p_query text) returns uuid[]
  language sql stable
  as $$
    select array(
      select k.id from public.cells k where k.organization_id = p_organization_id
        and (strpos(k.service, p_query) > 0 or strpos(k.repository, p_query) > 0))
  $$;
comment on function metrics.find_named is 'The cells whose service or repository has this text, in lower case, in its name.';
grant execute on function metrics.find_named to authenticated, service_role;

create function metrics.read_searched_page(p_organization_id uuid, p_filter jsonb) returns private.page
  language plpgsql stable set search_path = ''
  as $$
declare
  v private.page := private.read_page(p_filter);
begin
  if v.query is not null then
    v.named := metrics.find_named(p_organization_id, v.query);
    -- git cuts a sha to four characters at the least; by fewer a sixteenth of all commits would be found.
    v.shas := case when char_length(v.query) >= 4 then private.find_sha(p_organization_id, v.query) end;
  end if;
  return v;
end $$;
comment on function metrics.read_searched_page is 'private.read_page of a list of deployments or of their commits, with where the text that it looks for is.';
grant execute on function metrics.read_searched_page to authenticated, service_role;

create function metrics.select_found(p_scope metrics.scope, p_page private.page, p_cell uuid)
  returns table (no bigint, started_at timestamptz, verdict boolean, is_rework boolean, corrected boolean,
    recovery double precision, repair text, human integer, ai_assisted integer, bot integer, unknown integer,
    mean_lead double precision)
  language sql stable rows 100
  as $$
    -- Twice, so that the index of the report is all that is read where no text is looked for.
    select d.no, d.started_at, d.verdict, d.is_rework, d.corrected, d.recovery, d.repair, d.human, d.ai_assisted, d.bot,
      d.unknown, d.mean_lead
    from metrics.select_in_cell(p_scope, p_cell, tstzrange((p_scope).from_at, (p_scope).to_at)) d
    where (p_page).query is null
    union all
    select d.no, d.started_at, d.verdict, d.is_rework, d.corrected, d.recovery, d.repair, d.human, d.ai_assisted, d.bot,
      d.unknown, d.mean_lead
    from metrics.select_in_cell(p_scope, p_cell, tstzrange((p_scope).from_at, (p_scope).to_at)) d
    where (p_page).query is not null and metrics.is_found(p_page, d)
  $$;
comment on function metrics.select_found is 'The population of one cell, of which a page looks for a text: those that have it.';
grant execute on function metrics.select_found to authenticated, service_role;

create function metrics.list_deployments(p_scope metrics.scope, p_page private.page) returns setof public.deployments
  language sql stable rows 50
  as $$
    select d.* from unnest((p_scope).cells) as k (id) cross join lateral (
      -- The newest of each cell, then the newest of all.
      select * from public.deployments d
      where d.cell = k.id and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at
        and d.deleted_at is null and not d.left_out
        and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
        and d.started_at <= coalesce((p_page).before_at, 'infinity')
        and ((p_page).before_id is null or (d.started_at, d.id) < ((p_page).before_at, (p_page).before_id))
        and metrics.is_wanted(p_page, d.verdict, d.corrected, d.is_rework, d.recovery, d.repair, d.no)
        and (select f from metrics.is_picked(p_page, d.no, d.human, d.ai_assisted, d.bot, d.unknown) f)
        and metrics.is_found(p_page, d)
      order by d.started_at desc, d.id desc limit (p_page).max_rows + 1) d
    order by d.started_at desc, d.id desc limit (p_page).max_rows + 1
  $$;
comment on function metrics.list_deployments is 'The population as a page of a list, newest first, with one row more than the page holds.';
grant execute on function metrics.list_deployments to authenticated, service_role;

create type metrics.incident as (
  connection_id uuid, external_id text, id uuid, repository text, started_at timestamptz, finished_at timestamptz,
  restore_seconds double precision, day date, services text[], envs text[], name text, other_services text[], teams text[],
  tags text[]
);
comment on type metrics.incident is 'What the metrics need to know of an incident. restore_seconds, once it is closed: time_to_restore when Datadog gave it, else finished_at minus started_at.';

create function metrics.restore_of(p_started_at timestamptz, p_finished_at timestamptz, p_restore_seconds double precision)
  returns double precision language sql immutable
  as $$
    select case when p_finished_at is not null then coalesce(p_restore_seconds,
      extract(epoch from p_finished_at - p_started_at)::double precision) end
  $$;
comment on function metrics.restore_of is 'How long a closed incident lasted, in seconds: time_to_restore when Datadog gave it, else finished_at minus started_at.';
grant execute on function metrics.restore_of to authenticated, service_role;

create function metrics.select_incidents(p_scope metrics.scope, p_page private.page default null)
  returns setof metrics.incident
  language sql stable rows 500
  as $$
    select i.connection_id, i.external_id, i.id, i.repository, i.started_at, i.finished_at,
      metrics.restore_of(i.started_at, i.finished_at, i.restore_seconds),
      metrics.day_of(p_scope, i.started_at), i.services, i.envs, i.name, i.other_services, i.teams, i.tags
    from public.incidents i
    where i.organization_id = (p_scope).organization_id and i.deleted_at is null
      and i.started_at >= case when 'now' = any ((p_page).wanted) then '-infinity' else (p_scope).from_at end
      and i.started_at < case when 'now' = any ((p_page).wanted) then 'infinity' else (p_scope).to_at end
      and ((p_scope).repositories is null or coalesce(lower(i.repository), '') = any ((p_scope).repositories))
      and metrics.takes_incident(p_scope, i)
      and i.started_at <= coalesce((p_page).before_at, 'infinity')
      and ((p_page).before_id is null or (i.started_at, i.id) < ((p_page).before_at, (p_page).before_id))
      and (not coalesce((p_page).wanted && '{open,closed,now}', false)
        or i.finished_at is null and (p_page).wanted && '{open,now}'
        or i.finished_at is not null and 'closed' = any ((p_page).wanted))
      and ((p_page).query is null or strpos(lower(concat_ws(E'\n', i.name, i.version, i.external_id,
             array_to_string(i.services, E'\n'))), (p_page).query) > 0)
    order by i.started_at desc, i.id desc
    limit (p_page).max_rows + 1
  $$;
comment on function metrics.select_incidents is 'Population: the live incidents of the organisation that started in the window and whose lists contain a value of each filter; one without env counts as production, and one without repository matches none. Of a page that wants them now, those that are open whenever they started. The one predicate of the report and of the list.';
grant execute on function metrics.select_incidents to authenticated, service_role;
