-- Rotating the master key: row by row, with readers running, killable at any point.

-- What people are hashed with has no connection: it is listed and sealed as a secret of its organisation's own id.
-- Definer, as the next: nobody holds a grant on the tables.
create function public.list_credentials_to_reseal(p_request jsonb) returns jsonb
  language sql volatile security definer set search_path = ''
  as $$
    select coalesce(jsonb_agg(jsonb_build_object('organizationId', c.organization_id, 'connectionId', c.connection_id,
      'keyId', c.key_id, 'fields', c.fields) order by c.organization_id, c.connection_id, c.key_id), '[]')
    from (select private.as_jsonb(p_request) as v) a cross join lateral (
      select c.organization_id, c.connection_id, c.key_id, jsonb_agg(c.field order by c.field) as fields
      from (
        select k.organization_id, k.connection_id, k.key_id, k.field from private.credentials k
        union all select p.organization_id, p.organization_id, p.key_id, 'people' from private.person_keys p) c
      where c.key_id <> (a.v ->> 'activeKeyId')::int
        and (a.v -> 'after' = 'null' or (c.organization_id, c.connection_id, c.key_id)
          > ((a.v #>> '{after,organizationId}')::uuid, (a.v #>> '{after,connectionId}')::uuid, (a.v #>> '{after,keyId}')::int))
      group by c.organization_id, c.connection_id, c.key_id
      order by c.organization_id, c.connection_id, c.key_id limit (a.v ->> 'limit')::int) c
  $$;
comment on function public.list_credentials_to_reseal is 'Credentials not sealed under the active key, those of one connection and key together, for {activeKeyId, after {organizationId, connectionId, keyId} or null, limit}. No secret in it.';
grant execute on function public.list_credentials_to_reseal to service_role;

create function public.reseal_credentials(p_batch jsonb) returns jsonb
  language plpgsql volatile security definer
  set search_path = '' set log_parameter_max_length_on_error = 0
  as $$
declare
  v_item jsonb;
  v_resealed integer := 0;
  v_unreadable jsonb := '[]';
begin
  for v_item in select i from jsonb_array_elements(private.as_jsonb(p_batch)) as i loop
    begin
      update private.credentials c set
        key_id = (v_item ->> 'toKeyId')::int, updated_at = private.clock(),
        sealed = private.seal(extensions.pgp_sym_decrypt(c.sealed, v_item -> 'open' ->> c.field), v_item -> 'seal' ->> c.field)
        where c.organization_id = (v_item ->> 'organizationId')::uuid
          and c.connection_id = (v_item ->> 'connectionId')::uuid and c.key_id = (v_item ->> 'fromKeyId')::int
          and v_item -> 'open' ? c.field;
      v_resealed := v_resealed + found::int;
      update private.person_keys p set
        key_id = (v_item ->> 'toKeyId')::int, updated_at = private.clock(),
        sealed = private.seal(extensions.pgp_sym_decrypt(p.sealed, v_item -> 'open' ->> 'people'), v_item -> 'seal' ->> 'people')
        where p.organization_id = (v_item ->> 'organizationId')::uuid
          and p.organization_id = (v_item ->> 'connectionId')::uuid and p.key_id = (v_item ->> 'fromKeyId')::int
          and v_item -> 'open' ? 'people';
      v_resealed := v_resealed + found::int;
    exception when external_routine_invocation_exception then
      -- pgcrypto: wrong key or corrupt data. The rows stay as they were.
      v_unreadable := v_unreadable || (v_item -> 'connectionId');
    end;
  end loop;
  return jsonb_build_object('resealed', v_resealed, 'unreadable', v_unreadable);
exception when data_exception or integrity_constraint_violation then
  raise exception 'the keys cannot be stored' using errcode = 'PLKEY';
end $$;
comment on function public.reseal_credentials is 'Opens the secrets of connections and seals them under another key, for [{organizationId, connectionId, fromKeyId, toKeyId, open, seal}] with passphrases by field. A row that changed meanwhile is left alone: {resealed (connections), unreadable [connection ids]}.';
grant execute on function public.reseal_credentials to service_role;
