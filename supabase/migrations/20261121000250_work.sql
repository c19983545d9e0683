-- Work: what is to be done for an organisation, when, who holds it, and how it went. The table knows no kind by name; what
-- a kind reads and writes is SQL of its own, called from `private.open_work` and `private.close_work`.

create table private.work (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  subject_id uuid not null,
  next_at timestamptz,
  not_before timestamptz,
  limit_key text,
  attempts integer not null default 0 check (attempts >= 0),
  last_cost integer not null default 0,
  lease_token uuid,
  lease_expires_at timestamptz,
  ended_token uuid,
  ended_at timestamptz,
  last_outcome text check (last_outcome in ('succeeded', 'partial', 'failed', 'cancelled')),
  last_error_code text,
  last_good_at timestamptz not null default private.clock(),
  last_bad_at timestamptz not null default private.clock(),
  told text,
  in_background boolean not null default false,
  primary key (organization_id, kind, subject_id),
  constraint work_lease_is_whole check ((lease_token is null) = (lease_expires_at is null))
);
comment on table private.work is 'What is to be done, one row for each thing that is done again and again or once: when it is due, who holds it, how it went. Rows of one subject exclude each other, and whoever holds one in the background loses it to any other.';
comment on column private.work.kind is 'What is done: the name of a function in lib/kinds.ts.';
comment on column private.work.subject_id is 'What it is done to: a connection, or the organisation itself.';
comment on column private.work.next_at is 'When it is due; null when nothing is planned. Due from the lease on until it is finished, so that who dies on the way is followed by the next tick.';
comment on column private.work.not_before is 'Not before this moment, whoever asks: a limit that the other side set.';
comment on column private.work.limit_key is 'Who shares a limit of the other side, in whatever organisation: the account. Null: nobody.';
comment on column private.work.attempts is 'Failures in a row, for the back-off; faults of ours and limits do not count.';
comment on column private.work.last_cost is 'Calls of the last time that came to an end: what the next one is likely to take.';
comment on column private.work.lease_token is 'Fencing token of the holder; who lost it writes nothing.';
comment on column private.work.ended_token is 'Token of the holder that finished it last, who may ask again when the answer was lost.';
comment on column private.work.last_outcome is 'How it went the last time; null before the first.';
comment on column private.work.last_error_code is 'Why the last time failed; null after a good one.';
comment on column private.work.last_good_at is 'End of the last time that did not fail; since when it is planned before the first.';
comment on column private.work.last_bad_at is 'End of the last time that failed by a fault that was neither ours nor a limit; since when it is planned before the first.';
comment on column private.work.told is 'What the admins were told of last, so that it is told once; null after a good time in which nothing is in doubt.';
comment on column private.work.in_background is 'Done only where nothing else is due, and given up at once when something else is wanted of its subject.';
create index work_due_idx on private.work (next_at) where next_at is not null;
-- Reading and replaying, or purging, never meet: at most one of a subject's rows has a token.
create unique index work_one_lease_idx on private.work (organization_id, subject_id) where lease_token is not null;
create index work_limit_idx on private.work (limit_key) where limit_key is not null;
alter table private.work enable row level security;
alter table private.work force row level security;

-- leases -------------------------------------------------------------------------------------------------------

create function private.lease_seconds() returns integer
  language sql immutable parallel safe set search_path = '' as $$ select 360 $$;
comment on function private.lease_seconds is 'How long a lease lives without a sign of its holder: who dies frees the work within 6 minutes.';

-- Definer: nobody holds a grant on the table.
create function private.keep_lease(p_organization_id uuid, p_subject_id uuid, p_lease_token uuid) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  update private.work w
    set lease_expires_at = private.clock() + make_interval(secs => private.lease_seconds())
    where w.organization_id = p_organization_id and w.subject_id = p_subject_id and w.lease_token = p_lease_token;
  if not found then raise exception 'the lease was lost' using errcode = 'PL410'; end if;
end $$;
comment on function private.keep_lease is 'The fence: what whoever holds work calls first in each transaction that writes. The lease lives on; PL410 when it was lost.';
grant execute on function private.keep_lease to service_role;

create function private.hand_out(p_work private.work, p_trigger text, p_wish jsonb) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_token uuid := gen_random_uuid();
begin
  -- Another row of the subject, whose holder is gone or can wait: it goes on later where it was.
  update private.work w set lease_token = null, lease_expires_at = null
    where w.organization_id = p_work.organization_id and w.subject_id = p_work.subject_id and w.lease_token is not null
      and (w.lease_expires_at <= private.clock() or w.in_background and not p_work.in_background);
  update private.work w
    set lease_token = v_token, lease_expires_at = private.clock() + make_interval(secs => private.lease_seconds()),
        next_at = least(w.next_at, private.clock())
    where w.organization_id = p_work.organization_id and w.kind = p_work.kind and w.subject_id = p_work.subject_id;
  return jsonb_build_object('organizationId', p_work.organization_id, 'kind', p_work.kind,
    'subjectId', p_work.subject_id, 'leaseToken', v_token,
    'now', private.as_iso(date_trunc('second', private.clock())),
    'detail', private.open_work(p_work, p_trigger, p_wish));
end $$;
comment on function private.hand_out is 'Gives the caller the lease of work whose row it has locked: {organizationId, kind, subjectId, leaseToken, now, detail}. A unique violation when another row of the subject was handed out at the same moment.';

