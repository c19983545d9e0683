-- Rotating the master key: row by row, with readers running, killable at any point.

-- Definer, as the next: nobody holds a grant on the table.
create function public.list_credentials_to_reseal(p_request jsonb) returns jsonb
  language sql volatile security definer set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('organizationId', c.organization_id, 'connectionId', c.connection_id,
      'keyId', c.key_id) order by c.organization_id, c.connection_id), '[]')
    from (select private.as_jsonb(p_request) as v) a cross join lateral (
      select c.organization_id, c.connection_id, c.key_id from private.credentials c
      where c.key_id <> (a.v ->> 'activeKeyId')::int
        and (a.v -> 'after' = 'null' or (c.organization_id, c.connection_id)
          > ((a.v -> 'after' ->> 'organizationId')::uuid, (a.v -> 'after' ->> 'connectionId')::uuid))
      order by c.organization_id, c.connection_id limit (a.v ->> 'limit')::int) c
  $$;
comment on function public.list_credentials_to_reseal is 'Credentials not sealed under the active key, for {activeKeyId, after {organizationId, connectionId} or null, limit}. No secret in it.';
grant execute on function public.list_credentials_to_reseal to service_role;

create function public.reseal_credentials(p_batch jsonb) returns jsonb
  language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v_options constant text := 'cipher-algo=aes256, s2k-digest-algo=sha256, s2k-count=65536';
  v_item jsonb;
  v_resealed integer := 0;
  v_count integer;
  v_unreadable jsonb := '[]';
begin
  for v_item in select i from jsonb_array_elements(private.as_jsonb(p_batch)) as i loop
    begin
      update private.credentials c set
        key_id = (v_item ->> 'toKeyId')::int, updated_at = private.clock(),
        api_key = extensions.pgp_sym_encrypt(extensions.pgp_sym_decrypt(c.api_key, v_item -> 'open' ->> 'apiKey'),
          v_item -> 'seal' ->> 'apiKey', v_options),
        app_key = extensions.pgp_sym_encrypt(extensions.pgp_sym_decrypt(c.app_key, v_item -> 'open' ->> 'appKey'),
          v_item -> 'seal' ->> 'appKey', v_options)
        where c.organization_id = (v_item ->> 'organizationId')::uuid
          and c.connection_id = (v_item ->> 'connectionId')::uuid and c.key_id = (v_item ->> 'fromKeyId')::int;
      get diagnostics v_count = row_count;
      v_resealed := v_resealed + v_count;
    exception when external_routine_invocation_exception then
      -- pgcrypto: wrong key or corrupt data. The row stays as it was.
      v_unreadable := v_unreadable || (v_item -> 'connectionId');
    end;
  end loop;
  return jsonb_build_object('resealed', v_resealed, 'unreadable', v_unreadable);
exception when data_exception or integrity_constraint_violation then
  raise exception 'the keys cannot be stored' using errcode = 'PLKEY';
end $$;
comment on function public.reseal_credentials is 'Opens credentials and seals them under another key, for [{organizationId, connectionId, fromKeyId, toKeyId, open, seal}] with passphrases. A row that changed meanwhile is left alone: {resealed, unreadable [connection ids]}.';
grant execute on function public.reseal_credentials to service_role;
