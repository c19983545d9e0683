-- What of deployments and commits counts, and how: columns that are derived with each write, so that a report looks
-- nothing up. What follows from other rows is defined in one `derive_` function each, which writers call; `verify_`
-- functions compute all of it anew and compare.

-- corrections --------------------------------------------------------------------------------------------------

create table public.corrections (
  organization_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  verdict text not null check (verdict in ('failed', 'fine', 'left_out')),
  reason text not null check (char_length(reason) between 1 and 500),
  repaired_by text check (verdict = 'failed' or repaired_by is null),
  datadog_verdict boolean,
  datadog_repaired_by text,
  by_user_id uuid,
  by_name text not null,
  by_check text check (by_check in ('reruns')),
  at timestamptz not null default private.clock(),
  primary key (organization_id, connection_id, external_id),
  foreign key (organization_id, connection_id, external_id)
    references public.deployments (organization_id, connection_id, external_id) on delete cascade
);
comment on table public.corrections is 'Verdicts that managers gave by hand, which count instead of Datadog''s. A sync never writes here.';
comment on column public.corrections.repaired_by is 'external_id of the deployment of the same connection that repaired it; null when not said.';
comment on column public.corrections.datadog_verdict is 'Datadog''s own when it was corrected, and in datadog_repaired_by what it named as the repair: once these are others, and not what the correction says, the two are in conflict.';
comment on column public.corrections.by_user_id is 'Who corrected it; null when they are gone. by_name: as in the audit log.';
comment on column public.corrections.by_check is 'The check whose rows were corrected all at once, by which that is undone; null: by hand.';
create index corrections_author_idx on public.corrections (by_user_id) where by_user_id is not null;
create index corrections_check_idx on public.corrections (by_check, connection_id) where by_check is not null;
create index corrections_repairing_idx on public.corrections (repaired_by, connection_id) where repaired_by is not null;
alter table public.corrections enable row level security;
create policy "members read the corrections of their organisations" on public.corrections for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.corrections to authenticated, service_role;

create function private.in_conflict(p_correction public.corrections, p_deployment public.deployments) returns boolean
  language sql immutable set search_path = ''
  as $$
    select coalesce(case p_correction.verdict when 'left_out' then false else
      p_deployment.change_failure is distinct from p_correction.datadog_verdict
        and p_deployment.change_failure <> (p_correction.verdict = 'failed')
      or p_deployment.change_failure and p_deployment.remediation_id <> p_correction.repaired_by
        and (p_deployment.change_failure, p_deployment.remediation_id)
          is distinct from (p_correction.datadog_verdict, p_correction.datadog_repaired_by) end, false)
  $$;
comment on function private.in_conflict is 'Whether Datadog has changed its verdict, or what repaired the deployment, since it was corrected, and says something else than the correction. A verdict that is not there yet says nothing, and nothing of Datadog''s is the opposite of left out.';
grant execute on function private.in_conflict to authenticated, service_role;

-- verdicts -----------------------------------------------------------------------------------------------------

create type private.settled as (
  no bigint, verdict boolean, left_out boolean, corrected boolean, recovery double precision, repair text
);
comment on type private.settled is 'What of a deployment follows from Datadog''s verdict and its correction: columns of public.deployments.';

create function private.derive_settled(p_nos bigint[]) returns setof private.settled
  language sql stable
  as $$
    select d.no, v.verdict, coalesce(c.verdict = 'left_out', false), coalesce(c.verdict in ('failed', 'fine'), false),
      case when not v.verdict then null
        when r.started_at is not null then greatest(0, extract(epoch from r.started_at - d.started_at))::double precision
        when d.change_failure then d.recovery_seconds end,
      case when not v.verdict then null
        when r.started_at is not null then case when r.deployment_type = 'rollback' then 'rollback' else 'rollforward' end
        when d.change_failure then d.remediation_type end
    -- Each by its key, where the planner would read all that there are; so in all that follow.
    from unnest(p_nos) as n (no)
    cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
    left join lateral (
      select * from public.corrections c where c.organization_id = d.organization_id
        and c.connection_id = d.connection_id and c.external_id = d.external_id offset 0) c on true
    left join lateral (
      select * from public.deployments r where r.organization_id = d.organization_id
        and r.connection_id = d.connection_id and r.external_id = c.repaired_by offset 0) r on true
    cross join lateral (
      select case c.verdict when 'failed' then true when 'fine' then false else d.change_failure end as verdict) v
  $$;
