-- The events behind the numbers, and the state of their source. Each list runs as the caller, over the same population
-- as the report, newest first, and answers {items, next}: next is the place after which the following page begins.

create function private.datadog_url(p_provider text, p_site text, p_detail text, p_at timestamptz) returns text
  language sql immutable
  as $$
    select format('https://%s%s/ci/dora?%sstart=%s&end=%s', case when p_site not like '%.%.%' then 'app.' end, p_site,
      'detail=' || p_detail || '&', e.at - 3600000, e.at + 3600000)
    from (select floor(extract(epoch from p_at) * 1000)::bigint as at) e
    where p_provider = 'datadog' and p_site is not null
  $$;
comment on function private.datadog_url is 'Where Datadog shows an event: its DORA page, an hour to both sides of it. Datadog tells no address of one event. p_detail: which list of that page, if any. Null for another source.';
grant execute on function private.datadog_url to authenticated, service_role;

create function metrics.format_deployments(p_organization_id uuid, p_ids uuid[])
  returns table (id uuid, item jsonb)
  language sql stable
  as $$
    select d.id, jsonb_build_object('id', d.id, 'externalId', d.external_id, 'connectionId', d.connection_id,
      'service', d.service, 'env', d.env, 'team', d.team,
      'repository', private.find_repository(p_organization_id, d.service, d.repository), 'version', d.version,
      'commitSha', d.commit_sha, 'startedAt', private.as_iso(d.started_at), 'finishedAt', private.as_iso(d.finished_at),
      'changeFailure', v.verdict, 'recoverySeconds', case when v.verdict then d.recovery end,
      'remediation', case when c.repaired_by is not null then jsonb_build_object('id', c.repaired_by, 'type', d.repair)
        when c.verdict in ('fine', 'left_out') then null
        when d.remediation_id is not null or d.remediation_type is not null
        then jsonb_build_object('id', d.remediation_id, 'type', d.remediation_type) end,
      'deploymentType', d.deployment_type, 'commitCount', d.human + d.ai_assisted + d.bot + d.unknown,
      'origins', jsonb_build_object('human', d.human, 'ai_assisted', d.ai_assisted, 'bot', d.bot, 'unknown', d.unknown),
      'meanLeadSeconds', d.mean_lead, 'rerun', d.is_rerun and d.deleted_at is null and not d.left_out, 'tags', to_jsonb(coalesce(d.tags, '{}')),
      'datadogUrl', private.datadog_url(s.provider, s.site, 'deployments', d.started_at),
      'correction', case when c.verdict is not null then jsonb_build_object('verdict', c.verdict, 'reason', c.reason,
        'repairedBy', c.repairing, 'by', c.by_name, 'at', private.as_iso(c.at), 'conflict', c.conflict,
        'datadog', d.change_failure) end,
      'verdictHistory', h.changes)
    -- Each by its id, where the planner would read all that the organisation holds.
    from unnest(p_ids) as n (id) cross join lateral (
      select * from public.deployments d where (d.organization_id = p_organization_id) is true and d.id = n.id offset 0) d
    left join public.connections s on s.organization_id = p_organization_id and s.id = d.connection_id
    left join lateral (
      select c.*, private.in_conflict(c, d) as conflict, (
        select r.id from public.deployments r where r.organization_id = p_organization_id
          and r.connection_id = d.connection_id and r.external_id = c.repaired_by) as repairing
      from public.corrections c where c.organization_id = p_organization_id and c.connection_id = d.connection_id
        and c.external_id = d.external_id offset 0) c on true
    cross join lateral (select case when not d.left_out then d.verdict end as verdict) v
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('at', private.as_iso(k.at), 'from', k.from_verdict,
        'to', k.to_verdict, 'by', k.by_name, 'correction', k.correction) order by k.at), '[]') as changes
      from public.verdict_changes k
      where k.organization_id = p_organization_id and k.connection_id = d.connection_id
        and k.external_id = d.external_id) h
  $$;
comment on function metrics.format_deployments is 'Deployments as lists show them; changeFailure, the verdict that counts, null is not judged yet or left out; in correction conflict, whether Datadog says something else since, and datadog, its own verdict; verdictHistory oldest first, by null is Datadog.';
grant execute on function metrics.format_deployments to authenticated, service_role;

