-- How deployments are written: their cells, what is said of their commits, themselves, and what they list.

create type private.listing as (
  external_id text, "position" integer, sha text, repository text, commit_id uuid, committed_at timestamptz,
  author_name text, author_email text, raw_author_email text, author_key uuid, named_at timestamptz, is_bot boolean,
  message text, trailers text[], url text, origin text, tool text, authorship text, rule jsonb,
  lead double precision, lead_given boolean, time_to_pr_ready double precision, review_time double precision,
  merge_time double precision, time_to_deploy double precision, deploy_time double precision
);
comment on type private.listing is 'A commit as a deployment brings it: what is said of the commit, and how long it took to get there.';

create function private.read_listings(p_organization_id uuid, p_events jsonb, p_external_ids text[])
  returns setof private.listing language sql stable
  as $$
    select e.external_id, c.position, c.sha, r.repository, private.commit_id(p_organization_id, r.repository, c.sha),
      c.committed_at, c.author_name, c.author_email, c.raw_author_email, c.author_key, private.clock(), c.is_bot, c.message,
      nullif(c.trailers, '{}'), c.url, c.origin, c.tool, c.authorship, c.rule,
      coalesce(c.lead_seconds,
        extract(epoch from coalesce(e.finished_at, e.started_at) - c.committed_at)::double precision),
      c.lead_seconds is not null, c.time_to_pr_ready, c.review_time, c.merge_time, c.time_to_deploy, c.deploy_time
    from jsonb_to_recordset(p_events) as e (external_id text, service text, repository text, started_at timestamptz,
      finished_at timestamptz, commits jsonb)
    cross join lateral (
      select private.find_repository(p_organization_id, e.service, e.repository) as repository offset 0) r
    cross join lateral jsonb_to_recordset(e.commits) as c ("position" integer, sha text, committed_at timestamptz,
      author_name text, author_email text, raw_author_email text, author_key uuid, is_bot boolean, message text,
      trailers text[], url text, origin text, tool text, authorship text, rule jsonb, lead_seconds double precision, time_to_pr_ready double precision,
      review_time double precision, merge_time double precision, time_to_deploy double precision,
      deploy_time double precision)
    where e.external_id = any (p_external_ids)
  $$;
comment on function private.read_listings is 'The commits of these events.';
grant execute on function private.read_listings to service_role;

create function private.merge_commits(p_organization_id uuid, p_listings private.listing[]) returns uuid[]
  language sql volatile set search_path = ''
  as $$
    with incoming as (
      -- One says more than another: a message is not taken back by a listing without it.
      select distinct on (l.commit_id) l.* from unnest(p_listings) l
      order by l.commit_id, l.message is null, l.external_id, l.position),
    written as (
      insert into public.commits as k (id, organization_id, repository, sha, committed_at, author_name, author_email,
          raw_author_email, author_key, named_at, is_bot, message, trailers, url, origin, tool, authorship, rule,
          rule_numbers)
        select i.commit_id, p_organization_id, i.repository, i.sha, i.committed_at, i.author_name, i.author_email,
          i.raw_author_email, i.author_key, i.named_at, i.is_bot, i.message, i.trailers, i.url, i.origin, i.tool, i.authorship,
          i.rule ->> 'code', nullif(i.rule -> 'numbers', '{}')
        from incoming i
        on conflict (id) do update set committed_at = coalesce(excluded.committed_at, k.committed_at),
          url = coalesce(excluded.url, k.url),
          -- What a verdict is made of comes from one listing: of two halves no rule says what the verdict of one says.
          author_name = excluded.author_name, author_email = excluded.author_email,
          raw_author_email = excluded.raw_author_email, author_key = excluded.author_key, is_bot = excluded.is_bot,
          message = excluded.message, trailers = excluded.trailers,
          -- The first time counts: who is listed every day would be named for ever.
          named_at = case when k.named_at > '-infinity' then least(k.named_at, excluded.named_at) else excluded.named_at end,
          (evidence, origin, tool, authorship, rule, rule_numbers, decided_by) = (
            select case when k.evidence is not null then k.evidence || e.told end, d.origin, d.tool, d.authorship, d.rule,
              d.rule_numbers, d.decided_by
            from (select jsonb_build_object('datadog', private.as_evidence(excluded.origin, excluded.tool,
                excluded.authorship, excluded.rule, excluded.rule_numbers)) as told) e
            cross join lateral private.decide_origin(coalesce(k.evidence, '{}') || e.told) d)
        where (excluded.message is not null, coalesce(excluded.author_email, excluded.author_name) is not null)
            >= (k.message is not null, coalesce(k.author_email, k.author_name) is not null)
          -- What was taken out does not come back: not with a verdict of today on a deployment of last year.
          and (k.named_at > '-infinity' or k.message is null and excluded.message is not null)
          and ((coalesce(excluded.committed_at, k.committed_at), coalesce(excluded.url, k.url), excluded.author_name, excluded.author_email,
              excluded.raw_author_email, excluded.author_key, excluded.is_bot, excluded.message, excluded.trailers)
            is distinct from (k.committed_at, k.url, k.author_name, k.author_email, k.raw_author_email, k.author_key, k.is_bot,
              k.message, k.trailers)
          or case when k.evidence is null
            then (excluded.origin, excluded.tool, excluded.authorship, excluded.rule, excluded.rule_numbers)
              is distinct from (k.origin, k.tool, k.authorship, k.rule, k.rule_numbers)
            else private.as_evidence(excluded.origin, excluded.tool, excluded.authorship, excluded.rule,
              excluded.rule_numbers) is distinct from k.evidence -> 'datadog' end)
        returning k.id, k.xmax <> 0 as was_there)
    select coalesce(array_agg(w.id) filter (where w.was_there), '{}') from written w
  $$;