comment on function private.derive_settled is 'The verdict that counts: failed or fine as a correction says, else Datadog''s. Recovery: from start to start of the deployment that a correction names, else Datadog''s where Datadog too has it as failed.';
grant execute on function private.derive_settled to service_role;

create function private.derive_rework(p_nos bigint[]) returns table (no bigint, is_rework boolean)
  language sql stable
  as $$
    -- offset 0: asked for each, where the planner would make one hash of all that there are.
    select d.no, coalesce(d.deployment_type in ('rollback', 'rollforward'), false) or exists (
        select from public.deployments r where r.connection_id = d.connection_id and r.remediation_id = d.external_id
          and r.change_failure and r.verdict and r.deleted_at is null and not r.left_out offset 0)
      or exists (
        select from public.corrections c cross join lateral (
          select from public.deployments r where r.organization_id = c.organization_id
            and r.connection_id = c.connection_id and r.external_id = c.external_id and r.deleted_at is null offset 0) r
        where c.connection_id = d.connection_id and c.repaired_by = d.external_id offset 0)
    from unnest(p_nos) as n (no)
    cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
  $$;
comment on function private.derive_rework is 'Whether a deployment repairs an earlier one: deployment_type rollback or rollforward, or named as the remediation of a live deployment of its connection that failed, or by a correction of a live one.';
grant execute on function private.derive_rework to service_role;

create function private.numbers_of(p_organization_id uuid, p_connection_id uuid, p_external_ids text[]) returns bigint[]
  language sql stable
  as $$
    select array(
      select d.no from unnest(p_external_ids) as n (id) cross join lateral (
        select d.no from public.deployments d where d.organization_id = p_organization_id
          and d.connection_id = p_connection_id and d.external_id = n.id offset 0) d)
  $$;
comment on function private.numbers_of is 'The no of each of these deployments that there is.';
grant execute on function private.numbers_of to service_role;

create function private.settle_deployments(p_organization_id uuid, p_connection_id uuid, p_external_ids text[])
  returns void language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  set enable_hashjoin = off set enable_mergejoin = off
  as $$
declare
  -- Also those whose correction names one of these as what repaired them.
  v_nos bigint[] := private.numbers_of(p_organization_id, p_connection_id, p_external_ids || array(
    select c.external_id from unnest(p_external_ids) as n (id) cross join lateral (
      select c.external_id from public.corrections c
      where c.connection_id = p_connection_id and c.repaired_by = n.id offset 0) c));
begin
  update public.deployments d set verdict = s.verdict, left_out = s.left_out, corrected = s.corrected,
      recovery = s.recovery, repair = s.repair
    from private.derive_settled(v_nos) s
    where d.no = s.no and (d.verdict, d.left_out, d.corrected, d.recovery, d.repair)
      is distinct from (s.verdict, s.left_out, s.corrected, s.recovery, s.repair);
  -- Verdicts first: whether one repairs another hangs on them.
  v_nos := v_nos || private.numbers_of(p_organization_id, p_connection_id, array(
    select r.id from unnest(v_nos) as n (no) cross join lateral (
      select d.external_id, d.remediation_id from public.deployments d where d.no = n.no offset 0) d
    cross join lateral (
      select d.remediation_id as id
      union select c.repaired_by from public.corrections c where c.organization_id = p_organization_id
        and c.connection_id = p_connection_id and c.external_id = d.external_id) r
    where r.id is not null));
  update public.deployments d set is_rework = r.is_rework from private.derive_rework(v_nos) r
    where d.no = r.no and d.is_rework <> r.is_rework;
