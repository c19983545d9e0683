-- commits ------------------------------------------------------------------------------------------------------

create function private.commit_id(p_organization_id uuid, p_repository text, p_sha text) returns uuid
  language sql immutable parallel safe
  as $$
    select encode(substring(private.digest_texts(array[p_organization_id::text, lower(p_sha)]) for 10)
      || substring(private.digest_texts(array[lower(p_repository)]) for 6), 'hex')::uuid
  $$;
comment on function private.commit_id is 'A commit of an organisation by repository and sha. Its beginning is the sha''s alone, so that one range of an index holds a sha whatever repository it is told of with.';
grant execute on function private.commit_id to authenticated, service_role;

create function private.first_of_sha(p_commit_id uuid) returns uuid
  language sql immutable parallel safe
  as $$ select overlay(p_commit_id::text placing '0000-000000000000' from 20)::uuid $$;
comment on function private.first_of_sha is 'The least id of the commits that have the sha of this one.';
grant execute on function private.first_of_sha to authenticated, service_role;

create function private.last_of_sha(p_commit_id uuid) returns uuid
  language sql immutable parallel safe
  as $$ select overlay(p_commit_id::text placing 'ffff-ffffffffffff' from 20)::uuid $$;
comment on function private.last_of_sha is 'The greatest id of the commits that have the sha of this one.';
grant execute on function private.last_of_sha to authenticated, service_role;

create function private.origin_statements(p_message text, p_trailers text[]) returns text[]
  language sql immutable parallel safe
  as $$
    select case when strpos(p_message, E'\n') > 0 or p_trailers <> '{}' then nullif(array(
      select distinct format('%s: %s', l.part[1], v.value)
      from (
        -- Not the subject, whose key is what it is about. Half a line may say what the whole does not, as for the rules.
        select regexp_replace(p_message, case when char_length(p_message) >= 511 then '^[^\n]*|[^\n]*$' else '^[^\n]*' end, '', 'g')
            || E'\n' || array_to_string(coalesce(p_trailers, '{}'), E'\n') as text) m
      cross join lateral regexp_matches(m.text,
        '^((?:[a-z0-9]+-)*(?:ai|llms?|gpt|agents?|copilot|assistants?|codegen|model)(?:-[a-z0-9]+)*|(?:co-)?(?:created|written|drafted|produced|coded|implemented|authored|helped|prompted|powered|paired|pair-programmed)-(?:by|with|using)|co-authored-by)[ \t]*:[ \t]*([^\n]*)$',
        'gin') as l (part)
      cross join lateral (select btrim(regexp_replace(left(l.part[2], 120), '<[^>]*>?|\S*@\S*', '', 'g'), E' \t\r.,;') as value) v
      -- A person with an address is a person; who has one that answers nobody is not.
      where v.value <> '' and (lower(l.part[1]) <> 'co-authored-by'
        or l.part[2] ~* '<(?:no-?reply|bots?|agents?|ai|assistant|copilot|hello|support|info)(?:\+[^@>]*)?@' and l.part[2] !~* '@users\.noreply\.')
      limit 20), '{}') end
  $$;
comment on function private.origin_statements is 'Lines `Key: value` of a commit that look as if they said who wrote it, by keys that no rule reads, or as a co-author whom nobody can write to; without addresses. Null: none. Whether a rule decided by something else, the origin tells.';
grant execute on function private.origin_statements to authenticated, service_role;

