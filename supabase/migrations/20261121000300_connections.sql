-- connections --------------------------------------------------------------------------------------------------

create table public.connections (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  provider text not null default 'datadog' check (provider = 'datadog'),
  name text not null check (char_length(name) between 1 and 80),
  site text not null check (site in ('datadoghq.com', 'us3.datadoghq.com', 'us5.datadoghq.com', 'datadoghq.eu',
                                     'ap1.datadoghq.com', 'ap2.datadoghq.com', 'uk1.datadoghq.com')),
  status text not null default 'active' check (status in ('active', 'needs_attention', 'disconnected')),
  key_hint text not null check (char_length(key_hint) <= 8),
  account_fingerprint text not null,
  backfill_days integer not null default 90 check (backfill_days between 1 and 730),
  history_from timestamptz not null,
  connected_at timestamptz not null default private.clock(),
  disconnected_at timestamptz,
  last_synced_at timestamptz,
  last_deep_at timestamptz,
  last_error jsonb,
  round_started_at timestamptz,
  purge_requested_at timestamptz,
  primary key (organization_id, id),
  constraint connections_id_key unique (id)
);
comment on table public.connections is 'A Datadog account that an organisation reads from, and how far it has been read. When it is read, and by whom, stands in private.work.';
comment on column public.connections.key_hint is 'Last four characters of the API key, to recognise it by.';
comment on column public.connections.account_fingerprint is 'SHA-256 over site and API key, to notice the same account connected twice.';
comment on column public.connections.backfill_days is 'Days of history before connected_at that were asked for.';
comment on column public.connections.history_from is 'Start of the history that is read: backfill_days before the first connect; a reconnect never moves it forward, so that the time between is read too.';
comment on column public.connections.last_synced_at is 'End of the last run that succeeded: everything it meant to read was read, without a gap; null before the first.';
comment on column public.connections.last_deep_at is 'End of the last weekly run that also read pending verdicts and open incidents by id.';
comment on column public.connections.last_error is '{code, message} of the last failed run; null after a good one.';
comment on column public.connections.round_started_at is 'Start of the first of the runs that together read one plan: what they read so far is not read again. Null when the last plan was read to its end.';
comment on column public.connections.purge_requested_at is 'When it was disconnected for good: its events go batch by batch, and nobody is shown it any more. Null: they are kept.';
create unique index connections_account_idx on public.connections (organization_id, account_fingerprint)
  where status <> 'disconnected';

alter table public.connections enable row level security;
create policy "members read the connections of their organisations" on public.connections for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select (organization_id, id, provider, name, site, status, key_hint, backfill_days, connected_at, disconnected_at,
              last_synced_at, last_error, purge_requested_at)
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
  key_id integer not null check (key_id > 0),
  api_key bytea not null check (private.is_sealed(api_key)),
  app_key bytea not null check (private.is_sealed(app_key)),
  updated_at timestamptz not null default private.clock(),
  primary key (organization_id, connection_id),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table private.credentials is 'Datadog keys, encrypted by pgcrypto with a passphrase derived per row outside the database.';
comment on column private.credentials.key_id is 'Which master key of the ring the passphrases were derived from.';
alter table private.credentials enable row level security;
alter table private.credentials force row level security;

-- Definer: nobody holds a grant on the table. Volatile, so that the API only takes it by POST.
create function public.store_credentials(p_organization_id uuid, p_connection_id uuid, p_key_id integer,
                                         p_api_key text, p_app_key text, p_api_passphrase text, p_app_passphrase text)
  returns void language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v_options constant text := 'cipher-algo=aes256, s2k-digest-algo=sha256, s2k-count=65536';
begin
  -- Locked: a disconnect that runs at the same time comes before, and then there is none, or after, and destroys them.
  perform from public.connections c where c.organization_id = p_organization_id and c.id = p_connection_id
    and c.status <> 'disconnected' for update;
  if not found then raise exception 'no such connection' using errcode = 'PL404'; end if;
  insert into private.credentials as c (organization_id, connection_id, key_id, api_key, app_key)
    values (p_organization_id, p_connection_id, p_key_id,
            extensions.pgp_sym_encrypt(p_api_key, p_api_passphrase, v_options),
            extensions.pgp_sym_encrypt(p_app_key, p_app_passphrase, v_options))
    on conflict (organization_id, connection_id) do update
      set key_id = excluded.key_id, api_key = excluded.api_key, app_key = excluded.app_key, updated_at = private.clock();
exception
  -- Errors of our own: the embedded stack prints those of the server with the arguments of the call, which are the keys.
  when foreign_key_violation then raise exception 'no such connection' using errcode = 'PL404';
  when integrity_constraint_violation or data_exception or external_routine_invocation_exception then
    raise exception 'the keys cannot be stored' using errcode = 'PLKEY';
end $$;
comment on function public.store_credentials is 'Encrypts and stores the two keys of a connection. Only the secret key may call it. PL404 when there is no such connection.';
grant execute on function public.store_credentials to service_role;

-- Definer: nobody holds a grant on the table. Volatile, so that the API only takes it by POST.
create function public.read_credentials(p_organization_id uuid, p_connection_id uuid, p_passphrases jsonb)
  returns jsonb language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v_row private.credentials;
  v_pass jsonb;
begin
  select * into v_row from private.credentials c
    where c.organization_id = p_organization_id and c.connection_id = p_connection_id;
  if not found then return null; end if;
  v_pass := private.as_jsonb(p_passphrases) -> v_row.key_id::text;
  if v_pass is null then raise exception 'key % is not in the key ring', v_row.key_id using errcode = 'PLKEY'; end if;
  return jsonb_build_object('keyId', v_row.key_id,
    'apiKey', extensions.pgp_sym_decrypt(v_row.api_key, v_pass ->> 'apiKey'),
    'appKey', extensions.pgp_sym_decrypt(v_row.app_key, v_pass ->> 'appKey'));
exception when external_routine_invocation_exception then
  -- pgcrypto: wrong key or corrupt data. Our error, never the customer's; the original text adds nothing.
  raise exception 'the stored keys cannot be decrypted' using errcode = 'PLKEY';
end $$;
comment on function public.read_credentials is 'Decrypts the keys of a connection; null when it has none. p_passphrases: {"<key id>": {"apiKey", "appKey"}}.';
grant execute on function public.read_credentials to service_role;
