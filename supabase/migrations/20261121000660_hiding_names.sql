-- Taking people out of commits that are older than their organisation keeps payloads: part of the work `purge_payloads`.
-- What of a commit names somebody, rules know (lib/domain/privacy): the holder is given the oldest, and writes what is
-- left of their words. What is still named says itself what is to be done, so that whoever dies leaves less to the next.

-- By their age, and not by sorting: as the payloads.
create function public.list_named_commits(p_held jsonb, p_limit integer) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off set enable_sort = off
  set enable_bitmapscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'seen', k.seen,
      'said', private.signals_of(k.row, 'listed') || coalesce(private.signals_of(k.row, 'reported'), '{}'))), '[]')
    from (
      select k.id, k.xmin::text as seen, k as row from public.commits k
      where k.organization_id = v_org and k.named_at > '-infinity'
        and k.named_at < private.clock() - make_interval(
          days => (select o.raw_retention_days from public.organizations o where o.id = v_org))
      order by k.named_at limit p_limit) k);
end $$;
comment on function public.list_named_commits is 'Up to p_limit commits of held work that have named people for longer than their organisation keeps payloads, the oldest first: [{id, seen, said}], as list_commits_to_classify says it. PL410 when the lease was lost.';
grant execute on function public.list_named_commits to service_role;

create function private.without_words(p_said jsonb) returns jsonb
  language sql immutable parallel safe set search_path = ''
  as $$ select p_said - array['message', 'trailers', 'authorName', 'authorEmail'] $$;
comment on function private.without_words is 'What one says of a commit, without what it was made of.';
grant execute on function private.without_words to service_role;

create function public.hide_names(p_held jsonb, p_commits jsonb) returns integer
  language plpgsql volatile security definer set search_path = '' set enable_hashjoin = off set enable_mergejoin = off
  set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_count integer;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  -- Whoever writes commits takes turns.
  perform private.lock_changes(v_org);
  with given as materialized (
    select g.id, g.seen, jsonb_object_agg(g.source, coalesce(g.words, '{}')) as words
    from jsonb_to_recordset(private.as_jsonb(p_commits)) as g (id uuid, seen text, source text, words jsonb)
    group by g.id, g.seen)
  update public.commits k set author_name = g.words #>> '{datadog,authorName}',
      author_email = g.words #>> '{datadog,authorEmail}', raw_author_email = null,
      message = g.words #>> '{datadog,message}', trailers = null, named_at = '-infinity',
      -- Its verdicts stay: what decided them is gone, and nobody decides otherwise for that.
      evidence = (
        select jsonb_object_agg(s.source, private.without_words(s.said)
          || case when s.source = 'datadog' then '{}' else coalesce(g.words -> s.source, '{}') end)
        from jsonb_each(k.evidence) as s (source, said))
    from given g
    -- As it was when it was read: one that was told anew meanwhile is read again.
    -- Named twice: where the planner takes commits for few, it would begin with all of them.
    where k.id = g.id and k.id = any (array(select i.id from given i)) and (k.organization_id = v_org) is true
      and k.xmin::text = g.seen;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
comment on function public.hide_names is 'Writes what is left of the words of commits, [{id, seen, source, words {authorName, authorEmail, message}}], where they are as they were seen: how many. PL410 when the lease was lost.';
grant execute on function public.hide_names to service_role;
