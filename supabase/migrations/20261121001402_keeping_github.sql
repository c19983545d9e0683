-- What GitHub told is stored a page at a time, with the answer that it came with: whoever is interrupted asks again for
-- what is not stored, and no more. Rows only ever get newer, whatever order pages come in.

create function private.keep_repository(p_repository public.github_repositories, p_items jsonb) returns integer
  language plpgsql volatile set search_path = ''
  as $$
declare
  v jsonb := p_items -> 0;
begin
  update public.github_repositories r
    set external_id = (v ->> 'externalId')::bigint, full_name = v ->> 'fullName', default_branch = v ->> 'defaultBranch'
    where r.organization_id = p_repository.organization_id and r.id = p_repository.id
      and (r.external_id, r.full_name, r.default_branch)
        is distinct from ((v ->> 'externalId')::bigint, v ->> 'fullName', v ->> 'defaultBranch');
  if not found then return 0; end if;
  -- What is held of the branch that was the default one says nothing about this one.
  update public.github_coverage c set covered_from = null, covered_to = null
    where c.organization_id = p_repository.organization_id and c.repository_id = p_repository.id
      and c.resource = 'commits' and p_repository.default_branch <> v ->> 'defaultBranch';
  return 1;
end $$;
comment on function private.keep_repository is 'What GitHub says of the repository itself, [{externalId, fullName, defaultBranch}]; one that was renamed keeps the name under which it was chosen, and its values with it.';

create function private.keep_pulls(p_repository public.github_repositories, p_items jsonb) returns integer
  language sql volatile set search_path = ''
  as $$
    with kept as (
      insert into public.pull_requests as k (organization_id, repository_id, number, title, created_at, updated_at, closed_at,
          merged_at, is_draft, is_bot, author_key)
        select p_repository.organization_id, p_repository.id, i.number, i.title, i."createdAt", i."updatedAt", i."closedAt",
          i."mergedAt", i."isDraft", i."isBot", i."authorKey"
        from (select distinct on (i.number) i.* from jsonb_to_recordset(p_items) as i (number integer, title text,
            "createdAt" timestamptz, "updatedAt" timestamptz, "closedAt" timestamptz, "mergedAt" timestamptz,
            "isDraft" boolean, "isBot" boolean, "authorKey" uuid)
          order by i.number, i."updatedAt" desc) i
        on conflict (organization_id, repository_id, number) do update set
          title = excluded.title, updated_at = excluded.updated_at, closed_at = excluded.closed_at,
          merged_at = excluded.merged_at, is_draft = excluded.is_draft, is_bot = excluded.is_bot,
          author_key = coalesce(excluded.author_key, k.author_key), seen_at = private.clock()
        where excluded.updated_at > k.updated_at
          or excluded.updated_at = k.updated_at and excluded.closed_at is distinct from k.closed_at
        returning 1)
    select count(*)::int from kept
  $$;
comment on function private.keep_pulls is 'Pull requests, [{number, title, createdAt, updatedAt, closedAt, mergedAt, isDraft, isBot, authorKey}]; one that was updated before what is held changes nothing.';

create function private.keep_reviews(p_repository public.github_repositories, p_items jsonb) returns integer
  language sql volatile set search_path = ''
  as $$
    with kept as (
      update public.pull_requests p set first_review_at = i."firstReviewAt", reviews_read_at = private.clock()
        from jsonb_to_recordset(p_items) as i (number integer, "firstReviewAt" timestamptz)
        where p.organization_id = p_repository.organization_id and p.repository_id = p_repository.id and p.number = i.number
        returning 1)
    select count(*)::int from kept
  $$;
comment on function private.keep_reviews is 'When pull requests were reviewed first, [{number, firstReviewAt}]; null where nobody else than the author has.';

create function private.keep_runs(p_repository public.github_repositories, p_items jsonb) returns integer
  language sql volatile set search_path = ''
  as $$
    with kept as (
      insert into public.workflow_runs as k (organization_id, repository_id, run_id, attempt, workflow, event, branch, sha,
          status, conclusion, created_at, started_at, updated_at, ended_at)
        select p_repository.organization_id, p_repository.id, i.id, i.attempt, i.workflow, i.event, i.branch, i.sha,
          i.status, i.conclusion, i."createdAt", i."startedAt", i."updatedAt",
          case when i.conclusion is not null then i."updatedAt" end
        from (select distinct on (i.id, i.attempt) i.* from jsonb_to_recordset(p_items) as i (id bigint, attempt integer,
            workflow text, event text, branch text, sha text, status text, conclusion text, "createdAt" timestamptz,
            "startedAt" timestamptz, "updatedAt" timestamptz)
          order by i.id, i.attempt, i."updatedAt" desc) i
        on conflict (organization_id, repository_id, run_id, attempt) do update set
          workflow = excluded.workflow, status = excluded.status, conclusion = excluded.conclusion,
          started_at = excluded.started_at, updated_at = excluded.updated_at, seen_at = private.clock(),
          ended_at = case when excluded.conclusion = k.conclusion then k.ended_at else excluded.ended_at end
        where excluded.updated_at > k.updated_at
          or excluded.updated_at = k.updated_at and excluded.status <> k.status and k.conclusion is null
        returning 1)
    select count(*)::int from kept
  $$;
