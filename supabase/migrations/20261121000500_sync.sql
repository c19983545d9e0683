-- covered_ranges -----------------------------------------------------------------------------------------------

create table public.covered_ranges (
  organization_id uuid not null,
  connection_id uuid not null,
  stream text not null check (stream = any (private.streams())),
  covered tstzmultirange not null default '{}',
  primary key (organization_id, connection_id, stream),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.covered_ranges is 'Which time ranges were read completely, per stream. Ranges are half-open and merge by themselves.';
alter table public.covered_ranges enable row level security;
create policy "members read the coverage of their organisations" on public.covered_ranges for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.covered_ranges to authenticated;
grant select, insert, update, delete on public.covered_ranges to service_role;

-- sync_runs ----------------------------------------------------------------------------------------------------

create table public.sync_runs (
  organization_id uuid not null,
  connection_id uuid not null,
  id uuid not null default gen_random_uuid(),
  trigger text not null check (trigger in ('connect', 'cron', 'manual', 'worker')),
  mode text not null check (mode in ('first', 'nightly', 'deep', 'whole', 'replay')),
  status text not null default 'queued'
    check (status in ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
  created_at timestamptz not null default private.clock(),
  started_at timestamptz,
  finished_at timestamptz,
  window_from timestamptz,
  window_to timestamptz,
  planned_seconds double precision not null default 0,
  api_calls integer not null default 0,
  error jsonb check (private.is_told(error)),
  primary key (organization_id, id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.sync_runs is 'Every sync: when, why, over which window, with what result.';
comment on column public.sync_runs.mode is 'first: until one run came to its end; nightly: the lookback; deep: with what is unsettled beyond it; whole: what is older than the lookback, oldest first, in the background; replay: from stored raw payloads, without a call.';
comment on column public.sync_runs.planned_seconds is 'Seconds of history, all streams together, that the run set out to read; for its progress.';
comment on column public.sync_runs.error is '{code, reason, numbers} when the run failed or ended early: the code of its error, and the code and numbers of what is said of it.';
create index sync_runs_recent_idx on public.sync_runs (organization_id, created_at desc, id);
create index sync_runs_connection_idx on public.sync_runs (organization_id, connection_id, created_at desc);
create index sync_runs_open_idx on public.sync_runs (organization_id, connection_id) where status in ('queued', 'running');

-- sync_slices --------------------------------------------------------------------------------------------------

create table public.sync_slices (
  organization_id uuid not null,
  run_id uuid not null,
  stream text not null check (stream = any (private.streams())),
  from_at timestamptz not null,
  to_at timestamptz not null,
  part integer not null default 0 check (part >= 0),
  complete boolean not null,
  fetched integer not null,
  inserted integer not null,
  updated integer not null,
  unchanged integer not null,
  quarantined integer not null,
  tombstoned integer not null,
  left_out integer not null default 0,
  api_calls integer not null,
  committed_at timestamptz not null default private.clock(),
  primary key (organization_id, run_id, stream, from_at, to_at, part),
  foreign key (organization_id, run_id) references public.sync_runs (organization_id, id) on delete cascade,
  check (fetched = inserted + updated + unchanged + quarantined)
);
comment on table public.sync_slices is 'What each slice of a run read and wrote. The key makes a repeated commit harmless; the sums are the run''s counts.';
comment on column public.sync_slices.part is '0: the range as a whole; above: one of several commits inside it, or events that were read by their ids. Parts cover nothing.';
comment on column public.sync_slices.left_out is 'Values that no reading could use, left out of events that were stored: an end before its start, a commit without a sha.';

-- sync_gaps ----------------------------------------------------------------------------------------------------

create table public.sync_gaps (
  organization_id uuid not null,
  connection_id uuid not null,
  stream text not null check (stream = any (private.streams())),
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason jsonb not null check (private.is_said(reason)),
  run_id uuid not null,
  first_seen_at timestamptz not null default private.clock(),
  primary key (organization_id, connection_id, stream, from_at, to_at),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.sync_gaps is 'Ranges that could not be read completely and why; a row goes when the range is covered.';
comment on column public.sync_gaps.reason is '{code, numbers}: why the range could not be read completely.';

-- quarantine ---------------------------------------------------------------------------------------------------

create table public.quarantine (
  organization_id uuid not null,
  connection_id uuid not null,
  stream text not null check (stream = any (private.streams())),
  event_key text not null check (char_length(event_key) between 1 and 160),
  id uuid not null default gen_random_uuid(),
  external_id text,
  reason jsonb not null check (private.is_said(reason)),
  raw text not null,
  run_id uuid,
  retry boolean not null default true,
  from_at timestamptz,
  to_at timestamptz,
  first_seen_at timestamptz not null default private.clock(),
  last_seen_at timestamptz not null default private.clock(),
  resolved_at timestamptz,
  primary key (organization_id, connection_id, stream, event_key),
  constraint quarantine_id_key unique (id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.quarantine is 'Events that no reading could make sense of: kept whole, counted and shown, never guessed at.';
comment on column public.quarantine.event_key is 'The event''s id, or a hash of its text when it has none.';
comment on column public.quarantine.reason is '{code, numbers}: why it cannot be read. numbers.field is the path of the field that it is about, without places in lists.';
comment on column public.quarantine.raw is 'The event as JSON text in which NUL and lone surrogates are escaped; empty when it is older than the organisation keeps payloads.';
comment on column public.quarantine.retry is 'Whether a later reading of the same text may succeed; false when the event reads well but is not where it was listed, and when the text is not kept any more.';
comment on column public.quarantine.from_at is 'Start of the slice that last held the event, whose own time may be unreadable; to_at is its end. Null when not known.';
comment on column public.quarantine.resolved_at is 'When the event was read after all, or was no longer at Datadog.';

alter table public.sync_runs enable row level security;
grant select on public.sync_runs to authenticated;
grant select, insert, update, delete on public.sync_runs to service_role;
alter table public.sync_slices enable row level security;
grant select on public.sync_slices to authenticated;
grant select, insert, update, delete on public.sync_slices to service_role;
alter table public.sync_gaps enable row level security;
grant select on public.sync_gaps to authenticated;
grant select, insert, update, delete on public.sync_gaps to service_role;
create policy "members read the runs of their organisations" on public.sync_runs for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
create policy "members read the slices of their organisations" on public.sync_slices for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
create policy "members read the gaps of their organisations" on public.sync_gaps for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));

alter table public.quarantine enable row level security;
create policy "managers read the quarantine of their organisations" on public.quarantine for select to authenticated
  using (organization_id = any (array(select private.my_organizations('manager'))));
grant select on public.quarantine to authenticated;
grant select, insert, update, delete on public.quarantine to service_role;

-- vanished_events ----------------------------------------------------------------------------------------------

create table public.vanished_events (
  organization_id uuid not null,
  connection_id uuid not null,
  stream text not null check (stream = any (private.streams())),
  external_id text not null check (char_length(external_id) between 1 and 128),
  first_missed_at timestamptz not null default private.clock(),
  run_id uuid not null,
  asked boolean not null,
  in_whole boolean not null,
  doubted_at timestamptz,
  kept_at timestamptz,
  confirmed_at timestamptz,
  primary key (organization_id, connection_id, stream, external_id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade,
  check (doubted_at is not null or (kept_at is null and confirmed_at is null))
);
comment on table public.vanished_events is 'Events that count, though their source did not list them where they lie, or did not find them by their id. A row goes when the event is listed again, or marked as deleted.';
comment on column public.vanished_events.run_id is 'The run that missed it first.';
comment on column public.vanished_events.asked is 'Missed when it was asked for by its id; else by a range that was read completely.';
comment on column public.vanished_events.in_whole is 'Missed by a whole read, which judges it at its end; else by a round.';
comment on column public.vanished_events.doubted_at is 'When so many were missing that it was not taken for deleted; null until what missed it is judged.';
comment on column public.vanished_events.kept_at is 'When an admin said that it is to be kept all the same: nobody is told of it again.';
comment on column public.vanished_events.confirmed_at is 'When an admin said that it is deleted indeed; work of its own marks it so.';
alter table public.vanished_events enable row level security;
create policy "members read what vanished from their organisations" on public.vanished_events for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.vanished_events to authenticated;
grant select, insert, update, delete on public.vanished_events to service_role;

-- counting ----------------------------------------------------------------------------------------------------------

create function public.count_quarantined(p_organization_id uuid) returns integer
  language sql stable security definer set search_path = ''
  as $$
    select count(*)::int from public.quarantine q
    where q.organization_id = p_organization_id and q.resolved_at is null
      and (auth.role() = 'service_role' or p_organization_id = any (array(select private.my_organizations())))
  $$;
comment on function public.count_quarantined is 'How many events wait in quarantine. Definer: a viewer may see the number, not the rows.';
grant execute on function public.count_quarantined to authenticated, service_role;
