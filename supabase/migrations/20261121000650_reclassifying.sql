-- Deciding anew who wrote the commits of an organisation when the rules have changed: work of the kind `reclassify`. Its
-- holder is given commits by key, classifies them and writes what changed; how far it came stands in
-- private.classified, written with each batch, so that whoever comes next goes on there. Nothing that reads waits.

create function private.begin_classifying(p_organization_id uuid, p_version integer) returns private.classified
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_state private.classified;
begin
  select * into v_state from private.classified c where c.organization_id = p_organization_id;
  if v_state.next_version is not distinct from p_version or v_state.rules_version >= p_version then return v_state; end if;
  -- Whoever writes verdicts of older rules holds this until they can be seen here, or sees this row.
  perform private.lock_changes(p_organization_id);
  update private.classified c set next_version = p_version, stage = 'listed', after_connection = null, after_at = null,
      after_id = null, after_commit = null
    where c.organization_id = p_organization_id returning * into v_state;
  return v_state;
end $$;
comment on function private.begin_classifying is 'How far deciding by these rules has come; from the beginning when it was by others.';

create function private.end_stage(p_state private.classified) returns void
  language sql volatile security definer set search_path = ''
  as $$
    select private.lock_changes(p_state.organization_id);
    update private.classified c set
      rules_version = case p_state.stage when 'reported' then c.next_version else c.rules_version end,
      next_version = case p_state.stage when 'listed' then c.next_version end,
      stage = case p_state.stage when 'listed' then 'reported' end, after_connection = null, after_at = null,
      after_id = null, after_commit = null
    -- Unless it was begun anew meanwhile.
    where c.organization_id = p_state.organization_id and c.next_version = p_state.next_version and c.stage = p_state.stage
      and (c.after_connection, c.after_at, c.after_id, c.after_commit)
        is not distinct from (p_state.after_connection, p_state.after_at, p_state.after_id, p_state.after_commit)
  $$;
comment on function private.end_stage is 'Nothing is left of this stage: the next, or all is decided by the new rules.';

-- One connection after the other, each in time: a day whose commits are decided is folded again, and reports go on
-- reading it sorted. By their key every batch would unfold all days.
create function private.next_deployments(p_organization_id uuid, p_after_connection uuid, p_after_at timestamptz,
                                         p_after_id text, p_limit integer)
  returns table (no bigint, connection_id uuid, started_at timestamptz, external_id text)
  language sql stable set search_path = ''
  as $$
    with behind as (
      select d.* from (
        select c.id, c.id is not distinct from p_after_connection as is_begun from public.connections c
        where c.organization_id = p_organization_id
          and c.id >= coalesce(p_after_connection, '00000000-0000-0000-0000-000000000000')) c
      cross join lateral (
        select d.no, d.connection_id, d.started_at, d.external_id, d.human + d.ai_assisted + d.bot + d.unknown as listed
        from public.deployments d
        where (d.organization_id = p_organization_id) is true and d.connection_id = c.id
          and d.started_at >= case when c.is_begun then p_after_at else '-infinity' end
          and (not c.is_begun or (d.started_at, d.external_id) > (p_after_at, p_after_id))
        order by d.started_at, d.external_id limit p_limit) d
      order by d.connection_id, d.started_at, d.external_id limit p_limit)
    select d.no, d.connection_id, d.started_at, d.external_id from (
      select b.*, sum(b.listed) over turns as total, row_number() over turns as turn from behind b
      window turns as (order by b.connection_id, b.started_at, b.external_id)) d
    where d.total <= p_limit or d.turn = 1
  $$;
comment on function private.next_deployments is 'The deployments behind this one, by connection, started_at and external_id; from the first for nulls: as many as list so many commits together, and at least one.';

create function private.next_listed(p_state private.classified, p_limit integer)
  returns table (ids uuid[], reached jsonb)
  language sql stable set search_path = ''
  as $$
    with next as materialized (
      select * from private.next_deployments(p_state.organization_id, p_state.after_connection, p_state.after_at,
        p_state.after_id, p_limit))
    select array(
        select distinct c.commit_id from next n cross join lateral (
          select c.commit_id from public.deployment_commits c where c.deployment_no = n.no offset 0) c),
      (select jsonb_build_object('connectionId', n.connection_id, 'startedAt', n.started_at, 'externalId', n.external_id)
       from next n order by n.connection_id desc, n.started_at desc, n.external_id desc limit 1)
  $$;
comment on function private.next_listed is 'The commits that the next deployments list, and the last of these; null when there is none.';

create index commits_evidence_idx on public.commits (organization_id, id) where evidence is not null;

create function private.next_reported(p_state private.classified, p_limit integer)
  returns table (ids uuid[], reached jsonb)
  language sql stable set search_path = ''
  as $$
    with next as materialized (
      select k.id from public.commits k where k.organization_id = p_state.organization_id and k.evidence is not null
        and k.id > coalesce(p_state.after_commit, '00000000-0000-0000-0000-000000000000')
      order by k.id limit p_limit)
    select array(select n.id from next n),
      (select jsonb_build_object('commitId', n.id) from next n order by n.id desc limit 1)
  $$;
comment on function private.next_reported is 'The next commits of which others than Datadog say something, and the last of them; null when there is none.';

create function private.signals_of(p_commit public.commits, p_stage text) returns jsonb
  language sql stable set search_path = ''
  as $$
    select case p_stage
      when 'listed' then jsonb_build_object('datadog', private.datadog_evidence(p_commit) -> 'datadog'
        || jsonb_strip_nulls(jsonb_build_object('message', p_commit.message, 'trailers', to_jsonb(p_commit.trailers),
          'authorName', p_commit.author_name, 'authorEmail', coalesce(p_commit.raw_author_email, p_commit.author_email),
          'isBot', p_commit.is_bot)))
      else p_commit.evidence - 'datadog' end
  $$;
