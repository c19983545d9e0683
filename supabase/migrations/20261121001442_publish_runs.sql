-- What a run sends is asked for, kept before it is sent, and listed; and which dashboards were made.

create function private.open_publish_run(p_work private.work, p_trigger text) returns jsonb
  language plpgsql volatile set search_path = ''
  as $$
declare
  v_id uuid;
begin
  perform private.cancel_publish_runs(p_work.organization_id);
  insert into public.publish_runs (organization_id, trigger) values (p_work.organization_id, p_trigger)
    returning id into v_id;
  return jsonb_build_object('runId', v_id);
end $$;
comment on function private.open_publish_run is 'Opens the run of whoever takes the lease to send: {runId}; one that was left open by whoever died on the way is cancelled.';

create function private.about_publishing(p_organization_id uuid) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('subject', coalesce(c.name, 'Datadog'), 'reason', (
      select r.error from public.publish_runs r where r.organization_id = p.organization_id and r.status = 'failed'
        order by r.started_at desc, r.id desc limit 1))
    from public.publishing p
      left join public.connections c on c.organization_id = p.organization_id and c.id = p.connection_id
    where p.organization_id = p_organization_id
  $$;
comment on function private.about_publishing is 'What a notice about publishing is about, {subject, reason}: the connection that it goes to, and why the last run that failed did.';

-- Definer, as all that follow: nobody holds a grant on the work and the ledger.
create function public.request_publishing(p_organization_id uuid, p_acting jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
  v_work jsonb := public.start_work(jsonb_build_object('organizationId', p_organization_id, 'kind', 'publish',
    'subjectId', p_organization_id, 'trigger', 'manual', 'wish', null));
begin
  if not v_work ? 'leaseToken' then return v_work; end if;
  perform private.write_audit(v_actor, 'publishing.requested', null);
  return v_work;
end $$;
comment on function public.request_publishing is 'Hands an admin the lease to send now, as public.start_work answers it.';
grant execute on function public.request_publishing to service_role;

create function private.first_arrival(p_awaited jsonb) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('state', 'awaited', 'askedAt', null, 'metrics', jsonb_array_length(p_awaited -> 'metrics'),
      'unseen', jsonb_build_array(), 'error', null)
  $$;
comment on function private.first_arrival is 'What is known of points that nobody was asked for yet.';

create function private.next_arrival(p_organization_id uuid) returns timestamptz
  language sql stable set search_path = ''
  as $$
    select private.clock() + interval '1 minute'
    where exists (select from public.publish_runs r where r.organization_id = p_organization_id and r.awaited is not null)
  $$;
comment on function private.next_arrival is 'When an account is asked for what was sent to it: a minute is what Datadog takes to show a point. Null when nothing is awaited.';

create function private.plan_verifying_published(p_organization_id uuid) returns void
  language sql volatile set search_path = ''
  as $$
    -- In the background: nothing of the organisation waits for it.
    insert into private.work as w (organization_id, kind, subject_id, next_at, in_background)
      select p_organization_id, 'verify_published', p_organization_id, private.next_arrival(p_organization_id), true
      on conflict (organization_id, kind, subject_id) do update set next_at = excluded.next_at where w.lease_token is null
  $$;
comment on function private.plan_verifying_published is 'Has an account asked for what was sent to it; whoever asks just now asks again by itself.';

create function public.keep_published(p_held jsonb, p_points jsonb, p_awaited jsonb default null) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_org uuid := (v ->> 'organizationId')::uuid;
  v_awaited jsonb := nullif(private.as_jsonb(p_awaited), 'null') || jsonb_build_object('sentAt', private.as_iso(private.clock()));
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  insert into private.published (organization_id, series, at, value)
    select v_org, p.series, to_timestamp(p.at), p.value
    from jsonb_to_recordset(private.as_jsonb(p_points)) as p (series text, at bigint, value double precision)
    on conflict (organization_id, series, at) do update set value = excluded.value, sent_at = private.clock();
  if v_awaited is null then return; end if;
  update public.publish_runs r set awaited = v_awaited, arrival = private.first_arrival(v_awaited)
    where r.organization_id = v_org and r.status = 'running';
  perform private.plan_verifying_published(v_org);
end $$;
comment on function public.keep_published is 'Notes points that were taken, [{series, at, value}], at in epoch seconds, and what the account is to be asked for a minute later: all that the run has sent by now, {connectionId, tags, metrics}; null: nothing. PL410 when the lease was lost.';
grant execute on function public.keep_published to service_role;

create function public.end_publishing(p_held jsonb, p_run jsonb) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_held);
  v_run jsonb := private.as_jsonb(p_run);
  v_org uuid := (v ->> 'organizationId')::uuid;
