-- Whether what is derived and kept is what it is derived from: each `verify_` function computes one kind of it anew for
-- a sample, and private.verify asks them all. The tests ask it after every random world, and a running installation at
-- night (work of the kind `verify`).

create type private.sample as (organization_id uuid, nos bigint[], commit_ids uuid[], counted bigint[]);
comment on type private.sample is 'What of an organisation is computed anew and compared: deployments by their no, with all that they list among the commits, and deployments whose months are counted anew, and whose days are sorted anew, which reads all of these. private.verify asks all verify_ functions of one.';

-- Stable, as all of them: what is compared is of one moment, whoever writes meanwhile. Each row by its key.
create function private.verify_deployments(p_sample private.sample) returns bigint[]
  language sql stable set search_path = ''
  as $$
    select coalesce(array_agg(d.no order by d.no), '{}')
    from unnest(p_sample.nos) as n (no)
    cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
    cross join lateral (
      select count(*) filter (where k.origin = 'human') as human,
        count(*) filter (where k.origin = 'ai_assisted') as ai_assisted,
        count(*) filter (where k.origin = 'bot') as bot, count(*) filter (where k.origin = 'unknown') as unknown,
        avg(c.lead) as mean_lead,
        bool_and(c.origin = k.origin and c.tool is not distinct from k.tool) as spread,
        bool_and(k.sha is not null and k.repository is not distinct from
          private.find_repository(d.organization_id, d.service, d.repository)) as known
      from public.deployment_commits c left join lateral (
        select * from public.commits k where k.id = c.commit_id offset 0) k on true
      where c.deployment_no = d.no) c
    where (d.no, d.verdict, d.left_out, d.corrected, d.recovery, d.repair) is distinct from
        (select s from private.derive_settled(array[d.no]) s)
      or d.is_rework <> (select r.is_rework from private.derive_rework(array[d.no]) r)
      or d.cell <> private.cell_id(d.connection_id, d.env, d.service, d.team, d.repository)
      or not exists (select from public.cells k where k.id = d.cell)
      or (d.human, d.ai_assisted, d.bot, d.unknown) is distinct from (c.human, c.ai_assisted, c.bot, c.unknown)
      or abs(d.mean_lead - c.mean_lead) > 1e-6 * greatest(1, abs(c.mean_lead))
      or (d.mean_lead is null) <> (c.mean_lead is null)
      or d.deleted_at is null and not d.left_out and ((d.no, d.is_rerun, d.listed_beside)
          is distinct from (select p from private.derive_places(array[d.no]) p)
        or (d.no, d.repeated, d.changes, d.changes_anywhere, d.new_since, d.known_since)
          is distinct from (select l from private.derive_listed(array[d.no]) l))
      or not coalesce(c.spread, true) or not coalesce(c.known, true)
  $$;
comment on function private.verify_deployments is 'Recomputes what is derived of deployments, and answers the no of those where something else stands: none, unless there is a fault.';
grant execute on function private.verify_deployments to service_role;

create function private.verify_changes(p_sample private.sample) returns bigint[]
  language sql stable set search_path = ''
  as $$
    select coalesce(array_agg(distinct m.deployment_no), '{}')
    from private.derive_changes(p_sample.organization_id, array(
      select distinct private.first_of_sha(i) from unnest(p_sample.commit_ids) i)) m
    where not m.stands
  $$;
comment on function private.verify_changes is 'The same for where commits were delivered before: the no of deployments of which a listing says something else.';
grant execute on function private.verify_changes to service_role;

create function private.verify_counts(p_sample private.sample) returns bigint[]
  language sql stable set search_path = ''
  as $$
    with months as materialized (
      select d.connection_id, date_trunc('month', d.started_at at time zone 'UTC')::date as month, min(d.no) as no
      from unnest(p_sample.counted) as n (no)
      cross join lateral (select * from public.deployments d where d.no = n.no offset 0) d
      group by 1, 2
    ), counted as (
      select m.no, n.dimension, n.name, count(*) as deployments
      from months m
      cross join lateral (
        select * from public.deployments d where d.connection_id = m.connection_id and d.deleted_at is null
          and d.started_at >= m.month::timestamp at time zone 'UTC'
          and d.started_at < (m.month + interval '1 month') at time zone 'UTC' offset 0) d
      cross join lateral (values ('total', ''), ('service', d.service), ('team', d.team), ('repository', d.repository),
        ('env', d.env)) as n (dimension, name)
      where n.name is not null group by 1, 2, 3
    ), kept as (
      select m.no, c.dimension, c.name, c.deployments
      from months m cross join lateral (
        select * from public.deployment_counts c where c.organization_id = p_sample.organization_id
          and c.connection_id = m.connection_id and c.month = m.month offset 0) c
    )
    select coalesce(array_agg(distinct no), '{}') from counted full join kept using (no, dimension, name)
    where counted.deployments is distinct from kept.deployments
  $$;
