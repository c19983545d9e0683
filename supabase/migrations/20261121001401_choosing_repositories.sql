-- Which repositories a connection to GitHub reads, and what is said of them: chosen by an admin, seen by all members.

create function private.keep_repositories(p_organization_id uuid, p_connection_id uuid, p_chosen jsonb) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_names text[] := array(select c.value ->> 'repository' from jsonb_array_elements(p_chosen) c);
  v_added jsonb;
  v_removed jsonb;
begin
  -- What an ended connection left behind goes over, with all that was read of it.
  update public.github_repositories r set connection_id = p_connection_id
    from public.connections c
    where c.organization_id = p_organization_id and c.id = r.connection_id and c.status = 'disconnected'
      and c.purge_requested_at is null and r.organization_id = p_organization_id and r.repository = any (v_names);
  if exists (select from public.github_repositories r where r.organization_id = p_organization_id
      and r.repository = any (v_names) and r.connection_id <> p_connection_id) then
    raise exception 'another connection reads one of these repositories' using errcode = 'PL409';
  end if;
  with gone as (
    delete from public.github_repositories r where r.organization_id = p_organization_id
      and r.connection_id = p_connection_id and r.repository <> all (v_names) returning r.full_name)
    select coalesce(jsonb_agg(g.full_name order by g.full_name collate "C"), '[]') into v_removed from gone g;
  select coalesce(jsonb_agg(c.value -> 'fullName' order by c.value ->> 'fullName' collate "C"), '[]') into v_added
    from jsonb_array_elements(p_chosen) c where not exists (select from public.github_repositories r
      where r.organization_id = p_organization_id and r.repository = c.value ->> 'repository');
  insert into public.github_repositories as r (organization_id, connection_id, repository, full_name, external_id,
      default_branch, problem)
    select p_organization_id, p_connection_id, c.repository, c."fullName", c."externalId", c."defaultBranch",
      nullif(c.problem, 'null')
    from jsonb_to_recordset(p_chosen) as c (repository text, "fullName" text, "externalId" bigint, "defaultBranch" text,
      problem jsonb)
    on conflict (organization_id, repository) do update set full_name = excluded.full_name,
      external_id = coalesce(excluded.external_id, r.external_id),
      default_branch = coalesce(excluded.default_branch, r.default_branch), problem = excluded.problem;
  return jsonb_build_object('added', v_added, 'removed', v_removed);
end $$;
comment on function private.keep_repositories is 'Makes these the repositories that a connection reads, [{repository, fullName, externalId, defaultBranch, problem}]: the others go, with what was read of them, but not the values of their days. {added, removed}: their names. PL409 when another live connection of the organisation reads one of them.';

create function private.lock_live_connection(p_organization_id uuid, p_connection_id uuid, p_provider text)
  returns public.connections language plpgsql volatile set search_path = ''
  as $$
declare
  v_connection public.connections;
begin
  select * into v_connection from public.connections c where c.organization_id = p_organization_id
    and c.id = p_connection_id and c.provider = p_provider and c.status <> 'disconnected' for update;
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  return v_connection;
end $$;
comment on function private.lock_live_connection is 'A connection to this provider that is not disconnected, locked. PL404 when there is none.';
grant execute on function private.lock_live_connection to service_role;

-- Definer: nobody holds a grant on the work.
create function public.choose_repositories(p_organization_id uuid, p_acting jsonb, p_connection_id uuid,
                                           p_repositories jsonb)
  returns void language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v_connection public.connections;
  v_changed jsonb;
begin
  -- Whoever reads them begins anew: what it would store may be of a repository that goes.
  perform private.fence_runs(p_organization_id, p_connection_id);
  v_connection := private.lock_live_connection(p_organization_id, p_connection_id, 'github');
  v_changed := private.keep_repositories(p_organization_id, p_connection_id, private.as_jsonb(p_repositories));
  if v_connection.status = 'active' then
    perform private.plan_work(p_organization_id, 'collect', p_connection_id, private.clock(),
      v_connection.account_fingerprint);
  end if;
  perform private.write_audit(v_actor, 'connection.repositories_chosen', p_connection_id::text, v_changed);
