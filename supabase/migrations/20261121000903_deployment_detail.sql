-- One deployment: what it brought, what happened around it, and what the figures make of it.

create function metrics.list_near(p_deployment public.deployments) returns jsonb
  language sql stable
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'externalId', n.external_id, 'name', n.name,
      'severity', n.severity, 'startedAt', private.as_iso(n.started_at), 'finishedAt', private.as_iso(n.finished_at))
      order by n.started_at, n.id), '[]')
    from (
      select i.* from public.incidents i
      where i.organization_id = (p_deployment).organization_id and i.deleted_at is null
        and i.started_at >= (p_deployment).started_at - interval '24 hours'
        and i.started_at <= (p_deployment).started_at + interval '24 hours'
        and metrics.matches_any(i.services, array[lower((p_deployment).service)])
      order by i.started_at, i.id limit 50) n
  $$;
comment on function metrics.list_near is 'The incidents that name the service of a deployment and began within 24 hours of its start, the first 50.';
grant execute on function metrics.list_near to authenticated, service_role;

create type metrics.commit_states as (commits bigint, counted bigint, redelivered bigint, negative bigint, untimed bigint);
comment on type metrics.commit_states is 'Commits of one deployment by what lead time makes of them. negative: a negative time; untimed: none at all.';

create function metrics.measure_own(p_scope metrics.scope, p_no bigint) returns metrics.commit_states
  language sql stable
  as $$
    select row(count(*), count(*) filter (where s.state = 'counted'), count(*) filter (where s.state = 'redelivered'),
      count(*) filter (where c.lead < 0 and s.state is distinct from 'redelivered'),
      count(*) filter (where c.lead is null and s.state is distinct from 'redelivered'))::metrics.commit_states
    from public.deployment_commits c cross join lateral (
      select metrics.state_of_change(p_scope, c.origin, c.lead, c.earlier, c.ousted) as state) s
    where c.deployment_no = p_no
  $$;
comment on function metrics.measure_own is 'What lead time makes of the commits of one deployment.';
grant execute on function metrics.measure_own to authenticated, service_role;

create function metrics.tell_counting(p_deployment public.deployments) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object(
      'countedIn', (
        select coalesce(jsonb_agg(n.figure order by n.place) filter (where w.within and n.holds), '[]')
        from (values
          (1, 'deployment_frequency', true),
          (2, 'change_failure_rate', (a.scope).formula = 'all' or d.verdict is not null),
          (3, 'lead_time', (a.own).counted > 0),
          (4, 'recovery_time', d.verdict and d.recovery is not null),
          (5, 'rework_rate', true),
          (6, 'origins', d.verdict is not null and d.human + d.ai_assisted + d.bot > 0)) as n (place, figure, holds)),
      'notCounted', (
        select coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'numbers', n.numbers) order by n.place)
          filter (where n.holds and (n.place < 10 or w.within)), '[]')
        from (values
          (1, 'deleted', d.deleted_at is not null, '{}'::jsonb),
          (2, 'left_out', d.left_out, '{}'),
          (3, 'not_production', w.elsewhere, jsonb_strip_nulls(jsonb_build_object('env', d.env))),
          (10, 'pending', d.verdict is null, '{}'),
          (11, 'no_recovery', d.verdict and d.recovery is null, '{}'),
          (12, 'no_commits', (a.own).commits = 0, '{}'),
          (13, 'no_time', (a.own).untimed > 0, jsonb_build_object('commits', (a.own).untimed)),
          (14, 'negative_times', (a.own).negative > 0, jsonb_build_object('commits', (a.own).negative)),
          (15, 'delivered_before', (a.own).redelivered > 0, jsonb_build_object('commits', (a.own).redelivered)),
          (16, 'unknown_origin', d.unknown > 0, jsonb_build_object('commits', d.unknown)))
          as n (place, code, holds, numbers)))
    from (select (p_deployment).* offset 0) d
    cross join lateral (
      select s.scope, metrics.measure_own(s.scope, d.no) as own
      from (select metrics.read_scope(d.organization_id, '{}', false) as scope offset 0) s offset 0) a
    cross join lateral (
      select d.deleted_at is null and not d.left_out and not e.elsewhere as within, e.elsewhere
      from (select not coalesce((a.scope).envs is null or lower(d.env) = any ((a.scope).envs), false) as elsewhere) e) w
  $$;
