-- What GitHub tells of an organisation's repositories, kept by id once seen: nothing is fetched twice, and a count never
-- falls because an answer was short. No name and no address of a person stands here.

create table public.github_repositories (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  connection_id uuid not null,
  repository text not null check (char_length(repository) between 1 and 512),
  full_name text not null check (char_length(full_name) between 3 and 300),
  external_id bigint,
  default_branch text check (char_length(default_branch) between 1 and 255),
  merge_workflows text[],
  chosen_at timestamptz not null default private.clock(),
  problem jsonb,
  primary key (organization_id, id),
  constraint github_repositories_repository_key unique (organization_id, repository),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.github_repositories is 'The repositories that an organisation chose to have read from GitHub.';
comment on column public.github_repositories.repository is 'host/owner/name in lower case, as deployments and commits name it.';
comment on column public.github_repositories.full_name is 'owner/name as GitHub spells it.';
comment on column public.github_repositories.external_id is 'GitHub''s number of it, which a rename does not change; null before the first read.';
comment on column public.github_repositories.default_branch is 'As GitHub said last; null before the first read.';
comment on column public.github_repositories.merge_workflows is 'Names of the workflows that have to pass on the default branch, as a person chose them; null: nobody has.';
comment on column public.github_repositories.problem is '{code, numbers} of what the last check found missing; null when nothing is.';
create index github_repositories_connection_idx on public.github_repositories (organization_id, connection_id);
alter table public.github_repositories enable row level security;
create policy "members read the repositories of their organisations" on public.github_repositories for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.github_repositories to authenticated;
grant select, insert, update, delete on public.github_repositories to service_role;

create table public.github_coverage (
  organization_id uuid not null,
  repository_id uuid not null,
  resource text not null check (resource in ('pulls', 'open_pulls', 'reviews', 'runs', 'commits', 'details', 'branches')),
  covered_from timestamptz,
  covered_to timestamptz,
  left_over integer not null default 0 check (left_over >= 0),
  problem jsonb,
  asked_at timestamptz not null default private.clock(),
  primary key (organization_id, repository_id, resource),
  foreign key (organization_id, repository_id) references public.github_repositories (organization_id, id) on delete cascade,
  check ((covered_from is null) = (covered_to is null))
);
comment on table public.github_coverage is 'Since when and until when all of a repository''s pull requests, runs and so on are held. A value is made only of a window that lies within.';
comment on column public.github_coverage.resource is 'open_pulls: which are open at covered_to; reviews and details: what is asked for one by one, of which left_over are still to come.';
comment on column public.github_coverage.problem is '{code, numbers} of why the last attempt did not get all, a code of lib/domain/catalogue/snapshot.ts; null when it did.';
comment on column public.github_coverage.asked_at is 'When it was tried last.';
alter table public.github_coverage enable row level security;
create policy "members read the coverage of their organisations" on public.github_coverage for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.github_coverage to authenticated;
grant select, insert, update, delete on public.github_coverage to service_role;

create table private.github_answers (
  organization_id uuid not null,
  repository_id uuid not null,
  url text not null check (char_length(url) between 1 and 2000),
  etag text not null check (char_length(etag) between 1 and 500),
  next_url text,
  items integer not null,
  total integer,
  oldest_at timestamptz,
  keys text[] not null default '{}',
  seen_at timestamptz not null default private.clock(),
  primary key (organization_id, repository_id, url),
  foreign key (organization_id, repository_id) references public.github_repositories (organization_id, id) on delete cascade
);
comment on table private.github_answers is 'Answers whose rows are held, by the path and query that was asked: asked again with their ETag, an unchanged one costs no quota. Written in the transaction that stores the rows.';
comment on column private.github_answers.keys is 'Numbers of the pull requests, or the commits, that it named: an unchanged answer names them again without telling which.';
comment on column private.github_answers.seen_at is 'When it was given last, unchanged or not: one that nobody asks for any more goes.';
comment on column private.github_answers.oldest_at is 'The time of the last item in the answer''s order, by which paging ends; null where there is none.';
alter table private.github_answers enable row level security;
alter table private.github_answers force row level security;

create table public.pull_requests (
  organization_id uuid not null,
  repository_id uuid not null,
  number integer not null check (number > 0),
  title text check (char_length(title) <= 300),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  merged_at timestamptz,
  is_draft boolean not null,
  is_bot boolean not null,
  author_key uuid,
  first_review_at timestamptz,
  reviews_read_at timestamptz,
  seen_at timestamptz not null default private.clock(),
  primary key (organization_id, repository_id, number),
  foreign key (organization_id, repository_id) references public.github_repositories (organization_id, id) on delete cascade
);
comment on table public.pull_requests is 'Pull requests as GitHub told of them last; open while closed_at is null.';
comment on column public.pull_requests.author_key is 'Keyed hash of the account, which tells people apart; null for one that GitHub no longer names.';
comment on column public.pull_requests.first_review_at is 'First review by somebody else than its author; null when there is none, or none was read.';
create index pull_requests_merged_idx on public.pull_requests (organization_id, repository_id, merged_at) where merged_at is not null;
create index pull_requests_closed_idx on public.pull_requests (organization_id, repository_id, closed_at) where closed_at is not null;
create index pull_requests_open_idx on public.pull_requests (organization_id, repository_id, created_at) where closed_at is null;
alter table public.pull_requests enable row level security;
create policy "members read the pull requests of their organisations" on public.pull_requests for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.pull_requests to authenticated;
grant select, insert, update, delete on public.pull_requests to service_role;

create table public.workflow_runs (
  organization_id uuid not null,
  repository_id uuid not null,
  run_id bigint not null,
  attempt integer not null check (attempt > 0),
  workflow text not null check (char_length(workflow) between 1 and 300),
  event text not null,
  branch text,
  sha text not null,
  status text not null,
  conclusion text,
  created_at timestamptz not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  seen_at timestamptz not null default private.clock(),
  primary key (organization_id, repository_id, run_id, attempt),
  foreign key (organization_id, repository_id) references public.github_repositories (organization_id, id) on delete cascade
);
comment on table public.workflow_runs is 'Runs of workflows, a row for each attempt that was seen; a run''s state is that of its last one.';
comment on column public.workflow_runs.created_at is 'Of the run, which a further attempt does not change; started_at and ended_at are the attempt''s.';
comment on column public.workflow_runs.ended_at is 'When it had been updated last as it was first seen with its conclusion; null before. What is changed of it later, its logs for one, does not make it longer.';
create index workflow_runs_branch_idx on public.workflow_runs (organization_id, repository_id, branch, workflow, created_at desc);
create index workflow_runs_created_idx on public.workflow_runs (organization_id, repository_id, created_at);
alter table public.workflow_runs enable row level security;
create policy "members read the workflow runs of their organisations" on public.workflow_runs for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.workflow_runs to authenticated;
grant select, insert, update, delete on public.workflow_runs to service_role;

create table public.github_commits (
  organization_id uuid not null,
  repository_id uuid not null,
  sha text not null check (char_length(sha) between 1 and 128),
  committed_at timestamptz not null,
  subject text check (char_length(subject) <= 300),
  author_key uuid,
  address_key uuid,
  co_author_keys uuid[] not null default '{}',
  is_bot boolean not null,
  is_merge boolean not null,
  kind text check (kind in ('hotfix', 'revert')),
  additions integer,
  deletions integer,
  file_keys bigint[],
  details_at timestamptz,
  gone_at timestamptz,
  seen_at timestamptz not null default private.clock(),
  primary key (organization_id, repository_id, sha),
  foreign key (organization_id, repository_id) references public.github_repositories (organization_id, id) on delete cascade
);
comment on table public.github_commits is 'Commits of the default branch.';
comment on column public.github_commits.author_key is 'Keyed hash of the account, of the address where there is none: one person with two addresses of one account is one.';
comment on column public.github_commits.address_key is 'Keyed hash of the author''s address, by which a co-author may be the same person.';
comment on column public.github_commits.co_author_keys is 'Keyed hashes of the people whom the message names as co-authors, of accounts or of addresses; tools and bots are none.';
comment on column public.github_commits.kind is 'What its message says that it is, as lib/domain/github/commit-kind.ts reads it; null for a merge commit, which repeats what its branch says.';
comment on column public.github_commits.additions is 'Lines; null until its details are read, which never change and are read once. A merge commit repeats what its branch says and is not counted.';
comment on column public.github_commits.file_keys is 'A hash of each file that it changed; null beside lines where GitHub does not name them all.';
comment on column public.github_commits.gone_at is 'When GitHub confirmed that the branch no longer holds it.';
create index github_commits_committed_idx on public.github_commits (organization_id, repository_id, committed_at);
alter table public.github_commits enable row level security;
create policy "members read the github commits of their organisations" on public.github_commits for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.github_commits to authenticated;
grant select, insert, update, delete on public.github_commits to service_role;

create table public.github_branches (
  organization_id uuid not null,
  repository_id uuid not null,
  name text not null check (char_length(name) between 1 and 255),
  pushed_on date not null,
  first_pushed_at timestamptz not null,
  last_pushed_at timestamptz not null,
  deleted_at timestamptz,
  seen_at timestamptz not null default private.clock(),
  primary key (organization_id, repository_id, name, pushed_on),
  foreign key (organization_id, repository_id) references public.github_repositories (organization_id, id) on delete cascade
);
comment on table public.github_branches is 'Branches that were pushed to, a row for each day on which they were, by the repository''s activity; a plain list of branches tells no time.';
comment on column public.github_branches.pushed_on is 'In UTC; of which first_pushed_at and last_pushed_at are the first and the last push.';
comment on column public.github_branches.deleted_at is 'When the branch was deleted after these pushes.';
create index github_branches_pushed_idx on public.github_branches (organization_id, repository_id, last_pushed_at);
alter table public.github_branches enable row level security;
create policy "members read the github branches of their organisations" on public.github_branches for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.github_branches to authenticated;
grant select, insert, update, delete on public.github_branches to service_role;
