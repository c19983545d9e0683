-- Back to where events come from: what an organisation sends to its Datadog, and what was sent.

create table public.publishing (
  organization_id uuid primary key references public.organizations (id) on delete cascade,
  enabled boolean not null,
  prefix text not null check (prefix ~ '^[a-z][a-z0-9_]{0,29}(\.[a-z][a-z0-9_]{0,29}){0,2}$'),
  env text check (char_length(env) between 1 and 100 and env = btrim(env)),
  service text not null check (char_length(service) between 1 and 100 and service = btrim(service)),
  team text check (char_length(team) between 1 and 100 and team = btrim(team)),
  tags text[] not null check (cardinality(tags) <= 20 and array_position(tags, null) is null
    and char_length(array_to_string(tags, '')) <= 4000),
  connection_id uuid,
  resend boolean not null,
  verify boolean not null,
  version integer not null default 1,
  changed_at timestamptz not null default private.clock(),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id)
    on delete set null (connection_id),
  check (not enabled or env is not null)
);
comment on table public.publishing is 'How the values of an organisation go out as metrics; no row: nobody has set anything.';
comment on column public.publishing.enabled is 'Sent on its own, every half hour; by hand it may be sent without.';
comment on column public.publishing.prefix is 'Before the name of each metric.';
comment on column public.publishing.env is 'The tag env of each series; null: not set, so nothing is sent. Nothing is taken for production.';
comment on column public.publishing.tags is 'key:value, on each series beside those that say what it is.';
comment on column public.publishing.connection_id is 'The account that it goes to; null where none is chosen, or that one is gone.';
comment on column public.publishing.resend is 'Whether a value that still stands is sent again with the time of now once its own is too long ago.';
comment on column public.publishing.verify is 'Whether the account is asked a minute after each run if what was sent can be read there.';
comment on column public.publishing.version is 'Raised with each change.';
create index publishing_connection_idx on public.publishing (organization_id, connection_id);
alter table public.publishing enable row level security;
create policy "managers read how their organisations publish" on public.publishing for select to authenticated
  using (organization_id = any (array(select private.my_organizations('manager'))));
grant select on public.publishing to authenticated, service_role;

create table public.publish_runs (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  id uuid not null default gen_random_uuid(),
  trigger text not null check (trigger in ('connect', 'cron', 'manual', 'worker')),
  status text not null default 'running' check (status in ('running', 'succeeded', 'partial', 'failed', 'cancelled')),
  started_at timestamptz not null default private.clock(),
  finished_at timestamptz,
  sent integer not null default 0,
  bodies integer not null default 0,
  already integer not null default 0,
  refused integer not null default 0,
  missing integer not null default 0,
  left_out jsonb not null default '[]',
  problems jsonb not null default '[]',
  error jsonb check (private.is_told(error)),
  awaited jsonb,
  arrival jsonb check (arrival ->> 'state' in ('awaited', 'seen', 'unseen', 'unasked')),
  primary key (organization_id, id),
  check (awaited is null or arrival is not null),
  check ((status = 'running') = (finished_at is null))
);
comment on table public.publish_runs is 'Each time that values were sent, or tried to be: how many, what was left out, and what the other side said.';
comment on column public.publish_runs.sent is 'Points that the other side took, in so many bodies.';
comment on column public.publish_runs.already is 'Points that an earlier run had sent.';
comment on column public.publish_runs.refused is 'Values that were known and not sent: a point too old, a name that is another''s. missing: not known.';
comment on column public.publish_runs.left_out is '[{code, count}]: why, of those refused and those missing.';
comment on column public.publish_runs.problems is '[{body, series, code, numbers}]: bodies of which the other side refused something, in its words.';
comment on column public.publish_runs.awaited is '{connectionId, tags, metrics: [{metric, at}], sentAt}: what the account is still asked for; null when nothing is.';
comment on column public.publish_runs.arrival is '{state, askedAt, metrics, unseen, error}: how many metrics were looked for, and which of them could not be read there; null where nobody asks.';
create index publish_runs_started_idx on public.publish_runs (organization_id, started_at desc, id desc);
create index publish_runs_awaited_idx on public.publish_runs (organization_id) where awaited is not null;
alter table public.publish_runs enable row level security;
create policy "managers read the publish runs of their organisations" on public.publish_runs for select to authenticated
  using (organization_id = any (array(select private.my_organizations('manager'))));
