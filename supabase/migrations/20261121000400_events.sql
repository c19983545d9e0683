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
  payload_hash text not null,
  first_seen_at timestamptz not null default private.clock(),
  changed_at timestamptz not null default private.clock(),
  deleted_at timestamptz,
  primary key (organization_id, connection_id, external_id),
  constraint deployments_id_key unique (id),
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
comment on column public.deployments.payload_hash is 'Hash of the parsed event; an equal hash means nothing changed.';
create index deployments_window_idx on public.deployments (organization_id, started_at desc, id desc)
  where organization_id is not null and started_at is not null;
create index deployments_failed_idx on public.deployments (organization_id, remediation_id)
  where change_failure and deleted_at is null and remediation_id is not null;
create index deployments_slice_idx on public.deployments (connection_id, started_at) include (organization_id, deleted_at)
  where connection_id is not null and started_at is not null;

alter table public.deployments enable row level security;
create policy "members read the deployments of their organisations" on public.deployments for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.deployments to authenticated;
grant select, insert, update, delete on public.deployments to service_role;

-- deployment_commits -------------------------------------------------------------------------------------------

create table public.deployment_commits (
  organization_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  sha text not null check (char_length(sha) between 1 and 128),
  position integer not null,
  committed_at timestamptz,
  author_name text,
  author_email text,
  message text,
  url text,
  lead_seconds double precision,
  time_to_pr_ready double precision,
  review_time double precision,
  merge_time double precision,
  time_to_deploy double precision,
  deploy_time double precision,
  origin text not null check (origin in ('human', 'ai_assisted', 'bot', 'unknown')),
  tool text,
  authorship text check (authorship in ('agent', 'assistant')),
  rule jsonb not null check (jsonb_typeof(rule -> 'code') = 'string' and jsonb_typeof(rule -> 'numbers') = 'object'),
  primary key (organization_id, connection_id, external_id, sha),
  -- To the connection, not to the deployment: a row goes with its connection only, and without statistics the
  -- planner may answer a check per commit by scanning all deployments of the connection.
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.deployment_commits is 'The commits that a deployment shipped, each sha once, with who wrote it.';
comment on column public.deployment_commits.external_id is 'external_id of the deployment.';
comment on column public.deployment_commits.lead_seconds is 'Datadog''s change_lead_time in seconds when it gave one; may be negative.';
comment on column public.deployment_commits.time_to_pr_ready is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.review_time is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.merge_time is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.time_to_deploy is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.deploy_time is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.rule is '{code, numbers}: what decided the origin. Not checked by private.is_said, which would be called for every commit.';

alter table public.deployment_commits enable row level security;
create policy "members read the commits of their organisations" on public.deployment_commits for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.deployment_commits to authenticated;
grant select, insert, update, delete on public.deployment_commits to service_role;

-- verdict_changes ----------------------------------------------------------------------------------------------

create table public.verdict_changes (
  organization_id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  at timestamptz not null default private.clock(),
  from_verdict boolean,
  to_verdict boolean,
  run_id uuid,
  primary key (organization_id, connection_id, external_id, at),
  foreign key (organization_id, connection_id, external_id)
    references public.deployments (organization_id, connection_id, external_id) on delete cascade,
  check (from_verdict is distinct from to_verdict)
);
comment on table public.verdict_changes is 'Each time that Datadog changed its mind about a deployment, when we saw it.';
comment on column public.verdict_changes.from_verdict is 'true failed, false fine, null not judged yet.';
comment on column public.verdict_changes.to_verdict is 'true failed, false fine, null not judged any more.';
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
  payload_hash text not null,
  first_seen_at timestamptz not null default private.clock(),
  changed_at timestamptz not null default private.clock(),
  deleted_at timestamptz,
  primary key (organization_id, connection_id, external_id),
  constraint incidents_id_key unique (id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.incidents is 'Incidents (Datadog: failures). Open while finished_at is null. deleted_at set: gone at Datadog, counted nowhere.';
comment on column public.incidents.envs is 'Empty: Datadog named none; counts as production.';
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
