-- Telling the people of an organisation apart without their names, and remembering whom it was asked to forget. The key
-- is made and used outside the database, and stands here sealed as the secrets of connections are: with a copy of the
-- database alone nobody can try addresses against the hashes.

create table private.person_keys (
  organization_id uuid primary key references public.organizations (id) on delete cascade,
  key_id integer not null check (key_id > 0),
  sealed bytea not null check (private.is_sealed(sealed)),
  updated_at timestamptz not null default private.clock()
);
comment on table private.person_keys is 'What addresses and names of an organisation''s authors are hashed with, encrypted as the secrets of its connections. It stays for as long as the organisation: rotating the master key seals it anew, and makes nobody two.';
comment on column private.person_keys.key_id is 'Which master key of the ring its passphrase was derived from.';
alter table private.person_keys enable row level security;
alter table private.person_keys force row level security;

create table private.forgotten (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  hash uuid not null,
  forgotten_at timestamptz not null default private.clock(),
  primary key (organization_id, hash)
);
comment on table private.forgotten is 'Keyed hashes of the addresses and names that an organisation is not to keep: whatever a sync brings is looked through for them before it is stored.';
alter table private.forgotten enable row level security;
alter table private.forgotten force row level security;

-- Definer, as all that follow: nobody holds a grant on the tables. Volatile, so that the API only takes it by POST.
create function public.open_people(p_organization_id uuid, p_seal jsonb, p_passphrases jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v jsonb := private.as_jsonb(p_seal);
  v_secret text;
begin
  if not exists (select from private.person_keys k where k.organization_id = p_organization_id) then
    insert into private.person_keys (organization_id, key_id, sealed)
      values (p_organization_id, (v ->> 'keyId')::int, private.seal(v ->> 'secret', v ->> 'passphrase'))
      on conflict do nothing;
  end if;
  select extensions.pgp_sym_decrypt(k.sealed, private.as_jsonb(p_passphrases) ->> k.key_id::text) into v_secret
    from private.person_keys k where k.organization_id = p_organization_id;
  if v_secret is null then raise exception 'a key is not in the key ring' using errcode = 'PLKEY'; end if;
  return jsonb_build_object('secret', v_secret, 'forgotten', (
    select coalesce(jsonb_agg(f.hash), '[]') from private.forgotten f where f.organization_id = p_organization_id));
exception
  when foreign_key_violation then raise exception 'no such organisation' using errcode = 'PL404';
  when integrity_constraint_violation or data_exception or external_routine_invocation_exception then
    raise exception 'the key cannot be opened' using errcode = 'PLKEY';
end $$;
comment on function public.open_people is 'The key that an organisation''s people are hashed with, made of {keyId, secret, passphrase} where there is none yet, and whom it forgot: {secret, forgotten}. p_passphrases: {"<key id>": "…"}. PLKEY when none of them opens it.';
grant execute on function public.open_people to service_role;

create function public.find_organization_id(p_slug text) returns uuid
  language sql stable security definer set search_path = ''
  as $$ select o.id from public.organizations o where o.slug = p_slug and o.purge_requested_at is null $$;
comment on function public.find_organization_id is 'The organisation of this short name, for a command of whoever runs the installation; null when there is none.';
grant execute on function public.find_organization_id to service_role;

create function public.remember_forgotten(p_organization_id uuid, p_hashes jsonb) returns integer
  language sql volatile security definer set search_path = ''
  as $$
    with new as (
      insert into private.forgotten (organization_id, hash)
        select p_organization_id, h::uuid from unnest(private.as_text_array(private.as_jsonb(p_hashes))) h
        on conflict do nothing returning 1)
    select count(*)::int from new
  $$;
comment on function public.remember_forgotten is 'Adds keyed hashes to those that an organisation is not to keep; how many are new.';
grant execute on function public.remember_forgotten to service_role;
