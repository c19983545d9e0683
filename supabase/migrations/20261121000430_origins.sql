-- Who wrote a commit. Rules are TypeScript (lib/domain/origin): whoever writes evidence brings the verdict of what it
-- says. Which evidence counts is decided here, in one function, for the sync, for reports and for deciding anew.

create type private.decision as (
  origin text, tool text, authorship text, rule text, rule_numbers jsonb, decided_by text
);
comment on type private.decision is 'Who wrote a commit, by which rule, and whose evidence decided: columns of public.commits.';

create function private.as_evidence(p_origin text, p_tool text, p_authorship text, p_rule text, p_rule_numbers jsonb)
  returns jsonb language sql immutable parallel safe set search_path = ''
  as $$
    select jsonb_strip_nulls(jsonb_build_object('origin', p_origin, 'tool', p_tool, 'authorship', p_authorship,
      'rule', jsonb_build_object('code', p_rule, 'numbers', coalesce(p_rule_numbers, '{}'))))
  $$;
comment on function private.as_evidence is 'A verdict as it stands in commits.evidence: {origin, tool, authorship, rule}, without what is null.';
grant execute on function private.as_evidence to service_role;

create function private.decide_origin(p_evidence jsonb) returns private.decision
  language sql immutable parallel safe set search_path = ''
  as $$
    select (s.said ->> 'origin', s.said ->> 'tool', s.said ->> 'authorship', s.said #>> '{rule,code}',
      nullif(s.said #> '{rule,numbers}', '{}'), s.source)::private.decision
    from (
      select n.source, n.place, p_evidence -> n.source as said
      from unnest(array['person', 'git', 'github', 'datadog']) with ordinality as n (source, place)
      union all select 'datadog', 9, private.as_evidence('unknown', null, null, 'no_message', null)) s
    where s.said is not null
    -- Who does not know it decides nothing that a weaker one knows.
    order by s.said ->> 'origin' = 'unknown', s.place limit 1
  $$;
comment on function private.decide_origin is 'Who wrote a commit by all that is said of it, {person?, git?, github?, datadog?}, each {origin, tool?, authorship?, rule}: the strongest evidence that knows.';
grant execute on function private.decide_origin to service_role;

create function private.datadog_evidence(p_commit public.commits) returns jsonb
  language sql immutable parallel safe set search_path = ''
  as $$
    select coalesce(p_commit.evidence, jsonb_build_object('datadog', private.as_evidence(p_commit.origin,
      p_commit.tool, p_commit.authorship, p_commit.rule, p_commit.rule_numbers)))
  $$;
comment on function private.datadog_evidence is 'All evidence of a commit; while nobody but Datadog says anything of it, what stands in its columns.';
grant execute on function private.datadog_evidence to service_role;

-- rules --------------------------------------------------------------------------------------------------------

create table private.classified (
  organization_id uuid primary key references public.organizations (id) on delete cascade,
  rules_version integer not null check (rules_version > 0),
  next_version integer,
  stage text check (stage in ('listed', 'reported')),
  after_connection uuid,
  after_at timestamptz,
  after_id text,
  after_commit uuid,
  constraint classified_goes_on check ((next_version is null) = (stage is null))
);
comment on table private.classified is 'By which rules the origins of each organisation were decided, and how far deciding them anew has come. One row, not a version on every commit: a million rows would be written for a few that change.';
comment on column private.classified.rules_version is 'No stored verdict is of older rules: RULES_VERSION of lib/domain/origin.';
comment on column private.classified.next_version is 'The rules by which they are being decided anew; null when nobody does.';
comment on column private.classified.stage is 'First what Datadog says of the commits that deployments list, then what others say of any.';
comment on column private.classified.after_id is 'With after_connection and after_at, its start: the last deployment whose commits were read; after_commit: the last commit. Null before the first.';
create index classified_version_idx on private.classified (rules_version);
alter table private.classified enable row level security;
alter table private.classified force row level security;

-- Definer, as all that follow: nobody holds a grant on the table.
create function private.note_rules(p_organization_id uuid, p_version integer) returns void
  language sql volatile security definer set search_path = ''
  as $$
    insert into private.classified as c (organization_id, rules_version)
      select p_organization_id, p_version where p_version is not null
      on conflict (organization_id) do update set rules_version = least(c.rules_version, excluded.rules_version),
        next_version = null, stage = null, after_connection = null, after_at = null, after_id = null, after_commit = null
      -- A server that runs on after a newer one has begun: what it decides may stand behind where that one is.
      where greatest(c.rules_version, c.next_version) > excluded.rules_version
  $$;
comment on function private.note_rules is 'What whoever writes verdicts says of the rules that made them, holding private.lock_changes, as whoever begins does. Older ones than those of the organisation begin its deciding anew.';
grant execute on function private.note_rules to service_role;

create function public.plan_reclassification(p_rules_version integer) returns integer
  language sql volatile security definer set search_path = ''
  as $$
    with planned as (
      insert into private.work as w (organization_id, kind, subject_id, next_at)
        select c.organization_id, 'reclassify', c.organization_id, private.clock()
        from private.classified c join public.organizations o on o.id = c.organization_id
        where c.rules_version < p_rules_version and o.purge_requested_at is null
        on conflict (organization_id, kind, subject_id) do update set next_at = excluded.next_at
          where w.next_at is null
        returning 1)
    select count(*)::int from planned
  $$;
comment on function public.plan_reclassification is 'Makes deciding origins anew due for every organisation that holds verdicts of older rules than these, unless it is; how many.';
grant execute on function public.plan_reclassification to service_role;