begin
  perform private.keep_lease(v_org, (v ->> 'subjectId')::uuid, (v ->> 'leaseToken')::uuid);
  update public.publish_runs r set status = v_run ->> 'status', finished_at = private.clock(),
      sent = (v_run ->> 'sent')::int, bodies = (v_run ->> 'bodies')::int, already = (v_run ->> 'already')::int,
      refused = (v_run ->> 'refused')::int, missing = (v_run ->> 'missing')::int, left_out = v_run -> 'leftOut',
      problems = v_run -> 'problems', error = nullif(v_run -> 'error', 'null')
    where r.organization_id = v_org and r.id = (v_run ->> 'runId')::uuid and r.status = 'running';
  -- What is older cannot be sent again.
  delete from private.published p where p.organization_id = v_org and p.at < private.clock() - interval '1 day';
end $$;
comment on function public.end_publishing is 'Ends a run: {runId, status, sent, bodies, already, refused, missing, leftOut, problems, error}. PL410 when the lease was lost.';
grant execute on function public.end_publishing to service_role;

create function public.list_published(p_organization_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$
begin
  perform private.require_role(p_organization_id, 'manager');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('series', p.series, 'at', extract(epoch from p.at)::bigint,
      'value', p.value)), '[]')
    from private.published p where p.organization_id = p_organization_id and p.at > private.clock() - interval '2 hours');
end $$;
comment on function public.list_published is 'The points that were taken of those that could still be sent, for a manager: [{series, at, value}], at in epoch seconds.';
grant execute on function public.list_published to authenticated, service_role;

create function public.list_publish_runs(p_organization_id uuid, p_filter jsonb default '{}') returns jsonb
  language plpgsql stable security invoker set search_path = ''
  as $$
declare
  v_page private.page := private.read_page(p_filter);
begin
  perform private.require_role(p_organization_id, 'manager');
  return (
    select private.as_page(v_page,
      array_agg(jsonb_build_object('id', r.id, 'trigger', r.trigger, 'status', r.status,
        'startedAt', private.as_iso(r.started_at), 'finishedAt', private.as_iso(r.finished_at), 'sent', r.sent,
        'bodies', r.bodies, 'already', r.already, 'refused', r.refused, 'missing', r.missing, 'leftOut', r.left_out,
        'problems', r.problems, 'error', r.error, 'arrival', r.arrival) order by r.started_at desc, r.id desc),
      array_agg(private.as_cursor(r.started_at, r.id) order by r.started_at desc, r.id desc))
    from (
      select u.* from public.publish_runs u
      where u.organization_id = p_organization_id
        and (v_page.before_id is null or (u.started_at, u.id) < (v_page.before_at, v_page.before_id))
      order by u.started_at desc, u.id desc limit v_page.max_rows + 1) r);
end $$;
comment on function public.list_publish_runs is 'The publish runs of an organisation, newest first, for {limit, cursor {at, id}}; managers only.';
grant execute on function public.list_publish_runs to authenticated, service_role;

-- dashboards ---------------------------------------------------------------------------------------------------

create function public.keep_dashboard(p_organization_id uuid, p_acting jsonb, p_dashboard jsonb) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
declare
  v jsonb := private.as_jsonb(p_dashboard);
  v_actor private.actor := private.acting_member(p_organization_id, 'admin', p_acting);
begin
  insert into public.published_dashboards as d (organization_id, connection_id, kind, external_id, url)
    values (p_organization_id, (v ->> 'connectionId')::uuid, v ->> 'kind', v ->> 'id', v ->> 'url')
    on conflict (organization_id, connection_id, kind) do update set external_id = excluded.external_id,
      url = excluded.url, pushed_at = private.clock();
  perform private.write_audit(v_actor, 'publishing.dashboard_pushed', v ->> 'kind', jsonb_build_object('id', v ->> 'id'));
exception when foreign_key_violation then
  raise exception 'no such connection' using errcode = 'PL404';
end $$;
comment on function public.keep_dashboard is 'Notes the dashboard that an admin has made or replaced: {kind, connectionId, id, url}. PL404 when the connection is gone.';
grant execute on function public.keep_dashboard to service_role;