grant select on public.publish_runs to authenticated;
grant select, insert, update on public.publish_runs to service_role;

create table private.published (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  series text not null check (series ~ '^[0-9a-f]{32}$'),
  at timestamptz not null,
  value double precision not null,
  sent_at timestamptz not null default private.clock(),
  primary key (organization_id, series, at)
);
comment on table private.published is 'The points that were taken, for as long as they could be sent a second time: none is.';
comment on column private.published.series is 'Hash of the account, the name and the tags.';
comment on column private.published.value is 'Another value of the same moment is sent after all: the last one counts there.';
alter table private.published enable row level security;
alter table private.published force row level security;

create table public.published_dashboards (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  connection_id uuid not null,
  kind text not null check (kind ~ '^[a-z]{1,20}$'),
  external_id text not null check (char_length(external_id) between 1 and 100),
  url text not null check (char_length(url) <= 500),
  pushed_at timestamptz not null default private.clock(),
  primary key (organization_id, connection_id, kind),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.published_dashboards is 'The dashboard of each kind that was made in an account, so that the next push replaces it instead of making another.';
comment on column public.published_dashboards.url is 'Where the account shows it.';
alter table public.published_dashboards enable row level security;
create policy "managers read the dashboards of their organisations" on public.published_dashboards for select to authenticated
  using (organization_id = any (array(select private.my_organizations('manager'))));
grant select on public.published_dashboards to authenticated, service_role;

-- settings -----------------------------------------------------------------------------------------------------

create function private.publishing_as_json(p_row public.publishing) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('enabled', p_row.enabled, 'prefix', p_row.prefix, 'env', p_row.env, 'service', p_row.service,
      'team', p_row.team, 'tags', to_jsonb(p_row.tags), 'connectionId', p_row.connection_id, 'resend', p_row.resend,
      'verify', p_row.verify, 'version', p_row.version)
  $$;
comment on function private.publishing_as_json is 'How an organisation publishes, as public.get_publishing shows it.';
grant execute on function private.publishing_as_json to authenticated, service_role;

create function private.publishing_of(p_organization_id uuid) returns jsonb
  language sql stable set search_path = ''
  as $$
    select coalesce(
      (select private.publishing_as_json(p) from public.publishing p where p.organization_id = p_organization_id),
      '{"enabled": false, "prefix": "plumbline", "env": null, "service": "plumbline", "team": null, "tags": [],
        "connectionId": null, "resend": true, "verify": false, "version": 0}')
  $$;
comment on function private.publishing_of is 'How an organisation publishes; what holds before anybody has set anything where there is no row: nothing is sent without an env.';
grant execute on function private.publishing_of to authenticated, service_role;

create function public.get_publishing(p_organization_id uuid) returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'manager');
  return jsonb_build_object('settings', private.publishing_of(p_organization_id),
    'timeZone', (select o.time_zone from public.organizations o where o.id = p_organization_id), 'dashboards', (
    select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'connectionId', d.connection_id, 'id', d.external_id,
      'url', d.url, 'pushedAt', private.as_iso(d.pushed_at)) order by d.kind, d.connection_id), '[]')
    from public.published_dashboards d where d.organization_id = p_organization_id));
end $$;
comment on function public.get_publishing is 'How an organisation publishes, and the dashboards that it has made, for a manager: {settings, timeZone, dashboards: [{kind, connectionId, id, url, pushedAt}]}.';
grant execute on function public.get_publishing to authenticated, service_role;

create function private.changed_publishing(p_before jsonb, p_after jsonb) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select coalesce(jsonb_object_agg(a.key, jsonb_build_object('from', p_before -> a.key, 'to', a.value)), '{}')
    from jsonb_each(p_after) a where a.key <> 'version' and a.value is distinct from p_before -> a.key
  $$;
