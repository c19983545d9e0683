-- What the commits of a deployment come to by themselves, kept with it, so that lists count deployments, not commits.

create function private.state_of_change(p_envs text[], p_lead double precision, p_earlier text[], p_ousted text[])
  returns text language sql immutable
  as $$
    select case
      when case when p_envs is null then p_earlier is not null else coalesce(p_earlier && p_envs, false) end then 'redelivered'
      when p_lead >= 0 then 'counted'
      when p_lead < 0 and case when p_envs is null then p_ousted is null
        else not coalesce(p_ousted && p_envs, false) end then 'excluded' end
  $$;
comment on function private.state_of_change is 'What a commit in a deployment is to lead time where these environments, in lower case, are selected, all when null: counted, excluded or redelivered, as metrics.listing says; null when it is none of them.';
grant execute on function private.state_of_change to authenticated, service_role;

create function private.count_states(p_no bigint, p_envs text[]) returns integer[]
  language sql stable
  as $$
    select array[count(*) filter (where s.state = 'counted'), count(*) filter (where s.state = 'excluded'),
      count(*) filter (where s.state = 'redelivered'),
      count(c.time_to_pr_ready) filter (where s.state = 'counted'), count(c.review_time) filter (where s.state = 'counted'),
      count(c.merge_time) filter (where s.state = 'counted'), count(c.time_to_deploy) filter (where s.state = 'counted'),
      count(c.deploy_time) filter (where s.state = 'counted')]::integer[]
    from public.deployment_commits c
    cross join lateral (select private.state_of_change(p_envs, c.lead, c.earlier, c.ousted) as state) s
    where c.deployment_no = p_no having count(*) > 0
  $$;
comment on function private.count_states is 'How many commits of a deployment are counted, excluded and redelivered where these environments are selected, and of how many of those counted each stage is known, in the order of private.stages(); null when it lists none.';
grant execute on function private.count_states to service_role;

create function private.derive_listed(p_nos bigint[])
  returns table (no bigint, repeated boolean, changes integer[], changes_anywhere integer[], new_since timestamptz,
    known_since timestamptz)
  language sql stable
  as $$
    select d.no, l.repeated, o.changes, nullif(private.count_states(d.no, null), o.changes), l.new_since, l.known_since
    from unnest(p_nos) as n (no)
    cross join lateral (select d.no, d.cell from public.deployments d where d.no = n.no offset 0) d
    cross join lateral (select coalesce(k.env, '') as env from public.cells k where k.id = d.cell offset 0) k
    cross join lateral (
      select coalesce(bool_or(c.repeated), false) as repeated, max(c.before_at) as new_since,
        case when bool_and(c.before_at is not null) then min(c.before_at) end as known_since
      from public.deployment_commits c where c.deployment_no = d.no) l
    cross join lateral (select private.count_states(d.no, array[k.env]) as changes offset 0) o
  $$;
comment on function private.derive_listed is 'What of deployments follows from what is written of their commits: columns of public.deployments.';
grant execute on function private.derive_listed to service_role;
