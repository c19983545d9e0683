-- What others than Datadog say of commits: a CI job or a person from git, and GitHub of those that it lists.

create function private.merge_reported(p_organization_id uuid, p_commits jsonb, p_source text default 'git') returns uuid[]
  language sql volatile set search_path = ''
  as $$
    with given as materialized (
      -- Of one that is reported twice the last word counts. Names that were taken out do not come back with it.
      select distinct on (c.id) c.id, c.repository, c.sha, jsonb_build_object(p_source,
        case when c.is_nameless then c.nameless else c.evidence end) as evidence from (
        select g.repository, g.sha, g.evidence, coalesce(g.nameless, g.evidence) as nameless, g.place, i.id,
          (select o.raw_retention_days from public.organizations o where o.id = p_organization_id) = 0
            or coalesce((select k.named_at from public.commits k where k.id = i.id) = '-infinity', false) as is_nameless
        from rows from (jsonb_to_recordset(p_commits) as (repository text, sha text, evidence jsonb, nameless jsonb)) with
          ordinality as g (repository, sha, evidence, nameless, place)
        cross join lateral (select private.commit_id(p_organization_id, g.repository, g.sha) as id) i) c
      order by c.id, c.place desc),
    written as (
      insert into public.commits as k (id, organization_id, repository, sha, evidence, origin, tool, authorship, rule,
          rule_numbers, decided_by)
        select g.id, p_organization_id, g.repository, g.sha, g.evidence, d.origin, d.tool, d.authorship, d.rule,
          d.rule_numbers, d.decided_by
        from given g cross join lateral private.decide_origin(g.evidence) d
        on conflict (id) do update set (evidence, origin, tool, authorship, rule, rule_numbers, decided_by) = (
          select e.told, d.origin, d.tool, d.authorship, d.rule, d.rule_numbers, d.decided_by
          from (select private.datadog_evidence(k) || excluded.evidence as told) e
          cross join lateral private.decide_origin(e.told) d)
        where k.evidence -> p_source is distinct from excluded.evidence -> p_source
        returning k.id)
    select coalesce(array_agg(w.id), '{}') from written w
  $$;
comment on function private.merge_reported is 'Keeps what a source (git, github) says of commits, beside what others say; the ids of those of which it says something new.';

-- Only the secret key: what rules make of a message is not the caller's to say. Definer: nobody may act for others.
create function public.report_commit_origins(p_organization_id uuid, p_report jsonb, p_acting jsonb default '{}')
  returns integer language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'manager', p_acting, 'origins:write');
  v_report jsonb := private.as_jsonb(p_report);
  v_changed uuid[];
begin
  -- Whoever writes commits or what lists them takes turns.
  perform private.lock_changes(p_organization_id);
  v_changed := private.merge_reported(p_organization_id, v_report -> 'commits');
  if v_changed = '{}' then return 0; end if;
  perform private.spread_origins(p_organization_id, v_changed);
  perform private.note_rules(p_organization_id, (v_report ->> 'rulesVersion')::int);
  perform private.plan_payload_purge(p_organization_id);
  -- One line for a call, with counts: the shares of everybody hang on it. None for a call that says what is known:
  -- a job that runs with every push would bury what people did.
  perform private.write_audit(v_actor, 'origins.reported', null, jsonb_build_object(
    'commits', jsonb_array_length(v_report -> 'commits'), 'changed', cardinality(v_changed)));
  return cardinality(v_changed);
end $$;
comment on function public.report_commit_origins is 'Keeps what git says of commits, {rulesVersion, commits: [{repository, sha, evidence, nameless}]} (nameless: the evidence without people, for commits that name nobody any more), for a manager or a token with origins:write, and decides anew who wrote them, wherever they are listed; also of commits that no deployment lists yet. How many it said something new of: repeating it changes nothing.';
grant execute on function public.report_commit_origins to service_role;