comment on function private.merge_commits is 'Keeps what Datadog says of commits; the ids of those that were there and of which it said something new.';
grant execute on function private.merge_commits to service_role;

create function private.with_origins(p_listings private.listing[]) returns setof private.listing
  language sql stable
  as $$
    select l.external_id, l.position, l.sha, l.repository, l.commit_id, l.committed_at, l.author_name, l.author_email,
      l.raw_author_email, l.author_key, l.named_at, l.is_bot, l.message, l.trailers, l.url, k.origin, k.tool, l.authorship,
      l.rule, l.lead, l.lead_given,
      l.time_to_pr_ready, l.review_time, l.merge_time, l.time_to_deploy, l.deploy_time
    from unnest(p_listings) l cross join lateral (
      select k.origin, k.tool from public.commits k where k.id = l.commit_id offset 0) k
  $$;
comment on function private.with_origins is 'The same with the origins that count, whoever else said something of the commits.';
grant execute on function private.with_origins to service_role;

create function private.merge_cells(p_organization_id uuid, p_connection_id uuid, p_events jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    insert into public.cells (id, organization_id, connection_id, env, service, team, repository)
      select distinct private.cell_id(p_connection_id, e.env, e.service, e.team, e.repository), p_organization_id,
        p_connection_id, lower(e.env), lower(e.service), lower(e.team), lower(e.repository)
      from jsonb_to_recordset(p_events) as e (env text, service text, team text, repository text)
      on conflict do nothing
  $$;
comment on function private.merge_cells is 'Sees to it that each combination that these deployments carry is there.';
grant execute on function private.merge_cells to service_role;

create function private.list_changed(p_organization_id uuid, p_connection_id uuid, p_events jsonb)
  returns table (external_id text, payload_hash text, change_failure boolean, deleted_at timestamptz, remediation_id text,
                 no bigint, comes boolean)
  language sql stable
  as $$
    -- offset 0: one look by key for each event, where the planner would read all that the connection holds.
    select i.external_id, d.payload_hash, d.change_failure, d.deleted_at, d.remediation_id, d.no,
      d.no is null or d.payload_hash <> i.payload_hash or d.deleted_at is not null
    from jsonb_to_recordset(p_events) as i (external_id text, payload_hash text) left join lateral (
      select * from public.deployments d where d.organization_id = p_organization_id
        and d.connection_id = p_connection_id and d.external_id = i.external_id offset 0) d on true
  $$;
comment on function private.list_changed is 'Each of these deployments with what is stored of it, and whether it is to be written: new, changed or back.';
grant execute on function private.list_changed to service_role;

create function private.add_services(p_others text[], p_before text[], p_now text[]) returns text[]
  language sql immutable parallel safe
  as $$
    select nullif(array(
      select distinct lower(n) from unnest(p_others || p_before) n
      where lower(n) <> all (array(select coalesce(lower(s), '') from unnest(p_now) s)) order by 1), '{}')
  $$;
comment on function private.add_services is 'The services that an id was told of beside those of now: those that were known, and those of before; in lower case, null for none.';
grant execute on function private.add_services to service_role;

create function private.write_deployments(p_organization_id uuid, p_connection_id uuid, p_events jsonb,
                                          p_external_ids text[], p_listings private.listing[])
  returns void language sql volatile set search_path = ''
  as $$
    with counted as materialized (
      select l.external_id, avg(l.lead) as mean_lead, count(*) filter (where l.origin = 'human') as human,
        count(*) filter (where l.origin = 'ai_assisted') as ai_assisted,
        count(*) filter (where l.origin = 'bot') as bot, count(*) filter (where l.origin = 'unknown') as unknown,
        array[count(*) filter (where s.state = 'counted'), count(*) filter (where s.state = 'excluded'), 0,
          count(l.time_to_pr_ready) filter (where s.state = 'counted'), count(l.review_time) filter (where s.state = 'counted'),
          count(l.merge_time) filter (where s.state = 'counted'), count(l.time_to_deploy) filter (where s.state = 'counted'),
          count(l.deploy_time) filter (where s.state = 'counted')]::integer[] as changes
      from unnest(p_listings) l
      -- As long as they were nowhere before, as private.count_states: what is otherwise, private.recount finds.
      cross join lateral (select private.state_of_change(null, l.lead, null, null) as state) s
      group by l.external_id)
    insert into public.deployments as d (organization_id, connection_id, external_id, service, env, team, repository,
        version, commit_sha, started_at, finished_at, registered_at, change_failure, recovery_seconds, remediation_id,
        remediation_type, deployment_type, source, tags, averages, payload_hash, cell, verdict, recovery, repair,
        is_rework, mean_lead, human, ai_assisted, bot, unknown, changes, other_services)
      select p_organization_id, p_connection_id, i.external_id, i.service, i.env, i.team, i.repository, i.version,
        i.commit_sha, i.started_at, i.finished_at, i.registered_at, i.change_failure, i.recovery_seconds,
        i.remediation_id, i.remediation_type, i.deployment_type, i.source, nullif(i.tags, '{}'), i.averages,
        i.payload_hash, private.cell_id(p_connection_id, i.env, i.service, i.team, i.repository),
        -- As long as nobody corrected it and nobody names it: what is otherwise, private.recount finds.
        i.change_failure, case when i.change_failure then i.recovery_seconds end,
        case when i.change_failure then i.remediation_type end,
        coalesce(i.deployment_type in ('rollback', 'rollforward'), false), c.mean_lead,
        coalesce(c.human, 0), coalesce(c.ai_assisted, 0), coalesce(c.bot, 0), coalesce(c.unknown, 0),
        c.changes, private.add_services(i.other_services, '{}', array[i.service])
      from jsonb_populate_recordset(null::public.deployments, p_events) i left join counted c using (external_id)
      where i.external_id = any (p_external_ids)
      order by i.external_id
      on conflict (organization_id, connection_id, external_id) do update set
        service = excluded.service, env = excluded.env, team = excluded.team, repository = excluded.repository,
        version = excluded.version, commit_sha = excluded.commit_sha, started_at = excluded.started_at,
        finished_at = excluded.finished_at, registered_at = excluded.registered_at,
        change_failure = excluded.change_failure, recovery_seconds = excluded.recovery_seconds,
        remediation_id = excluded.remediation_id, remediation_type = excluded.remediation_type,
        deployment_type = excluded.deployment_type, source = excluded.source, tags = excluded.tags,
        averages = excluded.averages, payload_hash = excluded.payload_hash, cell = excluded.cell,
        verdict = excluded.verdict, left_out = false, corrected = false, repeated = false, recovery = excluded.recovery,
        repair = excluded.repair, is_rework = excluded.is_rework, mean_lead = excluded.mean_lead,
        human = excluded.human, ai_assisted = excluded.ai_assisted, bot = excluded.bot, unknown = excluded.unknown,
        changes = excluded.changes, changes_anywhere = null, new_since = null, known_since = null,
        other_services = private.add_services(d.other_services || excluded.other_services, array[d.service], array[excluded.service]),
        changed_at = private.clock(), deleted_at = null
  $$;
comment on function private.write_deployments is 'Writes these of the events, with what their commits count.';
grant execute on function private.write_deployments to service_role;

create function private.write_listings(p_organization_id uuid, p_connection_id uuid, p_listings private.listing[])
  returns void language sql volatile set search_path = ''
  as $$
    insert into public.deployment_commits (deployment_no, position, organization_id, commit_id, lead, lead_given,
        time_to_pr_ready, review_time, merge_time, time_to_deploy, deploy_time, origin, tool)
      select d.no, l.position, p_organization_id, l.commit_id, l.lead, l.lead_given, l.time_to_pr_ready, l.review_time,
        l.merge_time, l.time_to_deploy, l.deploy_time, l.origin, l.tool
      from unnest(p_listings) l cross join lateral (
        select d.no from public.deployments d where d.organization_id = p_organization_id
          and d.connection_id = p_connection_id and d.external_id = l.external_id offset 0) d
  $$;
comment on function private.write_listings is 'Writes what these deployments list.';
grant execute on function private.write_listings to service_role;

create function private.merge_deployments(p_organization_id uuid, p_connection_id uuid, p_run_id uuid, p_events jsonb)
  returns integer[] language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_total integer;
  v_new integer;
  v_ids text[];
  v_old bigint[];
  v_repaired text[];
  v_listings private.listing[];
  v_commits uuid[];
  v_beside bigint[];
begin
  if p_events = '[]' then return '{0,0,0}'; end if;
  perform private.lock_changes(p_organization_id);
  with changed as materialized (
    select * from private.list_changed(p_organization_id, p_connection_id, p_events)),
  verdicts as (
    insert into public.verdict_changes (organization_id, connection_id, external_id, from_verdict, to_verdict, run_id)
    select p_organization_id, p_connection_id, c.external_id, c.change_failure, i.change_failure, p_run_id
    from changed c join jsonb_to_recordset(p_events) as i (external_id text, change_failure boolean) using (external_id)
    where c.no is not null and c.change_failure is distinct from i.change_failure)
  select count(*), count(*) filter (where c.no is null), array_agg(c.external_id) filter (where c.comes),
      coalesce(array_agg(c.no) filter (where c.comes and c.no is not null), '{}'),
      coalesce(array_agg(c.remediation_id) filter (where c.comes and c.remediation_id is not null), '{}')
    into v_total, v_new, v_ids, v_old, v_repaired from changed c;
  if v_ids is null then return array[0, 0, v_total]; end if;
  perform private.merge_cells(p_organization_id, p_connection_id, p_events);
  v_listings := array(select l from private.read_listings(p_organization_id, p_events, v_ids) l);
  perform private.spread_origins(p_organization_id, private.merge_commits(p_organization_id, v_listings));
  v_listings := array(select l from private.with_origins(v_listings) l);
  v_beside := private.find_beside(v_old, true);
  perform private.write_deployments(p_organization_id, p_connection_id, p_events, v_ids, v_listings);
  with gone as (
    delete from public.deployment_commits c where c.deployment_no = any (v_old) returning c.commit_id)
    select coalesce(array_agg(g.commit_id), '{}') into v_commits from gone g;
  perform private.write_listings(p_organization_id, p_connection_id, v_listings);
  perform private.recount(p_organization_id, p_connection_id, v_ids || v_repaired, v_commits, v_beside);
  insert into public.repositories (organization_id, slug)
    select distinct p_organization_id, e.repository
    from jsonb_to_recordset(p_events) as e(external_id text, repository text)
    where e.repository is not null and e.external_id = any (v_ids)
    on conflict do nothing;
  perform private.store_raw(c, 'deployments', p_events, v_ids) from public.connections c
    where c.organization_id = p_organization_id and c.id = p_connection_id;
  return array[v_new, cardinality(v_ids) - v_new, v_total - cardinality(v_ids)];
end $$;
comment on function private.merge_deployments is 'Upserts deployments whose payload changed, with their commits and verdict changes: {inserted, updated, unchanged}.';
grant execute on function private.merge_deployments to service_role;
