-- Mirrors of Datadog's events. Every key begins with the organisation and the connection, so that a shared account
-- or a hand-chosen event id can never cross tenants.

-- Indexes that leave the planner no wrong choice. It takes the rows of a tenant that its statistics have not seen for
-- one, and then any index that begins with the tenant looks as good as the key: each look-up reads all that the tenant
-- holds. So no second index begins like a primary key, unless it can only serve who compares the time (`is not null`
-- of a column that never is: true of every row, and implied by a comparison alone). And where a query means the index
-- by connection and time, it says `(organization_id = …) is true`, which checks the organisation and names no index.
-- The functions of the sync and of pages add `enable_seqscan = off`: none reads a table whole, but a plan from when one
-- was small would.

-- repositories -------------------------------------------------------------------------------------------------

create table public.repositories (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  slug text not null check (char_length(slug) between 1 and 512),
  first_seen_at timestamptz not null default private.clock(),
  primary key (organization_id, slug)
);
comment on table public.repositories is 'Repositories that deployments named, as host/owner/name in lower case.';
alter table public.repositories enable row level security;
create policy "members read the repositories of their organisations" on public.repositories for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.repositories to authenticated;
grant select, insert, update, delete on public.repositories to service_role;

-- service_repositories -----------------------------------------------------------------------------------------

create table public.service_repositories (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  service text not null check (service = lower(service) and char_length(service) between 1 and 512),
  repository text not null check (repository = lower(repository) and char_length(repository) between 1 and 512),
  set_at timestamptz not null default private.clock(),
  primary key (organization_id, service)
);
comment on table public.service_repositories is 'Which repository a manager says a service is built from: that of its deployments which name none. Who said so is in the audit log.';
comment on column public.service_repositories.service is 'In lower case.';
comment on column public.service_repositories.repository is 'host/owner/name in lower case.';
alter table public.service_repositories enable row level security;
create policy "members read what services of their organisations are built from" on public.service_repositories
  for select to authenticated using (organization_id = any (array(select private.my_organizations())));
grant select on public.service_repositories to authenticated, service_role;

create function private.find_repository(p_organization_id uuid, p_service text, p_repository text) returns text
  language sql stable
  as $$
    select coalesce(p_repository, (select m.repository from public.service_repositories m
      where m.organization_id = p_organization_id and m.service = lower(p_service)))
  $$;
comment on function private.find_repository is 'The repository of a deployment: the one that it names, else the one that its service is mapped to, else null.';
grant execute on function private.find_repository to authenticated, service_role;

-- cells --------------------------------------------------------------------------------------------------------

create function private.digest_texts(p_texts text[]) returns bytea
  language sql immutable parallel safe
  as $$ select sha256(convert_to(p_texts::text, 'UTF8')) $$;
comment on function private.digest_texts is 'A hash that tells lists of texts apart, nulls and quotes in them included.';
grant execute on function private.digest_texts to authenticated, service_role;

create function private.cell_id(p_connection_id uuid, p_env text, p_service text, p_team text, p_repository text)
  returns uuid language sql immutable parallel safe
  as $$
    select encode(substring(private.digest_texts(array[p_connection_id::text, lower(p_env), lower(p_service),
      lower(p_team), lower(p_repository)]) for 16), 'hex')::uuid
  $$;
comment on function private.cell_id is 'The cell of a deployment, from what it carries: whoever writes one needs to look nothing up.';
grant execute on function private.cell_id to authenticated, service_role;