create function metrics.sort_value(p_sort text, p_recovery double precision, p_mean_lead double precision,
                                   p_commits integer)
  returns double precision language sql immutable
  as $$
    select coalesce(case p_sort when 'recovery' then p_recovery when 'lead_time' then p_mean_lead
      when 'commits' then p_commits end, '-infinity')
  $$;
comment on function metrics.sort_value is 'What a deployment has of what a list is sorted by; -infinity when it has nothing of it, so that it comes last.';
grant execute on function metrics.sort_value to authenticated, service_role;

create function metrics.is_behind(p_page private.page, p_value double precision, p_at timestamptz, p_no bigint)
  returns boolean language sql immutable
  as $$
    select (p_page).before_number is null or (p_value, p_at, p_no)
      < (coalesce((p_page).before_value, '-infinity'), (p_page).before_at, (p_page).before_number)
  $$;
comment on function metrics.is_behind is 'Whether a row of a sorted list comes after the place where the page begins.';
grant execute on function metrics.is_behind to authenticated, service_role;

create function metrics.list_left_out(p_scope metrics.scope, p_page private.page) returns setof public.deployments
  language sql stable rows 50 set search_path = ''
  as $$
    select d.* from public.corrections c cross join lateral (
      select * from public.deployments d where d.organization_id = c.organization_id
        and d.connection_id = c.connection_id and d.external_id = c.external_id offset 0) d
    cross join lateral (select metrics.sort_value((p_page).sort, null, d.mean_lead,
      d.human + d.ai_assisted + d.bot + d.unknown) as value) s
    where c.organization_id = (p_scope).organization_id and c.verdict = 'left_out' and d.deleted_at is null
      and d.cell = any ((p_scope).cells) and d.started_at >= (p_scope).from_at and d.started_at < (p_scope).to_at
      and metrics.takes_deployment(p_scope, d.tags, d.human, d.ai_assisted, d.bot)
      and (select f from metrics.is_picked(p_page, d.no, d.human, d.ai_assisted, d.bot, d.unknown) f)
      and case when (p_page).sort is not null then metrics.is_behind(p_page, s.value, d.started_at, d.no)
        else (p_page).before_id is null or (d.started_at, d.id) < ((p_page).before_at, (p_page).before_id) end
      and metrics.is_found(p_page, d)
    order by s.value desc, d.started_at desc, case when (p_page).sort is null then d.id end desc, d.no desc
    limit (p_page).max_rows + 1
  $$;
comment on function metrics.list_left_out is 'What the population would hold as well, had nobody left it out, as metrics.list_deployments and sorted as metrics.sort_deployments: to find it again.';
grant execute on function metrics.list_left_out to authenticated, service_role;

create function metrics.sort_deployments(p_scope metrics.scope, p_page private.page)
  returns table (no bigint, started_at timestamptz, value double precision)
  language sql stable rows 50
  as $$
    select d.no, d.started_at, s.value
    from unnest((p_scope).cells) as k (id) cross join lateral (
      select * from metrics.select_found(p_scope, p_page, k.id) offset 0) d
    cross join lateral (select metrics.sort_value((p_page).sort, d.recovery, d.mean_lead,
      d.human + d.ai_assisted + d.bot + d.unknown) as value) s
    where metrics.is_wanted(p_page, d.verdict, d.corrected, d.is_rework, d.recovery, d.repair, d.no)
      and (select f from metrics.is_picked(p_page, d.no, d.human, d.ai_assisted, d.bot, d.unknown) f)
      and metrics.is_behind(p_page, s.value, d.started_at, d.no)
    order by s.value desc, d.started_at desc, d.no desc limit (p_page).max_rows + 1
  $$;
comment on function metrics.sort_deployments is 'The population as a page of a sorted list, the newest first among equals, with one row more than the page holds. All of the population is looked at, in the index of the report alone unless a text is looked for.';
grant execute on function metrics.sort_deployments to authenticated, service_role;