comment on function private.changed_publishing is 'What differs, by name, as the audit log shows it.';

-- Definer: written by nobody directly.
create function public.set_publishing(p_organization_id uuid, p_settings jsonb, p_acting jsonb default '{}')
  returns jsonb language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.lock_as_member(p_organization_id, 'admin', p_acting);
  v_before jsonb := private.publishing_of(p_organization_id);
  v jsonb := v_before || private.as_jsonb(p_settings);
begin
  if v -> 'version' <> v_before -> 'version' then
    raise exception 'somebody has set it meanwhile' using errcode = 'PL409';
  end if;
  -- What is switched off may stay with a connection that is gone.
  if (v -> 'connectionId' <> v_before -> 'connectionId' or (v ->> 'enabled')::boolean)
      and v ->> 'connectionId' is not null and not exists (select from public.connections c
      where c.organization_id = p_organization_id and c.id = (v ->> 'connectionId')::uuid and c.status <> 'disconnected') then
    raise exception 'no such connection' using errcode = 'PL422', detail = 'connectionId';
  end if;
  insert into public.publishing as p (organization_id, enabled, prefix, env, service, team, tags, connection_id, resend,
      verify)
    values (p_organization_id, (v ->> 'enabled')::boolean, v ->> 'prefix', v ->> 'env', v ->> 'service', v ->> 'team',
      private.as_text_array(v -> 'tags'), (v ->> 'connectionId')::uuid, (v ->> 'resend')::boolean,
      (v ->> 'verify')::boolean)
    on conflict (organization_id) do update set enabled = excluded.enabled, prefix = excluded.prefix, env = excluded.env,
      service = excluded.service, team = excluded.team, tags = excluded.tags, connection_id = excluded.connection_id,
      resend = excluded.resend, verify = excluded.verify, version = p.version + 1,
      changed_at = private.clock()
      where (p.enabled, p.prefix, p.env, p.service, p.team, p.tags, p.connection_id, p.resend, p.verify) is distinct from
        (excluded.enabled, excluded.prefix, excluded.env, excluded.service, excluded.team, excluded.tags,
          excluded.connection_id, excluded.resend, excluded.verify);
  if found then
    perform private.plan_publishing(p_organization_id, (v ->> 'enabled')::boolean);
    perform private.write_audit(v_actor, 'publishing.changed', null,
      private.changed_publishing(v_before, private.publishing_of(p_organization_id)));
  end if;
  return private.publishing_of(p_organization_id);
exception
  when check_violation or not_null_violation or invalid_text_representation then
    raise exception 'not valid settings' using errcode = 'PL422';
end $$;
comment on function public.set_publishing is 'Sets how an organisation publishes, for an admin: {enabled, prefix, env, service, team, tags, connectionId, resend, verify}, of which what is not given stays; with a version only while that one stands (PL409); due at once when it goes on its own, and whoever sends just now is stopped. The same again changes nothing. PL422 for what cannot be.';
grant execute on function public.set_publishing to authenticated, service_role;

create function private.cancel_publish_runs(p_organization_id uuid) returns void
  language sql volatile set search_path = ''
  as $$
    update public.publish_runs r set status = 'cancelled', finished_at = private.clock()
      where r.organization_id = p_organization_id and r.status = 'running'
  $$;
comment on function private.cancel_publish_runs is 'Ends a run that nobody will end: whoever was at it died, or was stopped.';

create function private.plan_publishing(p_organization_id uuid, p_enabled boolean) returns void
  language plpgsql volatile set search_path = ''
  as $$
begin
  perform private.cancel_publish_runs(p_organization_id);
  if p_enabled then
    perform private.plan_work(p_organization_id, 'publish', p_organization_id, private.clock());
  else
    delete from private.work w where w.organization_id = p_organization_id and w.kind = 'publish'
      and w.subject_id = p_organization_id;
  end if;
end $$;
comment on function private.plan_publishing is 'Makes publishing due now, or never; whoever is at it is fenced, so that nothing goes out by settings that hold no more.';