comment on function private.verify_counts is 'The same for what is counted by the month: the no of a deployment in each month that counts something else.';
grant execute on function private.verify_counts to service_role;

create function private.verify_origins(p_sample private.sample) returns uuid[]
  language sql stable set search_path = ''
  as $$
    select coalesce(array_agg(k.id order by k.id), '{}')
    from unnest(p_sample.commit_ids) as n (id)
    cross join lateral (select * from public.commits k where k.id = n.id offset 0) k
    where row(k.origin, k.tool, k.authorship, k.rule, k.rule_numbers, k.decided_by)::private.decision
        is distinct from private.decide_origin(private.datadog_evidence(k))
      or k.id <> private.commit_id(k.organization_id, k.repository, k.sha)
  $$;
comment on function private.verify_origins is 'As private.verify_deployments, of commits: those of which something else is written than their evidence decides.';
grant execute on function private.verify_origins to service_role;

create function private.verify_runs(p_sample private.sample) returns bigint[]
  language sql stable set search_path = ''
  as $$
    with days as materialized (
      select f.day, f.origins, min(d.no) as no
      from unnest(p_sample.counted) as n (no)
      cross join lateral (select d.no, d.organization_id, d.started_at from public.deployments d where d.no = n.no offset 0) d
      cross join lateral (
        select * from public.folded_days f where f.organization_id = d.organization_id and f.from_at <= d.started_at
        order by f.from_at desc limit 1) f
      where f.to_at > d.started_at group by f.day, f.origins
    ), formed as materialized (
      select r.kind, r.day, r.key, r.piece, r.n, r.leads
      from private.form_daily_runs(p_sample.organization_id, array(select d.day from days d)) r
    ), kept as materialized (
      select r.kind, r.day, r.key, r.piece, r.n, r.leads from days d cross join lateral (
        select * from public.lead_runs r where r.organization_id = p_sample.organization_id and r.day = d.day offset 0) r
    ), other as (
      (select * from formed except all select * from kept) union all (select * from kept except all select * from formed)
    )
    select coalesce(array_agg(distinct d.no), '{}') from other o join days d on d.day = o.day
    where d.origins or o.kind <> 'origin'
  $$;
comment on function private.verify_runs is 'As private.verify_counts, of sorted lead times: the no of a deployment on each folded day that holds other ones.';
grant execute on function private.verify_runs to service_role;

create function private.verify(p_sample private.sample) returns table (what text, ids text[])
  language sql stable set search_path = ''
  as $$
    -- A line for each: whatever is derived and kept has one.
    values ('deployments', private.verify_deployments(p_sample)::text[]),
      ('changes', private.verify_changes(p_sample)::text[]),
      ('origins', private.verify_origins(p_sample)::text[]),
      ('counts', private.verify_counts(p_sample)::text[]),
      ('runs', private.verify_runs(p_sample)::text[])
  $$;
comment on function private.verify is 'All that is kept of a sample, by what it is: where something else stands than it is derived from. ids: the no of deployments, or the id of commits.';
grant execute on function private.verify to service_role;

create function private.sample_of(p_organization_id uuid, p_nos bigint[], p_commit_ids uuid[] default '{}',
                                  p_counted bigint[] default '{}')
  returns private.sample language sql stable set search_path = ''
  as $$
    with sampled as materialized (
      select d.no from unnest(p_nos) as n (no)
      cross join lateral (select d.no, d.connection_id from public.deployments d where d.no = n.no offset 0) d
      -- What is on its way out is not kept up to date.
      where not exists (select from public.connections c where c.organization_id = p_organization_id
        and c.id = d.connection_id and c.purge_requested_at is not null))
    select row(p_organization_id, array(select s.no from sampled s), array(
        select c.commit_id from sampled s cross join lateral (
          select c.commit_id from public.deployment_commits c where c.deployment_no = s.no offset 0) c
        union select unnest(p_commit_ids)),
      array(select unnest(p_counted) intersect select s.no from sampled s))::private.sample
  $$;
comment on function private.sample_of is 'These deployments with what they list, these commits, and the months of those among the deployments that are to be counted.';
grant execute on function private.sample_of to service_role;

create function private.sample_all(p_organization_id uuid) returns private.sample
  language sql stable set search_path = ''
  as $$
    select private.sample_of(p_organization_id, n.nos, array(
      select k.id from public.commits k where k.organization_id = p_organization_id), n.nos)
    from (select array(select d.no from public.deployments d where d.organization_id = p_organization_id) as nos) n
  $$;
comment on function private.sample_all is 'All that an organisation holds: for tests, and for whoever looks into a fault.';
grant execute on function private.sample_all to service_role;
