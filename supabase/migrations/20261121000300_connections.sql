-- streams ------------------------------------------------------------------------------------------------------

create function private.streams(p_provider text default null) returns text[]
  language sql immutable parallel safe set search_path = ''
  -- Each has a table of its own and a merge_ function. A source that brings others than all has its line here.
  as $$ select case when p_provider = 'github' then '{}' else array['deployments', 'incidents'] end $$;
comment on function private.streams is 'What a provider''s source brings; without one, every stream that there is. Empty for GitHub, of which metrics are collected.';
grant execute on function private.streams to authenticated, service_role;

create function private.reads_events(p_provider text) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$ select cardinality(private.streams(p_provider)) > 0 $$;
comment on function private.reads_events is 'Whether events come from a provider, so that how far it was read, and when, says something about them.';
grant execute on function private.reads_events to authenticated, service_role;

create function private.kind_of(p_provider text) returns text
  language sql immutable parallel safe set search_path = ''
  as $$ select case when private.reads_events(p_provider) then 'read' else 'collect' end $$;
comment on function private.kind_of is 'The kind of work that is done to a connection of this provider again and again.';
grant execute on function private.kind_of to authenticated, service_role;

-- connections --------------------------------------------------------------------------------------------------

create table public.connections (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  provider text not null check (provider ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (char_length(name) between 1 and 80),
  site text check (char_length(site) between 1 and 253),
  status text not null default 'active' check (status in ('active', 'needs_attention', 'disconnected')),
  key_hint text not null check (char_length(key_hint) <= 8),
  account_fingerprint text not null,
  backfill_days integer not null default 90 check (backfill_days between 1 and 730),
  history_from timestamptz not null,
  connected_at timestamptz not null default private.clock(),
  disconnected_at timestamptz,
  last_synced_at timestamptz,
  last_deep_at timestamptz,
  last_error jsonb check (private.is_told(last_error)),
  round_started_at timestamptz,
  vanished_of jsonb not null default '{}',
  purge_requested_at timestamptz,
  whole_started_at timestamptz,
  whole_ended_at timestamptz,
  whole_from timestamptz,
  whole_to timestamptz,
  keys_expire_at timestamptz,
  keys_warned_of timestamptz,
  primary key (organization_id, id),
  constraint connections_id_key unique (id)
);
comment on table public.connections is 'An account that an organisation reads from, and how far it has been read. When it is read, and by whom, stands in private.work.';
comment on column public.connections.provider is 'The source that the account is at; which there are, lib/sources/sources.ts says.';
comment on column public.connections.site is 'Which of the source''s places the account is at, one of its list; null for a source that is in one place.';
comment on column public.connections.key_hint is 'Last four characters of the key that names the account, to recognise it by.';
comment on column public.connections.account_fingerprint is 'SHA-256 over provider and what identifies the account there, to notice the same one connected twice.';
comment on column public.connections.backfill_days is 'Days of history before connected_at that were asked for.';
comment on column public.connections.history_from is 'Start of the history that is read: backfill_days before the first connect; a reconnect never moves it forward, so that the time between is read too.';
comment on column public.connections.last_synced_at is 'End of the last run that came to its end: what it could not read is a gap, told apart. A run that read a part does not count; null before the first.';
comment on column public.connections.last_deep_at is 'End of the last weekly run that also read pending verdicts and open incidents by id.';
comment on column public.connections.last_error is '{code, reason, numbers} of the last failed run: the code of its error, and the code and numbers of what is said of it; null after a good one.';
comment on column public.connections.round_started_at is 'Start of the first of the runs that together read one plan: what they read so far is not read again. Null when the last plan was read to its end.';
comment on column public.connections.vanished_of is 'By stream, how many events there would have to be where some came under doubt last, as public.vanished_events says: {<stream>: number}.';
comment on column public.connections.purge_requested_at is 'When it was disconnected for good: its events go batch by batch, and nobody is shown it any more. Null: they are kept.';
comment on column public.connections.whole_started_at is 'When the present whole read began, or the last one; null before the first, and after a disconnect, which begins anew.';
comment on column public.connections.whole_ended_at is 'End of the last whole read that came to its end; before whole_started_at while one is under way.';
comment on column public.connections.whole_from is 'Start of what the whole read reads; whole_to is its end, where the lookback began. Both stand from its begin to the next one''s.';
comment on column public.connections.keys_expire_at is 'When its keys end, as their source says; null where it does not, or they do not.';
comment on column public.connections.keys_warned_of is 'The end of which its admins were told; null before they are told of any.';
create unique index connections_account_idx on public.connections (organization_id, account_fingerprint)
  where status <> 'disconnected';

alter table public.connections enable row level security;
create policy "members read the connections of their organisations" on public.connections for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select (organization_id, id, provider, name, site, status, key_hint, backfill_days, connected_at, disconnected_at,
              last_synced_at, last_error, vanished_of, purge_requested_at, whole_started_at, whole_ended_at, whole_from, whole_to, keys_expire_at)
  on public.connections to authenticated;
grant select, insert, update, delete on public.connections to service_role;

-- Definer: nobody holds a grant on the work.
create function private.drop_work() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  delete from private.work w where w.organization_id = old.organization_id and w.subject_id = old.id;
  return null;
end $$;
comment on function private.drop_work is 'What was to be done for a connection goes with it.';
create trigger connections_take_their_work_along after delete on public.connections
  for each row execute function private.drop_work();

-- credentials --------------------------------------------------------------------------------------------------

create function private.is_sealed(p_ciphertext bytea) returns boolean
  language sql immutable parallel safe set search_path = ''
  as $$
    select octet_length(p_ciphertext) between 60 and 4096
      and get_byte(p_ciphertext, 0) = 195 and get_byte(p_ciphertext, 2) = 4
      and get_byte(p_ciphertext, 3) = 9 and get_byte(p_ciphertext, 15) = 210
  $$;
comment on function private.is_sealed is 'Whether this is an OpenPGP message with AES-256 and integrity protection, by its header bytes.';

create table private.credentials (
  organization_id uuid not null,
  connection_id uuid not null,
  field text not null check (field ~ '^[A-Za-z][A-Za-z0-9]{0,39}$'),
  key_id integer not null check (key_id > 0),
  sealed bytea not null check (private.is_sealed(sealed)),
  updated_at timestamptz not null default private.clock(),
  primary key (organization_id, connection_id, field),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table private.credentials is 'The secrets of a connection, one a row, encrypted by pgcrypto with a passphrase derived per row outside the database.';
comment on column private.credentials.field is 'What the source calls the secret.';
comment on column private.credentials.key_id is 'Which master key of the ring the passphrase was derived from.';
alter table private.credentials enable row level security;
alter table private.credentials force row level security;

create function private.seal(p_secret text, p_passphrase text) returns bytea
  language sql volatile set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
    select extensions.pgp_sym_encrypt(p_secret, p_passphrase, 'cipher-algo=aes256, s2k-digest-algo=sha256, s2k-count=65536')
  $$;
comment on function private.seal is 'Encrypts a secret as private.is_sealed asks for it; null when there is none.';

-- Definer: nobody holds a grant on the table. Volatile, so that the API only takes it by POST.
create function public.store_credentials(p_organization_id uuid, p_connection_id uuid, p_key_id integer, p_secrets jsonb)
  returns void language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
begin
  -- Locked: a disconnect that runs at the same time comes before, and then there is none, or after, and destroys them.
  perform from public.connections c where c.organization_id = p_organization_id and c.id = p_connection_id
    and c.status <> 'disconnected' for update;
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  delete from private.credentials c where c.organization_id = p_organization_id and c.connection_id = p_connection_id;
  insert into private.credentials (organization_id, connection_id, field, key_id, sealed)
    select p_organization_id, p_connection_id, s.field, p_key_id, private.seal(s.secret, s.passphrase)
    from jsonb_to_recordset(private.as_jsonb(p_secrets)) as s(field text, secret text, passphrase text);
exception
  -- Errors of our own: the embedded stack prints those of the server with the arguments of the call, which are the keys.
  when foreign_key_violation then raise exception 'no such connection' using errcode = 'PL404';
  when integrity_constraint_violation or data_exception or external_routine_invocation_exception then
    raise exception 'the keys cannot be stored' using errcode = 'PLKEY';
end $$;
comment on function public.store_credentials is 'Encrypts and stores the secrets of a connection, [{field, secret, passphrase}], in place of those that it had. Only the secret key may call it. PL404 when there is no such connection.';
grant execute on function public.store_credentials to service_role;

-- Definer: nobody holds a grant on the table. Volatile, so that the API only takes it by POST.
create function public.read_credentials(p_organization_id uuid, p_connection_id uuid, p_passphrases jsonb)
  returns jsonb language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v_pass jsonb := private.as_jsonb(p_passphrases);
  v_opened jsonb;
begin
  select coalesce(jsonb_object_agg(c.field,
      extensions.pgp_sym_decrypt(c.sealed, v_pass -> c.key_id::text ->> c.field)), '{}')
    into v_opened from private.credentials c
    where c.organization_id = p_organization_id and c.connection_id = p_connection_id
      and coalesce(v_pass -> c.key_id::text ? c.field, true);
  if exists (select from jsonb_each(v_opened) o where o.value = 'null') then
    raise exception 'a key is not in the key ring' using errcode = 'PLKEY';
  end if;
  return v_opened;
exception when external_routine_invocation_exception then
  -- pgcrypto: wrong key or corrupt data. Our error, never the customer's; the original text adds nothing.
  raise exception 'the stored keys cannot be decrypted' using errcode = 'PLKEY';
end $$;
comment on function public.read_credentials is 'Decrypts those secrets of a connection for which there is a passphrase, {"<field>": "…"}. p_passphrases: {"<key id>": {"<field>": "…"}}.';
grant execute on function public.read_credentials to service_role;