comment on function private.keep_runs is 'Attempts of runs, [{id, attempt, workflow, event, branch, sha, status, conclusion, createdAt, startedAt, updatedAt}], each a row for ever.';

create function private.keep_commits_of_branch(p_repository public.github_repositories, p_items jsonb) returns integer
  language sql volatile set search_path = ''
  as $$
    with kept as (
      insert into public.github_commits as k (organization_id, repository_id, sha, committed_at, subject, author_key,
          address_key, co_author_keys, is_bot, is_merge, kind)
        select p_repository.organization_id, p_repository.id, i.sha, i."committedAt", i.subject, i."authorKey", i."addressKey",
          private.as_text_array(i."coAuthorKeys")::uuid[], i."isBot",
          -- It repeats what its branch says.
          i."isMerge", case when not i."isMerge" then i.kind end
        from (select distinct on (i.sha) i.* from jsonb_to_recordset(p_items) as i (sha text, "committedAt" timestamptz,
            subject text, "authorKey" uuid, "addressKey" uuid, "coAuthorKeys" jsonb, "isBot" boolean, "isMerge" boolean,
            kind text) order by i.sha) i
        on conflict (organization_id, repository_id, sha) do update set
          subject = excluded.subject, author_key = excluded.author_key, address_key = excluded.address_key,
          co_author_keys = excluded.co_author_keys, is_bot = excluded.is_bot, kind = excluded.kind, gone_at = null,
          seen_at = private.clock()
        where (k.subject, k.author_key, k.address_key, k.co_author_keys, k.is_bot, k.kind, k.gone_at)
          is distinct from (excluded.subject, excluded.author_key, excluded.address_key, excluded.co_author_keys,
            excluded.is_bot, excluded.kind, null::timestamptz)
        returning 1)
    select count(*)::int from kept
  $$;
comment on function private.keep_commits_of_branch is 'Commits of the default branch, [{sha, committedAt, subject, authorKey, addressKey, coAuthorKeys, isBot, isMerge, kind}]; one that had gone is there again.';

create function private.keep_details(p_repository public.github_repositories, p_items jsonb) returns integer
  language sql volatile set search_path = ''
  as $$
    with kept as (
      update public.github_commits c set additions = i.additions, deletions = i.deletions, details_at = private.clock(),
          file_keys = case when jsonb_typeof(i."fileKeys") = 'array' then private.as_text_array(i."fileKeys")::bigint[] end
        from jsonb_to_recordset(p_items) as i (sha text, additions integer, deletions integer, "fileKeys" jsonb)
        where c.organization_id = p_repository.organization_id and c.repository_id = p_repository.id and c.sha = i.sha
          and c.details_at is null
        returning 1)
    select count(*)::int from kept
  $$;
comment on function private.keep_details is 'Lines and files of commits, [{sha, additions, deletions, fileKeys}], once; fileKeys is null where not all are known.';

create function private.keep_pushes(p_repository public.github_repositories, p_items jsonb) returns integer
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_count integer;
begin
  insert into public.github_branches as k (organization_id, repository_id, name, pushed_on, first_pushed_at, last_pushed_at)
    select p_repository.organization_id, p_repository.id, i.branch, (i.at at time zone 'UTC')::date, min(i.at), max(i.at)
    from jsonb_to_recordset(p_items) as i (branch text, at timestamptz, deleted boolean)
    where not i.deleted group by i.branch, (i.at at time zone 'UTC')::date
    on conflict (organization_id, repository_id, name, pushed_on) do update set
      first_pushed_at = least(k.first_pushed_at, excluded.first_pushed_at),
      last_pushed_at = greatest(k.last_pushed_at, excluded.last_pushed_at),
      -- Pushed again behind its deletion: it is there again.
      deleted_at = case when excluded.last_pushed_at <= k.deleted_at then k.deleted_at end, seen_at = private.clock()
    where excluded.first_pushed_at < k.first_pushed_at or excluded.last_pushed_at > k.last_pushed_at;
  get diagnostics v_count = row_count;
  update public.github_branches b set deleted_at = i.at, seen_at = private.clock()
    from (select i.branch, max(i.at) as at from jsonb_to_recordset(p_items) as i (branch text, at timestamptz, deleted boolean)
      where i.deleted group by i.branch) i
    where b.organization_id = p_repository.organization_id and b.repository_id = p_repository.id and b.name = i.branch
      and b.last_pushed_at <= i.at and b.deleted_at is null;
  return v_count;
end $$;
comment on function private.keep_pushes is 'Pushes to branches and deletions of them, [{branch, at, deleted}].';

create function private.drop_gone(p_repository public.github_repositories, p_resource text, p_gone text[]) returns void
  language plpgsql volatile set search_path = ''
  as $$