create table public.commits (
  id uuid primary key,
  -- No foreign key, which would want an index by the id: private.purge_organization empties it.
  organization_id uuid not null,
  repository text check (char_length(repository) between 1 and 512),
  sha text not null check (char_length(sha) between 1 and 128),
  committed_at timestamptz,
  author_name text,
  author_email text,
  raw_author_email text,
  author_key uuid,
  is_bot boolean,
  message text,
  trailers text[],
  statements text[] generated always as (private.origin_statements(message, trailers)) stored,
  url text,
  evidence jsonb,
  origin text not null default 'unknown' check (origin in ('human', 'ai_assisted', 'bot', 'unknown')),
  tool text,
  authorship text check (authorship in ('agent', 'assistant')),
  rule text not null default 'no_message',
  rule_numbers jsonb,
  decided_by text not null default 'datadog' check (decided_by in ('person', 'git', 'github', 'datadog')),
  is_reported boolean not null generated always as (evidence is not null) stored,
  named_at timestamptz not null default private.clock()
);
comment on table public.commits is 'Each commit of an organisation by repository and sha, once: what is known of it, and who wrote it by that.';
comment on column public.commits.repository is 'host/owner/name in lower case; null when neither Datadog nor a manager named one.';
comment on column public.commits.author_name is 'Datadog''s, like all of the message and the author.';
comment on column public.commits.raw_author_email is 'The author''s address as it was sent, where that is another one than is shown: rules read it.';
comment on column public.commits.author_key is 'Keyed hash of the author''s address, of the name where there is none: tells people apart when both are gone. The key never stands here in the clear; null when nobody was named.';
comment on column public.commits.named_at is 'Since when this names people, as long as the organisation keeps payloads; -infinity: their names and addresses are taken out and do not come back.';
comment on column public.commits.is_bot is 'Datadog''s own mark of the author; null when absent.';
comment on column public.commits.message is 'Cut to 512 characters; null when Datadog sent none.';
comment on column public.commits.trailers is 'Lines of the whole message, beyond the cut, that may say who wrote it; null when there are none.';
comment on column public.commits.statements is 'private.origin_statements of its message: what may say who wrote it and no rule reads.';
comment on column public.commits.evidence is 'Null while only Datadog says anything of it: then the columns of the verdict are its. Else all that is said by who says it, person, git, github and datadog: each a verdict, with what it was made of.';
comment on column public.commits.origin is 'Who wrote it, by the strongest evidence that knows. deployment_commits has a copy.';
comment on column public.commits.rule is 'Code of the rule that decided; rule_numbers are its numbers, null when it has none.';
comment on column public.commits.is_reported is 'Whether somebody beside Datadog said something of it.';
comment on column public.commits.decided_by is 'Whose evidence decided; strongest first: person, git, github, datadog.';
-- Who empties an organisation finds its rows by this. Of its text: by the id itself it would serve the policies, and
-- without statistics any look at a commit would read all that the caller's organisations hold.
create index commits_owner_idx on public.commits ((organization_id::text));
-- Whose names go next: only who compares the time may use it.
create index commits_named_idx on public.commits (organization_id, named_at) where named_at > '-infinity';
-- Whom a text that is looked for is the beginning of: only who compares the sha may use it.
create index commits_sha_idx on public.commits (organization_id, (left(lower(sha), 8) collate "C")) where sha is not null;
create index commits_stated_idx on public.commits ((organization_id::text)) where statements is not null;
create index commits_github_idx on public.commits ((organization_id::text)) where decided_by = 'github';
create index commits_reported_idx on public.commits (repository) where is_reported;
alter table public.commits enable row level security;
create policy "members read the commits of their organisations" on public.commits for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
-- No names and no addresses: what a member reads of them, public.get_deployment says.
grant select (id, organization_id, repository, sha, committed_at, is_bot, url, origin, tool, authorship, rule, rule_numbers,
  decided_by, is_reported, statements) on public.commits to authenticated;
grant select, insert, update, delete on public.commits to service_role;

-- deployment_commits -------------------------------------------------------------------------------------------

create table public.deployment_commits (
  deployment_no bigint not null references public.deployments (no) on delete cascade,
  position integer not null,
  organization_id uuid not null,
  commit_id uuid not null,
  lead double precision,
  lead_given boolean not null default false,
  time_to_pr_ready double precision,
  review_time double precision,
  merge_time double precision,
  time_to_deploy double precision,
  deploy_time double precision,
  origin text not null,
  tool text,
  earlier text[],
  ousted text[],
  repeated boolean not null default false,
  before_at timestamptz,
  primary key (deployment_no, position)
);
comment on table public.deployment_commits is 'The commits that a deployment shipped, each sha once; their words stand in commits, so that a report reads few pages.';
comment on column public.deployment_commits.position is 'Its place in Datadog''s list.';
comment on column public.deployment_commits.commit_id is 'private.commit_id of the deployment''s repository and the sha. No foreign key: it would be looked up for each of millions.';
comment on column public.deployment_commits.lead is 'Seconds: Datadog''s change_lead_time when it gave one, else finished_at (or started_at) of the deployment minus the commit time; may be negative, null when neither is known.';
comment on column public.deployment_commits.lead_given is 'Whether lead is Datadog''s.';
comment on column public.deployment_commits.time_to_pr_ready is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.review_time is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.merge_time is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.time_to_deploy is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.deploy_time is 'Seconds, as Datadog gave them; null when it gave none.';
comment on column public.deployment_commits.origin is 'Of the commit, with its tool: a copy, so that a report looks nothing up.';
comment on column public.deployment_commits.earlier is 'Environments in lower case, '''' for none, in which the same change (service, sha) had reached a live deployment with a usable lead (0 or more) before this one: it counts for a selection that has none of them. Null: nowhere. Kept by private.mark_changes; private.verify_changes compares.';
comment on column public.deployment_commits.ousted is 'Of a negative lead: environments in which the change has a usable one at any time, or had a negative one before: it is excluded for a selection that has none of them. Null: nowhere.';
comment on column public.deployment_commits.repeated is 'Whether another live deployment of its environment lists the same sha, of whatever service and repository.';
comment on column public.deployment_commits.before_at is 'When the live deployment started that listed the same commit last before this one, in whatever environment: in a window of all deployments a commit is new where that lies before the window. Null: none did.';
create index deployment_commits_commit_idx on public.deployment_commits (commit_id);
-- What a report counts by tool, without reading the other commits.
create index deployment_commits_tool_idx on public.deployment_commits (deployment_no)
  include (organization_id, commit_id, tool) where origin = 'ai_assisted' and tool is not null;
-- As that of the commits.
create index deployment_commits_owner_idx on public.deployment_commits ((organization_id::text));

alter table public.deployment_commits enable row level security;
create policy "members read the commits of the deployments of their organisations" on public.deployment_commits
  for select to authenticated using (organization_id = any (array(select private.my_organizations())));
grant select on public.deployment_commits to authenticated;
grant select, insert, update, delete on public.deployment_commits to service_role;