comment on function metrics.tell_counting is 'Which figures of production, unfiltered, a deployment counts in, and as codes with numbers what keeps it, or some of its commits, out of others. Where it counts nowhere, only why.';
grant execute on function metrics.tell_counting to authenticated, service_role;

create function public.get_deployment(p_organization_id uuid, p_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select f.item || jsonb_build_object(
      'deletedAt', private.as_iso(d.deleted_at),
      'averages', case when d.averages is not null then (
        select jsonb_object_agg(s.stage, d.averages[s.place])
        from unnest(private.stages()) with ordinality as s (stage, place)) end,
      'repairs', (
        select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'externalId', r.external_id) order by r.started_at), '[]')
        from public.deployments r
        where r.connection_id = d.connection_id and r.deleted_at is null and not r.left_out and r.no = any (array(
          select r.no from public.deployments r where r.connection_id = d.connection_id
            and r.remediation_id = d.external_id and r.change_failure and r.verdict
            and not exists (select from public.corrections c where c.organization_id = r.organization_id
              and c.connection_id = r.connection_id and c.external_id = r.external_id and c.repaired_by is not null)
          union
          select r.no from public.corrections c cross join lateral (
            select r.no from public.deployments r where r.organization_id = c.organization_id
              and r.connection_id = c.connection_id and r.external_id = c.external_id offset 0) r
          where c.connection_id = d.connection_id and c.repaired_by = d.external_id))),
      'repairedBy', (
        select jsonb_build_object('id', r.id, 'externalId', r.external_id) from public.deployments r
        where r.organization_id = p_organization_id and r.connection_id = d.connection_id
          and r.external_id = f.item #>> '{remediation,id}'),
      'commits', (
        select coalesce(jsonb_agg(jsonb_build_object('sha', k.sha, 'committedAt', private.as_iso(k.committed_at),
          'authorName', w.author_name, 'message', w.message, 'url', k.url,
          'leadSeconds', case when c.lead_given then c.lead end,
          'stages', jsonb_build_object('time_to_pr_ready', c.time_to_pr_ready, 'review_time', c.review_time,
            'merge_time', c.merge_time, 'time_to_deploy', c.time_to_deploy, 'deploy_time', c.deploy_time),
          'firstDelivery', metrics.find_first_delivery(d, k.id),
          'origin', k.origin, 'tool', k.tool, 'authorship', k.authorship,
          'rule', jsonb_build_object('code', k.rule, 'numbers', coalesce(k.rule_numbers, '{}')), 'decidedBy', k.decided_by)
          order by c.position, k.sha collate "C"), '[]')
        from public.deployment_commits c cross join lateral (
          select k.id, k.sha, k.committed_at, k.url, k.origin, k.tool, k.authorship, k.rule, k.rule_numbers, k.decided_by
          from public.commits k where k.id = c.commit_id offset 0) k
        cross join lateral private.read_words(array[k.id]) w
        where c.deployment_no = d.no),
      'incidents', metrics.list_near(d)) || metrics.tell_counting(d)
    from metrics.format_deployments(p_organization_id, array[p_id]) f
    join public.deployments d on (d.organization_id = p_organization_id) is true and d.id = p_id
  $$;
comment on function public.get_deployment is 'One deployment with its commits, each with the rule that decided its origin, with the failed deployments it repaired, the incidents of its service within 24 hours of its start, and in countedIn and notCounted what metrics.tell_counting says. deletedAt: gone at Datadog, counted nowhere. leadSeconds and the stages of a commit in seconds are what Datadog gave, averages what it gave of all its commits together, null where it gave none; firstDelivery where the commit counts. Null when the caller does not see it.';
grant execute on function public.get_deployment to authenticated, service_role;