create function public.count_deployments(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off set enable_bitmapscan = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope,
        metrics.read_checked_page(p_organization_id, p_filter) as page
    ), cells as (
      -- Cell by cell, in the index of the report alone unless a text is looked for.
      select n.* from asked a cross join unnest((a.scope).cells) as k (id) cross join lateral (
        select count(*) as deployments, count(*) filter (where d.verdict) as failed,
          count(*) filter (where not d.verdict) as fine, count(*) filter (where d.is_rework) as rework,
          count(*) filter (where d.corrected) as corrected,
          count(*) filter (where d.corrected and metrics.is_conflicted(d.no)) as conflict,
          count(*) filter (where d.verdict and d.recovery is not null) as recovered,
          count(*) filter (where d.verdict and d.repair = 'rollback') as rolled_back
        from metrics.select_found(a.scope, a.page, k.id) d
        where (select f from metrics.is_picked(a.page, d.no, d.human, d.ai_assisted, d.bot, d.unknown) f)) n
    ), counted as (
      select coalesce(sum(c.deployments), 0) as deployments, coalesce(sum(c.failed), 0) as failed,
        coalesce(sum(c.fine), 0) as fine, coalesce(sum(c.rework), 0) as rework,
        coalesce(sum(c.corrected), 0) as corrected, coalesce(sum(c.conflict), 0) as conflict,
        coalesce(sum(c.recovered), 0) as recovered, coalesce(sum(c.rolled_back), 0) as rolled_back
      from cells c
    )
    select jsonb_build_object('all', c.deployments, 'failed', c.failed, 'fine', c.fine, 'judged', c.failed + c.fine,
      'pending', c.deployments - c.failed - c.fine, 'rework', c.rework, 'corrected', c.corrected, 'conflict', c.conflict,
      'leftOut', (
        select count(*) from asked a
        cross join lateral metrics.list_left_out(a.scope, private.whole_of(a.page, null)) d),
      'recovered', c.recovered, 'unrecovered', c.failed - c.recovered, 'rolledBack', c.rolled_back)
    from counted c
  $$;
comment on function public.count_deployments is 'How many deployments public.list_deployments holds for the same filter, by each of its flags alone: {all, failed, fine, judged, pending, rework, corrected, conflict, leftOut, recovered, unrecovered, rolledBack}. Takes origin, tool, q, stage, life, lacks, check and name as that does; judged: failed or fine; all holds none that are left out.';
grant execute on function public.count_deployments to authenticated, service_role;

create function metrics.page_deployments(p_scope metrics.scope, p_page private.page)
  returns table (id uuid, no bigint, started_at timestamptz, value double precision)
  language sql stable rows 50
  as $$
    select d.id, d.no, d.started_at, '-infinity'::double precision from metrics.list_deployments(p_scope, p_page) d
    where (p_page).sort is null and 'leftOut' <> all (coalesce((p_page).wanted, '{}'))
    union all
    select d.id, d.no, d.started_at,
      metrics.sort_value((p_page).sort, null, d.mean_lead, d.human + d.ai_assisted + d.bot + d.unknown)
    from metrics.list_left_out(p_scope, p_page) d where 'leftOut' = any ((p_page).wanted)
    union all
    select d.id, s.no, s.started_at, s.value from metrics.sort_deployments(p_scope, p_page) s cross join lateral (
      select d.id from public.deployments d where d.no = s.no offset 0) d
    where (p_page).sort is not null and 'leftOut' <> all (coalesce((p_page).wanted, '{}'))
  $$;
comment on function metrics.page_deployments is 'The rows of a page of deployments, of whichever list and order, with what they are ordered by.';
grant execute on function metrics.page_deployments to authenticated, service_role;

create function public.list_deployments(p_organization_id uuid, p_filter jsonb) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  set enable_bitmapscan = off
  as $$
    with asked as materialized (
      select metrics.read_scope(p_organization_id, p_filter, false) as scope,
        metrics.read_checked_page(p_organization_id, p_filter) as page
    ), found as materialized (
      select d.*, row_number() over (order by d.value desc, d.started_at desc,
          case when (a.page).sort is null then d.id end desc, d.no desc) as place,
        case when (a.page).sort is null then private.as_cursor(d.started_at, d.id)
          else private.as_cursor(d.started_at, d.no)
            || jsonb_build_object('sort', (a.page).sort, 'value', nullif(d.value, '-infinity')) end as cursor
      from asked a cross join lateral metrics.page_deployments(a.scope, a.page) d
    )
    select private.as_page((select a.page from asked a), array_agg(d.item order by f.place),
      array_agg(f.cursor order by f.place))
    from metrics.format_deployments(p_organization_id, array(select f.id from found f)) d join found f on f.id = d.id
  $$;