create table public.cells (
  id uuid primary key,
  organization_id uuid not null,
  connection_id uuid not null,
  env text,
  service text,
  team text,
  repository text,
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.cells is 'Each combination of connection, environment, service, team and repository that deployments carry, in lower case: what filters pick and rows are grouped by, some hundreds where there are a million deployments.';
comment on column public.cells.id is 'private.cell_id of the rest.';
comment on column public.cells.repository is 'As Datadog named it: what a service is mapped to is looked up, so that a mapping moves no deployment.';
create index cells_connection_idx on public.cells (organization_id, connection_id);
create index cells_service_idx on public.cells (connection_id, service);
alter table public.cells enable row level security;
create policy "members read the cells of their organisations" on public.cells for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.cells to authenticated;
grant select, insert, update, delete on public.cells to service_role;

create function private.stages() returns text[]
  language sql immutable parallel safe
  as $$ select array['time_to_pr_ready', 'review_time', 'merge_time', 'time_to_deploy', 'deploy_time'] $$;
comment on function private.stages is 'The parts of a lead time, in their order.';
grant execute on function private.stages to authenticated, service_role;

-- deployments --------------------------------------------------------------------------------------------------

create table public.deployments (
  organization_id uuid not null,
  connection_id uuid not null,
  external_id text not null check (char_length(external_id) between 1 and 128),
  id uuid not null default gen_random_uuid(),
  service text,
  env text,
  team text,
  repository text,
  version text,
  commit_sha text,
  started_at timestamptz not null,
  finished_at timestamptz,
  registered_at timestamptz,
  change_failure boolean,
  recovery_seconds double precision check (recovery_seconds >= 0),
  remediation_id text,
  remediation_type text,
  deployment_type text,
  source text,
  tags text[],
  averages double precision[],
  payload_hash text not null,
  first_seen_at timestamptz not null default private.clock(),
  changed_at timestamptz not null default private.clock(),
  deleted_at timestamptz,
  no bigint generated always as identity,
  cell uuid not null,
  verdict boolean,
  left_out boolean not null default false,
  corrected boolean not null default false,
  recovery double precision check (recovery >= 0),
  repair text,
  is_rework boolean not null default false,
  mean_lead double precision,
  human integer not null default 0,
  ai_assisted integer not null default 0,
  bot integer not null default 0,
  unknown integer not null default 0,
  repeated boolean not null default false,
  is_rerun boolean not null default false,
  listed_beside boolean not null default false,
  changes integer[],
  changes_anywhere integer[],
  new_since timestamptz,
  known_since timestamptz,
  is_brief boolean generated always as (finished_at - started_at <= interval '1 second') stored,
  other_services text[],
  primary key (organization_id, connection_id, external_id),
  constraint deployments_id_key unique (id),
  constraint deployments_no_key unique (no),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.deployments is 'Deployments as Datadog tells them. deleted_at set: gone at Datadog, kept as a tombstone, counted nowhere.';
comment on column public.deployments.started_at is 'The moment every window is measured on.';
comment on column public.deployments.registered_at is 'When Datadog took the event in (its created_at).';
comment on column public.deployments.change_failure is 'Datadog''s verdict: true failed, false fine, null not judged yet.';
comment on column public.deployments.recovery_seconds is 'Seconds from the failed deployment to its repair; null when not repaired or not known.';
comment on column public.deployments.remediation_id is 'external_id of the deployment that repaired this one.';
comment on column public.deployments.remediation_type is 'rollback, rollforward, or another word of Datadog''s.';
comment on column public.deployments.deployment_type is 'standard, rollback, rollforward, or another word of Datadog''s.';
comment on column public.deployments.tags is 'key:value, as Datadog wrote them; null when it wrote none.';
comment on column public.deployments.averages is 'Mean of each stage over its commits in seconds, in the order of private.stages(), where Datadog gave averages; null when it gave none.';
comment on column public.deployments.payload_hash is 'Hash of the parsed event; an equal hash means nothing changed.';
comment on column public.deployments.no is 'What its commits point to: a uuid for each of millions would be most of their index.';
comment on column public.deployments.cell is 'private.cell_id of what it carries. From here on down columns are derived; private.verify_deployments compares them.';
comment on column public.deployments.verdict is 'The verdict that counts: a correction''s, else Datadog''s.';
comment on column public.deployments.left_out is 'Left out by hand: counts nowhere, like one that is deleted.';
comment on column public.deployments.corrected is 'Whether a correction says that it failed or that it is fine.';
comment on column public.deployments.recovery is 'Seconds from a failed deployment to its repair, as counted; null when it did not fail by the verdict that counts.';
comment on column public.deployments.repair is 'How a failed deployment was repaired, as counted: rollback, rollforward, or another word of Datadog''s.';
comment on column public.deployments.is_rework is 'Whether it repairs an earlier one: by its type, as the remediation of a live failed deployment of its connection, or by a correction.';
comment on column public.deployments.mean_lead is 'Mean lead time of its commits in seconds, of those that have one, whatever sign: what Datadog''s page takes the median of.';
comment on column public.deployments.human is 'Commits of this origin among its own; so are ai_assisted, bot and unknown.';
comment on column public.deployments.repeated is 'Whether any of its commits is, as deployment_commits.repeated says: the others are distinct, and need not be looked at to be counted.';
comment on column public.deployments.changes is 'What its commits are to lead time where its own environment is selected alone, as private.count_states counts them; null when it lists none.';
comment on column public.deployments.changes_anywhere is 'The same where all environments are selected; null when that comes to the same, and then it does for any selection.';
comment on column public.deployments.new_since is 'The latest deployment_commits.before_at of its commits: in a window that begins later, each of them is new. Null when all are, ever.';
comment on column public.deployments.known_since is 'The earliest of them where each of its commits has one: in a window of all deployments that begins no later, none is new. Null when any is new, ever.';
comment on column public.deployments.is_rerun is 'Whether it repeats version and commit_sha of the live one before it of its connection, service and environment; of a live one. Kept by private.mark_places.';
comment on column public.deployments.listed_beside is 'Whether a live deployment of another service of its connection and environment, at the same commit_sha, lists commits; of a live one. Kept by private.mark_places.';
comment on column public.deployments.is_brief is 'Whether it ended within a second of its start; null without an end.';
comment on column public.deployments.other_services is 'In lower case, services that the same id was told of as well: in the same answer, or before an update. Null: none.';
create index deployments_repaired_idx on public.deployments (connection_id, remediation_id)
  where change_failure and remediation_id is not null;
-- What a report reads of a deployment, so that it reads the index alone. What is null in most rows takes no room in it.
create index deployments_report_idx on public.deployments (cell, started_at)
  include (organization_id, no, verdict, is_rework, human, ai_assisted, bot, unknown, mean_lead, recovery, repair,
    corrected, repeated, change_failure, recovery_seconds, averages, tags, is_rerun, listed_beside, is_brief, changes,
    changes_anywhere, new_since, known_since)
  where cell is not null and deleted_at is null and not left_out;
-- By a hash of the sha, which takes a third of its room; whoever looks compares the sha itself as well.
create index deployments_sha_idx on public.deployments (hashtext(commit_sha), (human + ai_assisted + bot + unknown > 0))
  where commit_sha is not null and deleted_at is null and not left_out;
create index deployments_shared_idx on public.deployments (cell, started_at) include (no)
  where other_services is not null and deleted_at is null and not left_out;
create index deployments_slice_idx on public.deployments (connection_id, started_at) include (organization_id, deleted_at)
  where connection_id is not null and started_at is not null;

alter table public.deployments enable row level security;
create policy "members read the deployments of their organisations" on public.deployments for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.deployments to authenticated;
grant select, insert, update, delete on public.deployments to service_role;

-- verdict_changes ----------------------------------------------------------------------------------------------

create table public.verdict_changes (
  organization_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  at timestamptz not null default private.clock(),
  from_verdict boolean,
  to_verdict boolean,
  run_id uuid,
  correction text check (correction in ('failed', 'fine', 'left_out', 'undone')),
  by_user_id uuid,
  by_name text check ((by_name is null) = (correction is null)),
  primary key (organization_id, connection_id, external_id, at),
  foreign key (organization_id, connection_id, external_id)
    references public.deployments (organization_id, connection_id, external_id) on delete cascade,
  check (from_verdict is distinct from to_verdict or correction is not null)
);
comment on table public.verdict_changes is 'Each time that Datadog changed its mind about a deployment, when we saw it, and each time that somebody corrected its verdict.';
comment on column public.verdict_changes.from_verdict is 'true failed, false fine, null not judged yet; of a correction: the verdict that counted, null also for left out.';
comment on column public.verdict_changes.to_verdict is 'true failed, false fine, null not judged any more; of a correction as from_verdict.';
comment on column public.verdict_changes.correction is 'What somebody made of it, undone: Datadog''s verdict again; null where Datadog changed its own.';
comment on column public.verdict_changes.by_user_id is 'Who corrected it; null when they are gone. by_name: as in the audit log.';
create index verdict_changes_author_idx on public.verdict_changes (by_user_id) where by_user_id is not null;
alter table public.verdict_changes enable row level security;
create policy "members read the verdict history of their organisations" on public.verdict_changes for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.verdict_changes to authenticated;
grant select, insert, delete on public.verdict_changes to service_role;

-- incidents ----------------------------------------------------------------------------------------------------

create table public.incidents (
  organization_id uuid not null,
  connection_id uuid not null,
  external_id text not null check (char_length(external_id) between 1 and 128),
  id uuid not null default gen_random_uuid(),
  services text[] not null default '{}',
  envs text[] not null default '{}',
  teams text[] not null default '{}',
  name text,
  severity text,
  version text,
  source text,
  started_at timestamptz not null,
  finished_at timestamptz,
  registered_at timestamptz,
  restore_seconds double precision check (restore_seconds >= 0),
  repository text check (char_length(repository) between 1 and 512),
  commit_sha text,
  tags text[],
  payload_hash text not null,
  first_seen_at timestamptz not null default private.clock(),
  changed_at timestamptz not null default private.clock(),
  deleted_at timestamptz,
  other_services text[],
  primary key (organization_id, connection_id, external_id),
  constraint incidents_id_key unique (id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.incidents is 'Incidents (Datadog: failures). Open while finished_at is null. deleted_at set: gone at Datadog, counted nowhere.';
comment on column public.incidents.envs is 'Empty: Datadog named none; counts as production.';
comment on column public.incidents.repository is 'host/owner/name in lower case, when Datadog named one.';
comment on column public.incidents.tags is 'key:value, as Datadog wrote them; null when it wrote none.';
comment on column public.incidents.other_services is 'As that of a deployment: services that the same id was told of when it had none in common with those of now.';
comment on column public.incidents.restore_seconds is 'Datadog''s time_to_restore in seconds, when given.';
create index incidents_window_idx on public.incidents (organization_id, started_at desc, id desc)
  where organization_id is not null and started_at is not null;
create index incidents_slice_idx on public.incidents (connection_id, started_at) include (organization_id, deleted_at)
  where connection_id is not null and started_at is not null;

alter table public.incidents enable row level security;
create policy "members read the incidents of their organisations" on public.incidents for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.incidents to authenticated;
grant select, insert, update, delete on public.incidents to service_role;
