-- settings ------------------------------------------------------------------------------------------------------

create function private.is_time_zone(p_name text) returns boolean
  language sql stable set search_path = ''
  as $$
    select p_name = 'UTC' or (p_name ~ '^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]*)+$'
      and exists (select from pg_catalog.pg_timezone_names z where z.name = p_name))
  $$;
comment on function private.is_time_zone is 'Whether this is UTC or an IANA Area/Location that PostgreSQL knows; the rule of lib/db/settings.ts, which asks Node.';

create function private.are_environments(p_value jsonb) returns boolean
  language sql immutable set search_path = ''
  as $$
    select jsonb_typeof(p_value) = 'array' and jsonb_array_length(p_value) between 1 and 20
      and (select bool_and(jsonb_typeof(e) = 'string' and char_length(btrim(e #>> '{}')) between 1 and 200)
             and count(distinct lower(e #>> '{}')) = count(*)
           from jsonb_array_elements(p_value) e)
  $$;
comment on function private.are_environments is 'Whether this is a list of 1 to 20 environment names, each of 1 to 200 characters and told apart without case.';

-- Definer: writes the audit log, and serves tokens, for which the secret key calls.
create function public.update_organization(p_organization_id uuid, p_changes jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_changes jsonb := private.as_jsonb(p_changes);
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v_before jsonb;
  v_changed jsonb;
  v_row public.organizations;
begin
  select private.organization_settings(o) into v_before
    from public.organizations o where o.id = p_organization_id for update;
  if jsonb_typeof(v_changes) is distinct from 'object'
    or exists (select from jsonb_each(v_changes) c where not v_before ? c.key or jsonb_typeof(c.value) = 'null')
    or (v_changes ? 'productionEnvs' and not private.are_environments(v_changes -> 'productionEnvs')) then
    raise exception 'not valid settings' using errcode = 'PL422';
  end if;
  if v_changes ? 'timeZone' and not private.is_time_zone(v_changes ->> 'timeZone') then
    raise exception 'not valid settings' using errcode = 'PL422', detail = 'timeZone';
  end if;
  update public.organizations o set
      name = coalesce(v_changes ->> 'name', o.name),
      time_zone = coalesce(v_changes ->> 'timeZone', o.time_zone),
      week_start = coalesce(v_changes ->> 'weekStart', o.week_start),
      production_envs = coalesce(private.as_text_array(v_changes -> 'productionEnvs'), o.production_envs),
      cfr_denominator = coalesce(v_changes ->> 'cfrDenominator', o.cfr_denominator),
      bands = coalesce(v_changes ->> 'bands', o.bands),
      lookback_days = coalesce((v_changes ->> 'lookbackDays')::int, o.lookback_days),
      raw_retention_days = coalesce((v_changes ->> 'rawRetentionDays')::int, o.raw_retention_days)
    where o.id = p_organization_id returning * into v_row;
  select jsonb_object_agg(a.key, jsonb_build_object('from', v_before -> a.key, 'to', a.value)) into v_changed
    from jsonb_each(private.organization_settings(v_row)) a
    where a.value is distinct from v_before -> a.key;
  if v_changed is not null then
    perform private.write_audit(v_actor, 'organization.changed', v_row.slug, v_changed);
    perform private.note_settings(v_actor, v_changed);
  end if;
  return private.organization_as_json(v_row, v_actor.role);
exception when check_violation or invalid_text_representation or numeric_value_out_of_range then
  -- The original text would quote the row.
  raise exception 'not valid settings' using errcode = 'PL422';
end $$;
comment on function public.update_organization is 'Changes the settings named in p_changes, for an admin, and answers all of them. PL422 when one is unknown or out of bounds, with its name as detail where only the database can tell; nothing is changed then.';
grant execute on function public.update_organization to authenticated, service_role;