exception when unique_violation then
  raise exception 'another connection reads one of these repositories' using errcode = 'PL409';
end $$;
comment on function public.choose_repositories is 'For an admin: makes these the repositories that a connection to GitHub reads, as private.keep_repositories; due at once. PL404 no such connection, PL409 when another one reads one of them.';
grant execute on function public.choose_repositories to service_role;

create function public.choose_workflows(p_organization_id uuid, p_acting jsonb, p_connection_id uuid, p_chosen jsonb)
  returns void language plpgsql volatile security invoker set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v jsonb := private.as_jsonb(p_chosen);
  v_name text;
begin
  perform private.lock_live_connection(p_organization_id, p_connection_id, 'github');
  update public.github_repositories r set merge_workflows = case when jsonb_typeof(v -> 'workflows') = 'array'
      then private.as_text_array(v -> 'workflows') end
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id
      and r.id = (v ->> 'repositoryId')::uuid
    returning r.full_name into v_name;
  if not found then raise exception 'no such repository' using errcode = 'PL404'; end if;
  perform private.write_audit(v_actor, 'connection.workflows_chosen', p_connection_id::text,
    jsonb_strip_nulls(jsonb_build_object('repository', v_name, 'workflows', v -> 'workflows')));
end $$;
comment on function public.choose_workflows is 'For an admin: says which workflows of a repository have to pass on its default branch, {repositoryId, workflows: [name] or null}; null: nobody says so any more. PL404 no such connection or repository.';
grant execute on function public.choose_workflows to service_role;

create function private.seen_workflows(p_repository public.github_repositories) returns jsonb
  language sql stable set search_path = ''
  as $$
    select coalesce(jsonb_agg(s.workflow order by s.workflow collate "C"), '[]') from (
      select distinct n.workflow from (
        select w.workflow, w.branch from public.workflow_runs w
        where w.organization_id = p_repository.organization_id and w.repository_id = p_repository.id
        order by w.created_at desc limit 300) n
      where n.branch = p_repository.default_branch) s
  $$;
comment on function private.seen_workflows is 'Names of the workflows among a repository''s newest 300 runs that ran on its default branch.';
grant execute on function private.seen_workflows to authenticated, service_role;

create function public.list_chosen_repositories(p_organization_id uuid, p_connection_id uuid) returns jsonb
  language sql stable security invoker set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'repository', r.repository, 'fullName', r.full_name,
        'defaultBranch', r.default_branch, 'chosenAt', private.as_iso(r.chosen_at), 'problem', r.problem,
        'mergeWorkflows', r.merge_workflows, 'seenWorkflows', private.seen_workflows(r),
        'readTo', private.as_iso(c.read_to), 'problems', coalesce(c.problems, '[]'))
      order by lower(r.full_name) collate "C"), '[]')
    from public.github_repositories r
    join public.connections n on n.organization_id = r.organization_id and n.id = r.connection_id
      and n.purge_requested_at is null
    left join lateral (
      select min(g.covered_to) as read_to, jsonb_agg(distinct g.problem || jsonb_build_object('resource', g.resource))
          filter (where g.problem is not null) as problems
      from public.github_coverage g where g.organization_id = r.organization_id and g.repository_id = r.id) c on true
    where r.organization_id = p_organization_id and r.connection_id = p_connection_id
  $$;
comment on function public.list_chosen_repositories is 'The repositories that a connection reads, by name: until when all of each is held, what of it could not be had last time, and the workflows that were seen on its default branch.';
grant execute on function public.list_chosen_repositories to authenticated, service_role;

create function public.list_repository_owners(p_organization_id uuid) returns jsonb
  language sql stable security invoker set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('repository', r.repository, 'connectionId', r.connection_id,
      'connection', c.name)), '[]')
    from public.github_repositories r join public.connections c
      on c.organization_id = r.organization_id and c.id = r.connection_id
    where r.organization_id = p_organization_id and (c.status <> 'disconnected' or c.purge_requested_at is not null)
  $$;
comment on function public.list_repository_owners is 'Which connection of an organisation reads which repository, and those that are on their way out.';
grant execute on function public.list_repository_owners to service_role;