create function private.is_writing(p_work private.work) returns boolean
  language sql volatile set search_path = ''
  as $$
    select (select count(*) from private.work w where w.organization_id = p_work.organization_id
        and w.subject_id = p_work.subject_id and w.lease_token is not null)
      > (select count(*) from (select from private.work w where w.organization_id = p_work.organization_id
        and w.subject_id = p_work.subject_id and w.lease_token is not null for update skip locked) free)
  $$;
comment on function private.is_writing is 'Whether a transaction of whoever holds the subject is under way; locks the rows of its leases otherwise.';

create function private.hand_out_due(p_request jsonb, p_trigger text) returns jsonb
  language plpgsql volatile set search_path = '' set enable_seqscan = off
  as $$
declare
  v_work private.work;
  v_claimed jsonb := '[]';
begin
  for v_work in
    select w.* from private.work w
    where w.kind = any (private.as_text_array(p_request -> 'kinds')) and w.next_at <= private.clock()
      and w.in_background = (p_request ->> 'inBackground')::boolean
      and (w.not_before is null or w.not_before <= private.clock())
      -- Both: only what stands in the row itself is looked at again after another claimer let go of it.
      and (w.lease_token is null or w.lease_expires_at <= private.clock())
      and not exists (select from private.work o where o.organization_id = w.organization_id
        and o.subject_id = w.subject_id and o.lease_token is not null and o.lease_expires_at > private.clock()
        and (w.in_background or not o.in_background))
    -- Who needs few calls goes before who needs many: each call counts like a minute, so an hour is the longest wait.
    order by w.next_at + make_interval(mins => least(w.last_cost, 60))
    limit least(greatest((p_request ->> 'limit')::int, 0), 100) for update skip locked
  loop
    -- Who claims many does not wait for one in the background that writes just now: it may be waiting for what is locked
    -- here. It is told that others wait, and gives its lease back.
    continue when private.is_writing(v_work);
    begin
      v_claimed := v_claimed || private.hand_out(v_work, p_trigger, null);
    exception
      when unique_violation then null;
      when sqlstate 'PL404' then
        delete from private.work w where w.organization_id = v_work.organization_id and w.kind = v_work.kind
          and w.subject_id = v_work.subject_id;
    end;
  end loop;
  return v_claimed;
end $$;
comment on function private.hand_out_due is 'Hands out due work for {kinds, limit, inBackground}, longest overdue first, small ones up to an hour before large ones.';

create function public.claim_work(p_kinds jsonb, p_limit integer, p_trigger text) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_request jsonb := jsonb_build_object('kinds', private.as_jsonb(p_kinds), 'limit', p_limit);
  v_claimed jsonb := private.hand_out_due(v_request || '{"inBackground": false}', p_trigger);
begin
  if v_claimed <> '[]' then return v_claimed; end if;
  return private.hand_out_due(v_request || '{"inBackground": true}', p_trigger);
end $$;
comment on function public.claim_work is 'Hands out up to p_limit pieces of due work of these kinds, as private.hand_out_due orders them, and what is done in the background to whom there is nothing else to hand out; two callers at once share them. Definer, as all that follow: nobody holds a grant on the table.';
grant execute on function public.claim_work to service_role;

create function public.count_due_work(p_kinds jsonb default null, p_with_background boolean default true) returns integer
  language sql stable security definer set search_path = ''
  as $$
    select count(*)::int from private.work w
    where (p_kinds is null or w.kind = any (private.as_text_array(private.as_jsonb(p_kinds))))
      and w.next_at <= private.clock() and (w.not_before is null or w.not_before <= private.clock())
      and (p_with_background or not w.in_background)
      and not exists (select from private.work o where o.organization_id = w.organization_id
        and o.subject_id = w.subject_id and o.lease_token is not null and o.lease_expires_at > private.clock()
        and (w.in_background or not o.in_background))
  $$;
comment on function public.count_due_work is 'Pieces of work of these kinds, or of all, that are due now and that nobody keeps from being claimed; without what is done in the background when p_with_background is false.';
grant execute on function public.count_due_work to service_role;

create function public.start_work(p_request jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' set enable_seqscan = off
  as $$
declare
  v jsonb := private.as_jsonb(p_request);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_subject uuid := (v ->> 'subjectId')::uuid;
  v_work private.work;
begin
  insert into private.work (organization_id, kind, subject_id) values (v_org, v ->> 'kind', v_subject)
    on conflict do nothing;
  select * into v_work from private.work w
    where w.organization_id = v_org and w.kind = v ->> 'kind' and w.subject_id = v_subject for update;
  if exists (select from private.work w where w.organization_id = v_org and w.subject_id = v_subject
      and w.lease_token is not null and w.lease_expires_at > private.clock()
      and (v_work.in_background or not w.in_background)) then
    raise unique_violation;
  end if;
  if v_work.not_before > private.clock() then
    return jsonb_build_object('retryAfterSeconds', ceil(extract(epoch from v_work.not_before - private.clock())));
  end if;
  return private.hand_out(v_work, v ->> 'trigger', v -> 'wish');
exception
  when unique_violation then raise exception 'somebody holds the lease' using errcode = 'PL412';
  when foreign_key_violation then raise exception 'no such organisation' using errcode = 'PL404';
end $$;
comment on function public.start_work is 'Hands out one piece of work at once, also before its time and whatever is done to its subject in the background, for {organizationId, kind, subjectId, trigger, wish}; what the wish may be is the kind''s. PL404 when there is nothing to do it to, PL412 when the subject is held; {retryAfterSeconds} while a limit holds.';
grant execute on function public.start_work to service_role;
