-- Taking one person out of all that an organisation keeps: part by part, some rows a statement, by whoever runs
-- `npm run forget`. What is to go out of a text is decided outside, by what a sync decides it by.

create function private.commit_words(p_commit public.commits) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_strip_nulls(jsonb_build_object('authorName', p_commit.author_name, 'authorEmail', p_commit.author_email,
      'rawAuthorEmail', p_commit.raw_author_email, 'message', p_commit.message, 'trailers', to_jsonb(p_commit.trailers),
      'evidence', p_commit.evidence, 'authorKey', p_commit.author_key))
  $$;
comment on function private.commit_words is 'All of a commit that may name somebody.';
grant execute on function private.commit_words to service_role;

-- Definer, as the next: nobody holds a grant on the payloads.
create function public.list_words(p_request jsonb) returns jsonb
  language sql stable security definer set search_path = '' set enable_seqscan = off
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('key', w.key, 'text', w.words) order by w.place), '[]')
    from (
      select v ->> 'part' as part, (v ->> 'organizationId')::uuid as org, (v ->> 'limit')::int as size,
        coalesce(nullif(split_part(v ->> 'after', '|', 1), ''), '00000000-0000-0000-0000-000000000000')::uuid as after_id,
        split_part(v ->> 'after', '|', 2) as after_stream, substr(v ->> 'after', strpos(v ->> 'after', '|') + 1) as rest
      from (select private.as_jsonb(p_request) as v offset 0) r) a
    cross join lateral (
      (select k.id::text as key, private.commit_words(k)::text as words, row_number() over (order by k.id) as place
      from public.commits k where a.part = 'commits' and k.organization_id = a.org and k.id > a.after_id
      order by k.id limit a.size)
      union all
      (select concat_ws('|', r.connection_id, r.stream, r.external_id), r.raw,
        row_number() over (order by r.connection_id, r.stream, r.external_id)
      from private.raw_payloads r where a.part = 'payloads' and r.organization_id = a.org
        and (r.connection_id, r.stream, r.external_id)
          > (a.after_id, a.after_stream, substr(a.rest, length(a.after_stream) + 2))
      order by r.connection_id, r.stream, r.external_id limit a.size)
      union all
      (select q.id::text, q.raw, row_number() over (order by q.id)
      from public.quarantine q where a.part = 'quarantine' and q.organization_id = a.org and q.raw <> ''
        and q.id > a.after_id order by q.id limit a.size)) w
  $$;
comment on function public.list_words is 'The next words that an organisation keeps of one part (commits, payloads, quarantine), by key, for {organizationId, part, after, limit}: [{key, text}].';
grant execute on function public.list_words to service_role;

create function private.write_commit_words(p_organization_id uuid, p_words jsonb) returns integer
  language plpgsql volatile set search_path = '' set enable_seqscan = off set enable_hashjoin = off
  set enable_mergejoin = off
  as $$
declare
  v_count integer;
begin
  perform private.lock_changes(p_organization_id);
  update public.commits k set author_name = w.said ->> 'authorName', author_email = w.said ->> 'authorEmail',
      raw_author_email = w.said ->> 'rawAuthorEmail', message = w.said ->> 'message',
      trailers = private.as_text_array(w.said -> 'trailers'), evidence = w.said -> 'evidence',
      author_key = (w.said ->> 'authorKey')::uuid
    from (
      select g.key, g.was, g.text::jsonb as said from jsonb_to_recordset(p_words) as g (key uuid, was text, text text)) w
    -- Named twice: where the planner takes commits for few, it would begin with all of them.
    where k.id = w.key and k.id = any (array(select g.key from jsonb_to_recordset(p_words) as g (key uuid)))
      and (k.organization_id = p_organization_id) is true and private.commit_words(k)::text = w.was;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function private.write_commit_words is 'Other words for commits whose words are still what they were; how many.';
grant execute on function private.write_commit_words to service_role;

create function public.write_words(p_organization_id uuid, p_part text, p_words jsonb) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_words jsonb := private.as_jsonb(p_words);
  v_count integer;
begin
  if p_part = 'commits' then return private.write_commit_words(p_organization_id, v_words); end if;
  if p_part = 'payloads' then
    update private.raw_payloads r set raw = w.text
      from jsonb_to_recordset(v_words) as w (key text, was text, text text)
      where p_part = 'payloads' and r.organization_id = p_organization_id
        and r.connection_id = split_part(w.key, '|', 1)::uuid and r.stream = split_part(w.key, '|', 2)
        and r.external_id = substr(w.key, 38 + length(r.stream) + 1) and r.raw = w.was;
  else
    update public.quarantine q set raw = w.text
      from jsonb_to_recordset(v_words) as w (key uuid, was text, text text)
      where p_part = 'quarantine' and q.organization_id = p_organization_id and q.id = w.key and q.raw = w.was;
  end if;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.write_words is 'Writes words of a part, [{key, was, text}], where they are still what they were: how many. Nothing else of the rows changes.';
grant execute on function public.write_words to service_role;

create function public.record_forgetting(p_organization_id uuid, p_details jsonb) returns void
  language sql volatile security definer set search_path = ''
  as $$
    insert into public.audit_log (organization_id, actor, action, details)
      select p_organization_id, 'system', 'person.forgotten', jsonb_build_object('commits', d.said -> 'commits',
        'payloads', d.said -> 'payloads', 'quarantine', d.said -> 'quarantine')
      from (select private.as_jsonb(p_details) as said) d
      where d.said ? 'commits'
  $$;
comment on function public.record_forgetting is 'Says in the audit log that whoever runs the installation took a person out, and of how many rows; not whom.';
grant execute on function public.record_forgetting to service_role;
