-- Values of runs of workflows. A run is counted once, by its id, in the window in which it was made, as its last attempt says.

create function private.ran_through(p_conclusion text) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$ select coalesce(p_conclusion in ('success', 'failure', 'startup_failure', 'timed_out'), false) $$;
comment on function private.ran_through is 'Whether a run came to a verdict of its own: one that was cancelled or skipped, or that waits for somebody, says nothing about the code.';
grant execute on function private.ran_through to authenticated, service_role;

create function private.run_failed(p_conclusion text) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$ select coalesce(p_conclusion in ('failure', 'startup_failure'), false) $$;
comment on function private.run_failed is 'Whether a run failed, or could not start; one that took too long is told apart.';
grant execute on function private.run_failed to authenticated, service_role;

create function private.took_time(p_conclusion text) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$ select coalesce(p_conclusion not in ('skipped', 'action_required'), false) $$;
comment on function private.took_time is 'Whether a run that ended did something: one that was skipped, or waits for somebody, says nothing about durations.';
grant execute on function private.took_time to authenticated, service_role;

create function private.last_attempts(p_organization_id uuid, p_repository_id uuid, p_from timestamptz, p_to timestamptz)
  returns table (run_id bigint, workflow text, event text, created_at timestamptz, conclusion text, seconds double precision,
    is_rerun boolean, is_flaky boolean, is_unsure boolean)
  language sql stable set search_path = ''
  as $$
    select l.run_id, l.workflow, l.event, l.created_at, l.conclusion,
      case when private.took_time(l.conclusion) then greatest(extract(epoch from l.ended_at - l.started_at), 0)::double precision end,
      l.is_rerun, l.is_rerun and l.has_failed, l.is_rerun and not l.has_failed and l.held < l.attempt
    from (
      select distinct on (r.run_id) r.*, coalesce(r.attempt > 1 and r.conclusion = 'success', false) as is_rerun,
        count(r.conclusion) over same as held,
        coalesce(bool_or(r.conclusion in ('failure', 'startup_failure', 'timed_out')) over same, false) as has_failed
      from public.workflow_runs r where r.organization_id = p_organization_id and r.repository_id = p_repository_id
        and r.created_at >= p_from and r.created_at < p_to
      window same as (partition by r.run_id, r.sha)
      order by r.run_id, r.attempt desc) l
  $$;
comment on function private.last_attempts is 'The last attempt of each run that was made in a window. Flaky is one that succeeded at the same commit after an attempt that had failed; unsure, one that succeeded when another attempt was never seen to its end.';
grant execute on function private.last_attempts to authenticated, service_role;

create function private.runs_in_windows(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, workflow text, runs bigint, judged bigint, failed bigint,
    timed_out bigint, cancelled bigint, timed bigint, mean double precision, quantiles double precision[], flaky bigint,
    reruns bigint, unsure bigint, unsure_repositories bigint)
  language sql stable set search_path = '' set work_mem = '64MB'
  as $$
    with windows as materialized (
      select * from private.github_windows(p_organization_id, p_query, '{runs}', interval '168 hours') w where w.reason is null),
    last as materialized (
      select s.repository_id, l.* from (
        select w.repository_id, min(w.from_at) as from_at, max(w.to_at) as to_at from windows w group by w.repository_id) s
      cross join lateral private.last_attempts(p_organization_id, s.repository_id, s.from_at, s.to_at) l)
    select w.scope, w.day, l.workflow, count(*), count(*) filter (where private.ran_through(l.conclusion)),
      count(*) filter (where private.run_failed(l.conclusion)),
      count(*) filter (where l.conclusion = 'timed_out'), count(*) filter (where l.conclusion = 'cancelled'),
      count(l.seconds), avg(l.seconds), percentile_cont(array[0, 0.5, 0.75, 0.9, 0.95, 1]) within group (order by l.seconds),
      count(*) filter (where l.is_flaky), count(*) filter (where l.is_rerun), count(*) filter (where l.is_unsure),
      count(distinct l.repository_id) filter (where l.is_unsure)
    from windows w join last l
      on l.repository_id = w.repository_id and l.created_at >= w.from_at and l.created_at < w.to_at
    group by grouping sets ((w.scope, w.day), (w.scope, w.day, l.workflow))
  $$;
comment on function private.runs_in_windows is 'Runs of each scope and day, all together (workflow null) and of each workflow. Durations in seconds, of attempts that ended, neither skipped nor waiting for somebody: their mean, and the quantiles 0, 50, 75, 90, 95 and 100 % between the nearest two.';
grant execute on function private.runs_in_windows to service_role;