comment on function public.list_deployments is 'The deployments that the report of the same filter counts, newest first. Also {limit, cursor {at, id, sort, value}, failed, fine, pending, corrected, rework, recovered, unrecovered, rolledBack, conflict, leftOut, origin, tool, stage, life, lacks, q, sort}: several of the flags together mean any, as metrics.is_wanted says; origin, tool: with a commit of them, as metrics.has_origin says; stage: with an average of it; life ended: those that metrics.is_superseded says it of; lacks: those that metrics.lacks_field says it of; leftOut: those left out by hand instead, which nothing counts; q is looked for in service, version, repository and external id, and from four characters on as the beginning of a commit sha; sort: the greatest recovery, lead_time (mean of its commits) or number of commits first instead; check: those that metrics.select_checked finds in the same window and environments, of its item name if given.';
grant execute on function public.list_deployments to authenticated, service_role;

create function metrics.find_first_delivery(p_deployment public.deployments, p_commit_id uuid) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object('id', d.id, 'externalId', d.external_id, 'env', d.env,
      'startedAt', private.as_iso(d.started_at))
    from public.organizations o cross join lateral (
      select case when lower((p_deployment).env) = any (p.envs) then p.envs
        else array[coalesce(lower((p_deployment).env), '')] end as envs
      from (select metrics.as_lower(o.production_envs) as envs) p) s
    -- Each by its key, where the planner would read all commits, all deployments there are.
    cross join lateral (
      select c.deployment_no, c.lead from public.deployment_commits c
      where c.commit_id >= private.first_of_sha(p_commit_id) and c.commit_id <= private.last_of_sha(p_commit_id) offset 0) c
    cross join lateral (
      select * from public.deployments d where d.no = c.deployment_no and d.deleted_at is null and not d.left_out offset 0) d
    where o.id = (p_deployment).organization_id and (d.organization_id = o.id) is true
      and lower(d.service) is not distinct from lower((p_deployment).service) and coalesce(lower(d.env), '') = any (s.envs)
    order by c.lead >= 0 desc nulls last, d.started_at, d.external_id collate "C", d.connection_id limit 1
  $$;
comment on function metrics.find_first_delivery is 'The live deployment at which a commit of this one counts: the first to its service with a usable lead time (0 or more), over all time, in production when this one is there, else in its environment; the first at all when none gives one.';
grant execute on function metrics.find_first_delivery to authenticated, service_role;

create function private.without_addresses(p_text text) returns text
  language sql immutable parallel safe set search_path = ''
  as $$
    select regexp_replace(p_text,
      '(?<![^\s<>()"'',;:])(?!no-?reply@)(?![^\s@]*\[bot\]@)[^\s<>()"'',;:@]{1,200}@[^\s<>()"'',;:@]{1,200}\.[^\s<>()"'',;:@]{1,200}',
      '…', 'gi')
  $$;
comment on function private.without_addresses is 'A text as members may read it: in place of each e-mail address, but for those of bots and those that nobody reads, three dots.';
grant execute on function private.without_addresses to authenticated, service_role;

-- Definer: nobody who signs in holds a grant on the columns that name people.
create function private.read_words(p_commit_ids uuid[]) returns table (id uuid, author_name text, message text)
  language sql stable security definer set search_path = ''
  as $$
    select k.id, private.without_addresses(k.author_name), private.without_addresses(k.message)
    from unnest(p_commit_ids) as n (id) cross join lateral (
      select k.id, k.organization_id, k.author_name, k.message from public.commits k where k.id = n.id offset 0) k
    where auth.role() = 'service_role' or k.organization_id = any (array(select private.my_organizations()))
  $$;
comment on function private.read_words is 'Author and message of commits as members of their organisation may read them: without addresses. Nothing for strangers.';
grant execute on function private.read_words to authenticated, service_role;