comment on function private.signals_of is 'What is said of a commit, by who says it: each a verdict with what it was made of.';

-- Next by the key, and not by sorting all that the organisation holds.
create function public.list_commits_to_classify(p_held jsonb, p_rules_version integer, p_limit integer) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off set enable_sort = off
  set enable_bitmapscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_state private.classified;
  v_ids uuid[];
  v_reached jsonb;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  v_state := private.begin_classifying(v_org, p_rules_version);
  if v_state.next_version is distinct from p_rules_version then return '{"reached": null, "commits": []}'; end if;
  if v_state.stage = 'listed' then
    select n.ids, n.reached into v_ids, v_reached from private.next_listed(v_state, p_limit) n;
    if v_reached is null then
      perform private.end_stage(v_state);
      return '{"reached": {}, "commits": []}';
    end if;
  else
    select n.ids, n.reached into v_ids, v_reached from private.next_reported(v_state, p_limit) n;
    if v_reached is null then perform private.end_stage(v_state); end if;
  end if;
  return jsonb_build_object('reached', v_reached, 'commits', (
    select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'seen', k.seen, 'said', private.signals_of(k.row, v_state.stage))), '[]')
    from unnest(v_ids) as n (id) cross join lateral (
      select k.id, k.xmin::text as seen, k as row from public.commits k where k.id = n.id offset 0) k));
end $$;
comment on function public.list_commits_to_classify is 'The next commits of held work that were classified by older rules: {reached, commits: [{id, seen, said}]}. reached: to be passed with their verdicts, {} when there may be more, null when there are none. PL410 when the lease was lost.';
grant execute on function public.list_commits_to_classify to service_role;

create function private.write_verdicts(p_organization_id uuid, p_verdicts jsonb) returns uuid[]
  language plpgsql volatile set search_path = '' set enable_hashjoin = off set enable_mergejoin = off
  as $$
declare
  v_ids uuid[];
begin
  with given as materialized (
    select g.id, g.seen, jsonb_object_agg(g.source, g.verdict) as verdicts
    from jsonb_to_recordset(p_verdicts) as g (id uuid, seen text, source text, verdict jsonb) group by g.id, g.seen),
  written as (
    update public.commits k set (evidence, origin, tool, authorship, rule, rule_numbers, decided_by) = (
        select case when k.evidence is not null then e.told end, d.origin, d.tool, d.authorship, d.rule, d.rule_numbers,
          d.decided_by
        from (
          select jsonb_object_agg(s.source, (s.said - array['origin', 'tool', 'authorship', 'rule'])
            || coalesce(g.verdicts -> s.source, s.said)) as told
          from jsonb_each(private.datadog_evidence(k)) as s (source, said)) e
        cross join lateral private.decide_origin(e.told) d)
      from given g
      -- As it was when its verdicts were made: one that was told anew meanwhile is read again.
      -- Named twice: where the planner takes commits for few, it would begin with all of them.
      where k.id = g.id and k.id = any (array(select i.id from given i)) and (k.organization_id = p_organization_id) is true
        and k.xmin::text = g.seen
      returning k.id)
    select coalesce(array_agg(w.id), '{}') into v_ids from written w;
  return v_ids;
end $$;
comment on function private.write_verdicts is 'Writes verdicts [{id, seen, source, verdict}] to commits that are as they were seen; the ids of these.';

-- plpgsql: it is planned when it is called, and what folds is made after this.
create function private.fold_origins(p_organization_id uuid, p_before timestamptz) returns void
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_days date[] := array(
    select f.day from public.folded_days f where f.organization_id = p_organization_id and not f.origins
      and f.to_at <= p_before order by f.from_at limit 100);
begin
  if v_days <> '{}' then perform private.write_runs(p_organization_id, v_days); end if;
end $$;
comment on function private.fold_origins is 'Folds again the days before a moment that were unfolded for their origins alone: as many as a batch may have passed.';

create function public.write_commit_verdicts(p_held jsonb, p_batch jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_batch jsonb := private.as_jsonb(p_batch);
  v_reached jsonb := v_batch -> 'reached';
  v_ids uuid[];
  v_all boolean;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  if v_batch -> 'verdicts' <> '[]' then
    perform private.lock_changes(v_org);
    v_ids := private.write_verdicts(v_org, v_batch -> 'verdicts');
    perform private.spread_origins(v_org, v_ids);
    perform private.fold_origins(v_org, (v_reached ->> 'startedAt')::timestamptz);
  end if;
  v_all := coalesce(cardinality(v_ids), 0) = (
    select count(distinct g.id) from jsonb_to_recordset(v_batch -> 'verdicts') as g (id uuid));
  if v_all then
    update private.classified c set after_connection = (v_reached ->> 'connectionId')::uuid,
        after_at = (v_reached ->> 'startedAt')::timestamptz, after_id = v_reached ->> 'externalId',
        after_commit = (v_reached ->> 'commitId')::uuid
      where c.organization_id = v_org and c.next_version = (v_batch ->> 'rulesVersion')::int
        and (c.stage = 'listed') = (v_reached ? 'connectionId');
  end if;
  return jsonb_build_object('written', coalesce(cardinality(v_ids), 0), 'all', v_all);
end $$;
comment on function public.write_commit_verdicts is 'Writes the verdicts of held work that changed, {rulesVersion, reached, verdicts}, where they are counted too, and how far it has come, in one transaction: {written, all}. Not all when a commit was told anew meanwhile: its deployments are then listed again. PL410 when the lease was lost.';
grant execute on function public.write_commit_verdicts to service_role;
