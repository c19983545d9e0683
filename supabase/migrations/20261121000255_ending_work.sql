-- When work is due, and when again once it has ended: planning it, finishing it, what others see of it.

create function private.next_nightly(p_now timestamptz) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case when today > p_now then today else today + interval '1 day' end
    from (select (date_trunc('day', p_now at time zone 'UTC') + interval '4 hours') at time zone 'UTC' as today) t
  $$;
comment on function private.next_nightly is 'The next 04:00 UTC after p_now.';

create function private.plan_work(p_organization_id uuid, p_kind text, p_subject_id uuid, p_next_at timestamptz,
                                  p_limit_key text default null)
  returns void language sql volatile set search_path = ''
  as $$
    insert into private.work as w (organization_id, kind, subject_id, next_at, limit_key)
      values (p_organization_id, p_kind, p_subject_id, p_next_at, p_limit_key)
      on conflict (organization_id, kind, subject_id) do update set
        next_at = excluded.next_at, limit_key = excluded.limit_key, attempts = 0, last_error_code = null, told = null,
        last_good_at = private.clock(), last_bad_at = private.clock(), lease_token = null, lease_expires_at = null,
        -- The same account again does not lift the limit that was set it.
        not_before = case when w.limit_key is not distinct from excluded.limit_key then w.not_before end
  $$;
comment on function private.plan_work is 'Makes work due at p_next_at as if it had never been tried; whoever holds it is fenced.';

create function private.next_due(p_work private.work, p_outcome jsonb, p_regular timestamptz) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select case
      when (p_outcome ->> 'needsAttention')::boolean then null
      when (p_outcome ->> 'continue')::boolean then private.clock()
      when p_outcome ->> 'status' in ('succeeded', 'partial') then
        coalesce(private.clock() + make_interval(secs => (p_outcome ->> 'repeatSeconds')::double precision), p_regular)
      -- What is wrong on our side says nothing about the subject: no back-off grows from it.
      when (p_outcome ->> 'ours')::boolean then private.clock() + interval '15 minutes'
      else private.clock() + (array['15 minutes', '1 hour', '6 hours', '1 day']::interval[])[least(p_work.attempts + 1, 4)]
    end
  $$;
comment on function private.next_due is 'When work is due again: at once when some is left, after repeatSeconds or when its kind says, 15 minutes when the fault is ours, or the back-off; never while it needs attention.';

create function private.is_bad(p_outcome jsonb) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$
    select p_outcome ->> 'status' = 'failed' and not (p_outcome ->> 'ours')::boolean
      and (p_outcome ->> 'waitSeconds') is null
  $$;
comment on function private.is_bad is 'Whether work failed by a fault of its subject''s: neither of ours nor by a limit, which say nothing about it.';