create function private.measure_runs(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, part text, value double precision, n bigint, missing jsonb,
    from_at timestamptz, to_at timestamptz)
  language sql stable set search_path = '' set work_mem = '64MB'
  as $$
    with found as materialized (select * from private.runs_in_windows(p_organization_id, p_query)),
    known as materialized (
      select w.scope, w.day, max(w.from_at) as from_at, max(w.to_at) as to_at, count(*) as repositories,
        count(*) filter (where w.reason is null) as known, (array_agg(w.reason))[1] as own
      from private.github_windows(p_organization_id, p_query, '{runs}', interval '168 hours') w group by w.scope, w.day),
    told as (
      select k.scope, k.day, k.from_at, k.to_at, f.failed, f.timed_out, f.cancelled, f.flaky, f.mean / 60 as mean, f.quantiles,
        coalesce(f.runs, 0) as runs, coalesce(f.judged, 0) as judged,
        coalesce(f.timed, 0) as timed, private.why_missing(k.scope, k.known, k.repositories, k.own) as missing,
        private.why_missing(k.scope, k.known - coalesce(f.unsure_repositories, 0), k.repositories,
          coalesce(k.own, private.not_all_read(f.reruns - f.unsure, f.reruns))) as unsure
      from known k left join found f on f.scope = k.scope and f.day = k.day and f.workflow is null)
    select t.scope, t.day, m.metric, '', m.value, m.n, m.missing, t.from_at, t.to_at
    from told t cross join lateral (values
      ('ci.workflow_runs_7d', t.runs::double precision, t.runs, t.missing),
      ('ci.failed_workflows_7d', coalesce(t.failed, 0), t.judged, t.missing),
      ('ci.failed_share_7d', t.failed::double precision / nullif(t.judged, 0), t.judged, t.missing),
      ('ci.timed_out_7d', coalesce(t.timed_out, 0), t.judged, t.missing),
      ('ci.cancelled_7d', coalesce(t.cancelled, 0), t.timed, t.missing),
      ('ci.flaky_reruns_7d', coalesce(t.flaky, 0), t.judged, t.unsure),
      ('ci.avg_workflow_duration_minutes', t.mean, t.timed, t.missing),
      ('ci.workflow_duration_minutes.min', t.quantiles[1] / 60, t.timed, t.missing),
      ('ci.workflow_duration_minutes.p50', t.quantiles[2] / 60, t.timed, t.missing),
      ('ci.workflow_duration_minutes.p75', t.quantiles[3] / 60, t.timed, t.missing),
      ('ci.workflow_duration_minutes.p90', t.quantiles[4] / 60, t.timed, t.missing),
      ('ci.workflow_duration_minutes.p95', t.quantiles[5] / 60, t.timed, t.missing),
      ('ci.workflow_duration_minutes.max', t.quantiles[6] / 60, t.timed, t.missing)) as m (metric, value, n, missing)
    union all
    -- Only what is known has parts: nobody can say of which there is none.
    select k.scope, k.day, 'ci.duration', f.workflow, f.quantiles[4] / 60, f.timed, null, k.from_at, k.to_at
    from known k join found f on f.scope = k.scope and f.day = k.day and f.workflow is not null
    where k.known = k.repositories and f.timed > 0
  $$;
comment on function private.measure_runs is 'Runs of the window. Failed are those that failed or could not start; what timed out is told apart, what was cancelled or skipped is no failure. Shares are of those that came to a verdict.';
grant execute on function private.measure_runs to service_role;

create function private.required_workflows(p_repository public.github_repositories, p_at timestamptz)
  returns table (ran bigint, passed bigint)
  language sql stable set search_path = '' set work_mem = '64MB'
  as $$
    select count(r.conclusion), count(*) filter (where r.conclusion = 'success')
    from unnest(p_repository.merge_workflows) as w (name) left join lateral (
      select r.conclusion from public.workflow_runs r
      where r.organization_id = p_repository.organization_id and r.repository_id = p_repository.id
        and r.branch = p_repository.default_branch and r.workflow = w.name and r.event in ('push', 'schedule')
        and r.ended_at <= p_at and private.ran_through(r.conclusion)
      order by r.created_at desc, r.run_id desc, r.attempt desc limit 1) r on true
  $$;
comment on function private.required_workflows is 'How many of the workflows that have to pass on the default branch have run there, and how many passed the last time that they came to a verdict.';
grant execute on function private.required_workflows to service_role;

create function private.measure_state(p_organization_id uuid, p_query jsonb)
  returns table (scope text, day date, metric text, value double precision, n bigint, missing jsonb, from_at timestamptz,
    to_at timestamptz)
  language sql stable set search_path = '' set work_mem = '64MB'
  as $$
    with states as (
      select w.scope, w.day, w.to_at as at, w.reason, s.ran, s.passed, coalesce(cardinality(r.merge_workflows), 0) as required
      from private.github_windows(p_organization_id, p_query, '{runs}', interval '0') w
      join public.github_repositories r on r.organization_id = p_organization_id and r.id = w.repository_id
      left join lateral private.required_workflows(r, w.to_at) s on w.reason is null),
    told as (
      select s.scope, s.day, max(s.at) as at,
        bool_and(s.passed = s.required) filter (where s.ran = s.required and s.required > 0)::int::double precision as flag,
        case when s.scope = '' then avg((s.passed = s.required)::int) filter (where s.ran = s.required and s.required > 0)
          else sum(s.passed) filter (where s.ran = s.required)::numeric / nullif(sum(s.required), 0) end as share,
        case when s.scope = '' then count(*) filter (where s.ran = s.required and s.required > 0)
          else sum(s.required) filter (where s.ran = s.required) end as n,
        case when sum(s.required) = 0 then private.missing('not_configured')
          else private.why_missing(s.scope, count(*) filter (where s.reason is null and s.required > 0),
            count(*) filter (where s.required > 0), (array_agg(s.reason))[1]) end as missing
      from states s group by s.scope, s.day)
    select t.scope, t.day, m.metric, m.value, coalesce(t.n, 0)::bigint, t.missing, t.at, t.at
    from told t cross join lateral (values ('ci.tests_passing_on_main', t.flag),
      ('ci.tests_passing_share', t.share::double precision)) as m (metric, value)
  $$;
comment on function private.measure_state is 'Whether the workflows that have to pass do, at the end of the day: of a repository each of those chosen, of the organisation each repository for which some were. One of which not all have ever run is in neither.';
grant execute on function private.measure_state to service_role;
