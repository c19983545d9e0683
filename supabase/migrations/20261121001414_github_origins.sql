-- GitHub as evidence of who wrote a commit, where Datadog left it open. Its words are asked of for these commits alone:
-- no other commit's message and author is kept.

create function private.listed_as(p_organization_id uuid, p_repository text, p_sha text) returns setof public.commits
  language sql stable set search_path = ''
  as $$
    -- As Datadog wrote it: the whole sha or its beginning, of seven characters at least.
    select k.* from public.commits k
    where k.organization_id = p_organization_id
      and (left(lower(k.sha), 8) collate "C") = any (array[left(p_sha, 8), left(p_sha, 7)])
      and k.repository = p_repository and starts_with(p_sha, lower(k.sha))
  $$;
comment on function private.listed_as is 'The commits of an organisation that may be one of GitHub''s by its repository and whole sha.';
grant execute on function private.listed_as to service_role;

create function public.list_github_unknown(p_held jsonb, p_of jsonb) returns jsonb
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off
  as $$
declare
  v_held jsonb := private.as_jsonb(p_held);
  v jsonb := private.as_jsonb(p_of);
  v_org uuid := (v_held ->> 'organizationId')::uuid;
begin
  perform private.keep_lease(v_org, (v_held ->> 'subjectId')::uuid, (v_held ->> 'leaseToken')::uuid);
  return (
    with listed as materialized (
      select r.repository, g.sha as whole, g.committed_at, k.sha, k.origin, k.evidence
      from public.github_repositories r
      join public.github_commits g on g.organization_id = r.organization_id and g.repository_id = r.id
        and g.committed_at >= (v ->> 'since')::timestamptz
      cross join lateral (select * from private.listed_as(v_org, r.repository, g.sha) offset 0) k
      where r.organization_id = v_org and r.connection_id = (v_held ->> 'subjectId')::uuid
        and r.id = (v ->> 'repositoryId')::uuid),
    unique_ones as (
      select l.* from listed l where (select count(*) from listed o where o.sha = l.sha) = 1)
    select coalesce(jsonb_agg(jsonb_build_object('sha', u.sha, 'whole', u.whole, 'committedAt', private.as_iso(u.committed_at))
      order by u.committed_at desc, u.whole), '[]')
    from unique_ones u
    where not coalesce(u.evidence ? 'github', false)
      and (u.origin = 'unknown' or not exists (select from listed o where o.origin in ('ai_assisted', 'bot'))));
end $$;
comment on function public.list_github_unknown is 'Commits that deployments list since a moment, {repositoryId, since}, of which GitHub has not been heard: those of unknown origin, and all where no tool and no bot signs: [{sha, whole, committedAt}], sha as Datadog wrote it, whole as GitHub does. A beginning that several have is none. PL410 when the lease was lost.';
grant execute on function public.list_github_unknown to service_role;

-- Definer: nobody holds a grant on what writing origins touches.
create function public.tell_github_origins(p_held jsonb, p_report jsonb) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_held jsonb := private.as_jsonb(p_held);
  v_report jsonb := private.as_jsonb(p_report);
  v_org uuid := (v_held ->> 'organizationId')::uuid;
  v_changed uuid[];
begin
  perform private.keep_lease(v_org, (v_held ->> 'subjectId')::uuid, (v_held ->> 'leaseToken')::uuid);
  perform private.lock_changes(v_org);
  v_changed := private.merge_reported(v_org, v_report -> 'commits', 'github');
  if v_changed = '{}' then return 0; end if;
  perform private.spread_origins(v_org, v_changed);
  perform private.note_rules(v_org, (v_report ->> 'rulesVersion')::int);
  perform private.plan_payload_purge(v_org);
  return cardinality(v_changed);
end $$;
comment on function public.tell_github_origins is 'Keeps what GitHub says of commits as public.report_commit_origins does of git''s, {rulesVersion, commits: [{repository, sha, evidence, nameless}]}; how many it said something new of. PL410 when the lease was lost.';
grant execute on function public.tell_github_origins to service_role;