end $$;
comment on function private.settle_deployments is 'Writes what follows from verdicts and corrections to these deployments, and to those that they name as what repaired them. Pass also the ids that they named before.';
grant execute on function private.settle_deployments to service_role;

-- changes ------------------------------------------------------------------------------------------------------

create function private.lock_changes(p_organization_id uuid) returns void
  language sql volatile set search_path = ''
  as $$ select pg_advisory_xact_lock(hashtextextended('changes of ' || p_organization_id, 0)) $$;
comment on function private.lock_changes is 'What whoever writes deployments of an organisation takes first: two connections that bring the same change at once would each be blind to the other.';
grant execute on function private.lock_changes to service_role;

-- What is listed meets its change by a hash: how many they are the planner cannot know, and by loops they would be
-- millions. By its key each row is found all the same, where there is no other way.
create function private.derive_changes(p_organization_id uuid, p_firsts uuid[])
  returns table (deployment_no bigint, "position" integer, earlier text[], ousted text[], repeated boolean,
    before_at timestamptz, stands boolean)
  language sql stable set search_path = '' set enable_hashjoin = on set enable_nestloop = off
  as $$
    with listings as materialized (
      select c.deployment_no, c.position, c.lead, c.earlier, c.ousted, c.repeated, c.before_at, f.first, k.service, coalesce(k.env, '') as env,
        count(*) over (partition by f.first, coalesce(k.env, '')) > 1 as now_repeated,
        row_number() over (partition by f.first, k.service
          order by d.started_at, d.external_id collate "C", d.connection_id) as turn,
        lag(d.started_at) over (partition by c.commit_id
          order by d.started_at, d.external_id collate "C", d.connection_id) as now_before_at
      -- Each by its key, where the planner would read all commits, all deployments there are.
      from unnest(p_firsts) as f (first) cross join lateral (
        select * from public.deployment_commits c
        where c.commit_id >= f.first and c.commit_id <= private.last_of_sha(f.first) offset 0) c
      cross join lateral (
        select * from public.deployments d where d.no = c.deployment_no and d.deleted_at is null and not d.left_out
        offset 0) d
      cross join lateral (select k.service, k.env from public.cells k where k.id = d.cell offset 0) k
      where c.organization_id = p_organization_id
    ), reached as (
      select l.first, l.service, l.env, min(l.turn) filter (where l.lead >= 0) as usable,
        min(l.turn) filter (where l.lead < 0) as negative
      from listings l group by l.first, l.service, l.env
    ), changes as (
      select r.first, coalesce(r.service, '') as service, r.service is null as nameless,
        array_agg(r.env order by r.env collate "C") as envs, array_agg(r.usable order by r.env collate "C") as usable,
        array_agg(r.negative order by r.env collate "C") as negative
      from reached r group by r.first, r.service
    ), derived as (
      select l.*, nullif(array(
          select e.env from unnest(c.envs, c.usable) e (env, usable) where e.usable < l.turn), '{}') as now_earlier,
        case when l.lead < 0 then nullif(array(
          select e.env from unnest(c.envs, c.usable, c.negative) e (env, usable, negative)
          where e.usable is not null or e.negative < l.turn), '{}') end as now_ousted
      from listings l join changes c on c.first = l.first and c.service = coalesce(l.service, '')
        and c.nameless = (l.service is null)
    )
    select d.deployment_no, d.position, d.now_earlier, d.now_ousted, d.now_repeated, d.now_before_at,
      (d.now_earlier, d.now_ousted, d.now_repeated, d.now_before_at)
        is not distinct from (d.earlier, d.ousted, d.repeated, d.before_at)
    from derived d
  $$;
comment on function private.derive_changes is 'For the shas whose commits begin with these ids: what earlier, ousted, repeated and before_at of each of their listings at live deployments are, and whether they stand there. Deployments are ordered by started_at, external_id, connection_id.';
grant execute on function private.derive_changes to service_role;

create function private.mark_changes(p_organization_id uuid, p_commit_ids uuid[]) returns void
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off set enable_hashjoin = off
  set enable_mergejoin = off
  as $$
declare
  v_nos bigint[];