create function private.notice_of(p_work private.work, p_outcome jsonb) returns text
  language sql stable set search_path = ''
  as $$
    select case
      -- What is sent on its own is sent every half hour, and who looks at a board there is not told why it stands still.
      when p_work.kind = 'publish' then case when p_outcome ->> 'status' = 'failed'
          and not (p_outcome ->> 'needsAttention')::boolean and p_work.last_good_at < private.clock() - interval '2 hours'
        then 'unpublished ' || case when (p_outcome ->> 'ours')::boolean then 'ours' else p_outcome #>> '{error,code}' end end
      when (p_outcome ->> 'needsAttention')::boolean then 'refused ' || (p_outcome #>> '{error,code}')
      when p_outcome ->> 'status' = 'failed' and p_work.last_good_at < private.clock() - interval '2 days'
        then 'failing ' || case when (p_outcome ->> 'ours')::boolean then 'ours' else p_outcome #>> '{error,code}' end
      when p_outcome #>> '{error,code}' = 'events_vanished' then 'vanished ' || (p_outcome #>> '{error,code}')
      -- Beside something that they know of already it is no news.
      when private.is_bad(p_outcome) and p_work.told is null and p_work.last_bad_at < private.clock() - interval '14 days'
        then 'broke ' || (p_outcome #>> '{error,code}')
    end
  $$;
comment on function private.notice_of is 'What the admins are to be told after this outcome, as a short mark: that nothing goes on without them, that nothing was published for two hours, that it has failed for two days, that so much has vanished that it is not taken for deleted, or that it failed though the last two weeks were good. Null: nothing.';

create function public.finish_work(p_held jsonb, p_outcome jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v_held jsonb := private.as_jsonb(p_held);
  v jsonb := private.as_jsonb(p_outcome);
  v_token uuid := (v_held ->> 'leaseToken')::uuid;
  v_good boolean := v ->> 'status' in ('succeeded', 'partial');
  v_until timestamptz := private.clock() + make_interval(secs => (v ->> 'waitSeconds')::double precision);
  v_work private.work;
  v_regular timestamptz;
  v_told text;
begin
  -- All that a limit is set for, in this order: whoever takes a lease from one in the background holds the row before it.
  if v_until is not null then
    perform from private.work w where w.limit_key = (select o.limit_key from private.work o
        where o.organization_id = (v_held ->> 'organizationId')::uuid and o.kind = v_held ->> 'kind'
          and o.subject_id = (v_held ->> 'subjectId')::uuid)
      order by w.organization_id, w.kind, w.subject_id for update;
  end if;
  select * into v_work from private.work w
    where w.organization_id = (v_held ->> 'organizationId')::uuid and w.kind = v_held ->> 'kind'
      and w.subject_id = (v_held ->> 'subjectId')::uuid for update;
  if v_work.lease_token is distinct from v_token then
    -- The answer to the first call may have been lost on its way.
    return jsonb_build_object('kept', coalesce(v_work.ended_token = v_token, false), 'tell', false);
  end if;
  v_regular := private.close_work(v_work, v);
  v_told := private.notice_of(v_work, v);
  update private.work w set
    lease_token = null, lease_expires_at = null, ended_token = v_token, ended_at = private.clock(),
    last_outcome = v ->> 'status', last_error_code = v #>> '{error,code}',
    attempts = case when v_good then 0 when (v ->> 'ours')::boolean or v_until is not null then w.attempts
      else w.attempts + 1 end,
    last_cost = case when v_good then (v ->> 'cost')::int else w.last_cost end,
    last_good_at = case when v_good then private.clock() else w.last_good_at end,
    last_bad_at = case when private.is_bad(v) then private.clock() else w.last_bad_at end,
    not_before = greatest(case when w.not_before > private.clock() then w.not_before end, v_until),
    -- A part that went well says nothing about what is in doubt: the round has not come to its end.
    told = case when v_told is not null then v_told when not v_good or (v ->> 'continue')::boolean and w.told ~ '^vanished ' then w.told end,
    next_at = private.next_due(v_work, v, v_regular)
    where w.organization_id = v_work.organization_id and w.kind = v_work.kind and w.subject_id = v_work.subject_id;
  if v_until is not null then
    update private.work w set not_before = greatest(w.not_before, v_until) where w.limit_key = v_work.limit_key;
  end if;
  if v_told is null or v_told is not distinct from v_work.told then return '{"kept": true, "tell": false}'; end if;
  perform private.note_told(v_work, v_told, v);
  return '{"kept": true, "tell": true}';
end $$;
comment on function public.finish_work is 'Frees a lease and says when the work is due again; a limit holds for all that share its key. {kept, tell}: kept is false when the lease was lost; tell is true when the admins are to hear of something they were not told of.';
grant execute on function public.finish_work to service_role;

-- what others see -----------------------------------------------------------------------------------------------

-- Definer: nobody holds a grant on the table, and members may know when work is done for them.
create function private.watch_work(p_organization_id uuid, p_kind text)
  returns table (subject_id uuid, is_held boolean, next_at timestamptz, not_before timestamptz, told text,
                 last_good_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select w.subject_id, coalesce(bool_or(w.lease_expires_at > private.clock() and not w.in_background), false),
      max(w.next_at) filter (where w.kind = p_kind), max(w.not_before) filter (where w.kind = p_kind),
      max(w.told) filter (where w.kind = p_kind), max(w.last_good_at) filter (where w.kind = p_kind)
    from private.work w
    where w.organization_id = p_organization_id
      and (auth.role() = 'service_role' or p_organization_id = any (array(select private.my_organizations())))
    group by w.subject_id
  $$;
comment on function private.watch_work is 'For each subject of an organisation: whether anybody holds it now, in the background apart, when work of this kind is due and not before when, what the admins were told of it, and when it last went well; nothing for strangers.';
grant execute on function private.watch_work to authenticated, service_role;