begin
  if p_resource = 'commits' then
    update public.github_commits c set gone_at = private.clock()
      where c.organization_id = p_repository.organization_id and c.repository_id = p_repository.id
        and c.sha = any (p_gone) and c.gone_at is null;
  elsif p_resource in ('open_pulls', 'pulls') then
    delete from public.pull_requests p where p.organization_id = p_repository.organization_id
      and p.repository_id = p_repository.id and p.number = any (p_gone::integer[]);
  end if;
end $$;
comment on function private.drop_gone is 'What GitHub confirmed, asked for each by its key, that there is no more: commits that the branch does not hold, pull requests of which it knows nothing.';

create function private.keep_answer(p_repository public.github_repositories, p_answer jsonb, p_named text[]) returns void
  language sql volatile set search_path = ''
  as $$
    insert into private.github_answers as k (organization_id, repository_id, url, etag, next_url, items, total, oldest_at, keys)
      select p_repository.organization_id, p_repository.id, p_answer ->> 'url', p_answer ->> 'etag', p_answer ->> 'nextUrl',
        (p_answer ->> 'items')::int, (p_answer ->> 'total')::int, (p_answer ->> 'oldestAt')::timestamptz, p_named
      where p_answer ->> 'url' is not null
      on conflict (organization_id, repository_id, url) do update set etag = excluded.etag, next_url = excluded.next_url,
        items = excluded.items, total = excluded.total, oldest_at = excluded.oldest_at, keys = excluded.keys,
        seen_at = private.clock()
  $$;
comment on function private.keep_answer is 'An answer whose rows were stored, {url, etag, nextUrl, items, total, oldestAt}, and what it named; nothing for one that cannot be asked for again without cost.';

create function private.touch_answer(p_repository public.github_repositories, p_answer jsonb) returns void
  language sql volatile set search_path = ''
  as $$
    update private.github_answers a set seen_at = private.clock()
      where a.organization_id = p_repository.organization_id and a.repository_id = p_repository.id
        and a.url = p_answer ->> 'url'
  $$;
comment on function private.touch_answer is 'Notes that an answer was given again as it is known.';

create function private.held_repository(p_held jsonb, p_repository_id uuid) returns public.github_repositories
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_org uuid := (p_held ->> 'organizationId')::uuid;
  v_connection uuid := (p_held ->> 'subjectId')::uuid;
  v_repository public.github_repositories;
begin
  perform private.keep_lease(v_org, v_connection, (p_held ->> 'leaseToken')::uuid);
  select * into v_repository from public.github_repositories r
    where r.organization_id = v_org and r.connection_id = v_connection and r.id = p_repository_id;
  if not found then raise exception 'no such repository' using errcode = 'PL404'; end if;
  return v_repository;
end $$;
comment on function private.held_repository is 'A repository of the connection that is held; PL410 when the lease was lost, PL404 when it is not chosen any more.';
grant execute on function private.held_repository to service_role;

create function private.keep_items(p_repository public.github_repositories, p_resource text, p_items jsonb) returns integer
  language sql volatile set search_path = ''
  as $$
    select case p_resource
      when 'repository' then private.keep_repository(p_repository, p_items)
      when 'pulls' then private.keep_pulls(p_repository, p_items)
      when 'open_pulls' then private.keep_pulls(p_repository, p_items)
      when 'reviews' then private.keep_reviews(p_repository, p_items)
      when 'runs' then private.keep_runs(p_repository, p_items)
      when 'commits' then private.keep_commits_of_branch(p_repository, p_items)
      when 'details' then private.keep_details(p_repository, p_items)
      when 'branches' then private.keep_pushes(p_repository, p_items) end
  $$;
comment on function private.keep_items is 'Stores items of one resource; how many rows changed.';

-- Definer: nobody holds a grant on the answers.
create function public.keep_github_page(p_held jsonb, p_page jsonb) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_page);
  v_repository public.github_repositories := private.held_repository(private.as_jsonb(p_held), (v ->> 'repositoryId')::uuid);
  v_count integer;
begin
  if (v ->> 'notModified')::boolean then
    perform private.touch_answer(v_repository, v -> 'answer');
    return 0;
  end if;
  v_count := private.keep_items(v_repository, v ->> 'resource', v -> 'items');
  perform private.drop_gone(v_repository, v ->> 'resource', private.as_text_array(v -> 'gone'));
  perform private.keep_answer(v_repository, v -> 'answer', array(
    select coalesce(i ->> 'sha', i ->> 'number') from jsonb_array_elements(v -> 'items') i
    where v ->> 'resource' in ('commits', 'open_pulls', 'pulls')));
  return v_count;
end $$;
comment on function public.keep_github_page is 'Stores one page of one resource of a repository with its answer, {repositoryId, resource, items, answer, notModified, gone}; how many rows changed. Resources: repository, pulls, open_pulls, reviews, runs, commits, details, branches; their items as private.keep_pulls and its like take them. answer: {url, etag, nextUrl, items, total, oldestAt} or null; notModified: it is the one that is known; gone: keys that GitHub confirmed to be no more. PL410 when the lease was lost.';
grant execute on function public.keep_github_page to service_role;