begin
  -- Row by row by the keys: joined otherwise, all that there are would be read.
  with differing as materialized (
    select m.* from private.derive_changes(p_organization_id, array(
      select distinct private.first_of_sha(i) from unnest(p_commit_ids) i)) m where not m.stands),
  written as (
    update public.deployment_commits c set earlier = m.earlier, ousted = m.ousted, repeated = m.repeated,
      before_at = m.before_at
      from differing m where c.deployment_no = m.deployment_no and c.position = m.position returning c.deployment_no)
  select array_agg(distinct w.deployment_no) into v_nos from written w;
  update public.deployments d set repeated = l.repeated, changes = l.changes, changes_anywhere = l.changes_anywhere,
      new_since = l.new_since, known_since = l.known_since
    from private.derive_listed(v_nos) l
    where d.no = l.no and (d.repeated, d.changes, d.changes_anywhere, d.new_since, d.known_since)
      is distinct from (l.repeated, l.changes, l.changes_anywhere, l.new_since, l.known_since);
end $$;
comment on function private.mark_changes is 'Writes where else these commits were delivered before, to all their listings. Few differ from what stands there: a commit that is new is nowhere else.';
grant execute on function private.mark_changes to service_role;

create function private.recount(p_organization_id uuid, p_connection_id uuid, p_external_ids text[],
                                p_commit_ids uuid[] default '{}', p_beside bigint[] default '{}')
  returns void language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_nos bigint[] := private.numbers_of(p_organization_id, p_connection_id, p_external_ids);
begin
  perform private.settle_deployments(p_organization_id, p_connection_id, p_external_ids);
  perform private.mark_changes(p_organization_id, p_commit_ids || array(
    select c.commit_id from unnest(p_external_ids) as n(id) cross join lateral (
      select d.no from public.deployments d where d.organization_id = p_organization_id
        and d.connection_id = p_connection_id and d.external_id = n.id offset 0) d
    cross join lateral (
      select c.commit_id from public.deployment_commits c where c.deployment_no = d.no offset 0) c));
  perform private.mark_places(v_nos || p_beside || private.find_beside(v_nos, false));
end $$;
comment on function private.recount is 'What follows when these deployments were written, deleted, corrected or came back. Also to be passed: ids that they named as their remediation before, commits that they listed before, and what private.find_beside found before. After private.lock_changes.';
grant execute on function private.recount to service_role;

-- origins ------------------------------------------------------------------------------------------------------

create function private.spread_origins(p_organization_id uuid, p_commit_ids uuid[]) returns void
  language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_nos bigint[];
begin
  with differing as materialized (
    select c.deployment_no, c.position, k.origin, k.tool
    from unnest(p_commit_ids) as n(id) cross join lateral (
      select k.id, k.origin, k.tool from public.commits k where k.id = n.id offset 0) k
    cross join lateral (
      select c.deployment_no, c.position from public.deployment_commits c
      where c.commit_id = k.id and (c.origin, c.tool) is distinct from (k.origin, k.tool) offset 0) c),
  written as (
    update public.deployment_commits c set origin = d.origin, tool = d.tool from differing d
      where c.deployment_no = d.deployment_no and c.position = d.position returning c.deployment_no)
  select array_agg(distinct w.deployment_no) into v_nos from written w;
  update public.deployments d set human = n.human, ai_assisted = n.ai_assisted, bot = n.bot, unknown = n.unknown
    from (select u.no, count(*) filter (where c.origin = 'human') as human,
            count(*) filter (where c.origin = 'ai_assisted') as ai_assisted,
            count(*) filter (where c.origin = 'bot') as bot, count(*) filter (where c.origin = 'unknown') as unknown
          from unnest(v_nos) as u(no) cross join lateral (
            select c.origin from public.deployment_commits c where c.deployment_no = u.no offset 0) c
          group by u.no) n
    where d.no = n.no;
end $$;
comment on function private.spread_origins is 'Copies the origins of commits to where they are listed, and counts them anew for the deployments that list them.';
grant execute on function private.spread_origins to service_role;
