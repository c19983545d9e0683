-- Lead times of whole days, sorted once: where there are very many, sorting them for each report takes seconds. What
-- they are is said where a report reads them from the commits themselves (metrics.form_runs); here is where they are
-- kept, and what makes a day read from its commits again. private.write_runs writes them.

create table public.folded_days (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  from_at timestamptz not null,
  to_at timestamptz not null,
  day date not null,
  origins boolean not null default true,
  primary key (organization_id, from_at)
);
comment on table public.folded_days is 'The days of an organisation whose lead times public.lead_runs holds as they are. Whoever changes what a day counts deletes its row (triggers): a report then reads that day from its commits, until it is folded again.';
comment on column public.folded_days.from_at is 'First moment of the day in the organisation''s time zone; to_at: that of the next.';
comment on column public.folded_days.origins is 'Whether the runs by origin are as they are too.';
alter table public.folded_days enable row level security;
create policy "members read which days of their organisations are folded" on public.folded_days for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.folded_days to authenticated;
grant select, insert, update, delete on public.folded_days to service_role;

create table public.lead_runs (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  day date not null,
  kind text not null,
  key text not null,
  piece integer not null,
  n bigint not null,
  leads double precision[] not null,
  primary key (organization_id, day, kind, key, piece)
);
comment on table public.lead_runs is 'Sorted lead times in seconds of the changes counted on a day in production environments, unfiltered: metrics.run. Only those of days in folded_days hold.';
comment on column public.lead_runs.kind is 'lead, one of private.stages(), cell or origin (whose the key is), excluded, redelivered (which have no lead times, only n).';
comment on column public.lead_runs.piece is 'Long runs are cut: piece after piece they go on.';
-- In the row itself: fetched from elsewhere, each would cost more than what is looked up in it.
alter table public.lead_runs alter column leads set storage plain;
alter table public.lead_runs enable row level security;
create policy "members read the lead times of their organisations" on public.lead_runs for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.lead_runs to authenticated;
grant select, insert, update, delete on public.lead_runs to service_role;

-- what makes a day be read from its commits again --------------------------------------------------------------

create type private.moment as (organization_id uuid, at timestamptz);
comment on type private.moment is 'A moment in the history of an organisation.';

create function private.days_at(p_moments private.moment[]) returns setof public.folded_days
  language sql stable
  as $$
    select distinct f.* from unnest(p_moments) m cross join lateral (
      select * from public.folded_days f where f.organization_id = m.organization_id and f.from_at <= m.at
      order by f.from_at desc limit 1) f
    where f.to_at > m.at
  $$;
comment on function private.days_at is 'The folded days that moments lie in.';
grant execute on function private.days_at to service_role;

-- Each day by its key, whatever its caller joins by: else all folded days of all organisations are read.
create function private.unfold(p_moments private.moment[], p_origins_alone boolean) returns void
  language plpgsql volatile security invoker set search_path = '' set enable_seqscan = off set enable_nestloop = on
  set enable_hashjoin = off set enable_mergejoin = off
  as $$
begin
  -- Whoever folds holds it too: what was read before this was written is then to be seen here.
  perform private.lock_changes(o.id) from (select distinct m.organization_id as id from unnest(p_moments) m) o;
  if p_origins_alone then
    update public.folded_days f set origins = false from private.days_at(p_moments) d
      where f.organization_id = d.organization_id and f.from_at = d.from_at and f.origins;
  else
    delete from public.folded_days f using private.days_at(p_moments) d
      where f.organization_id = d.organization_id and f.from_at = d.from_at;
  end if;
end $$;
comment on function private.unfold is 'Has the days of these moments be read from their commits again, or what they say of origins alone.';
grant execute on function private.unfold to service_role;

-- Nothing is known of how many rows a statement wrote: what was is found by a hash, not by looking through all for each.
create function private.unfold_deployments() returns trigger
  language plpgsql set search_path = '' set enable_hashjoin = on set enable_nestloop = off
  as $$
declare
  v_moments private.moment[];
begin
  case tg_op
    when 'INSERT' then
      v_moments := array(select distinct (c.organization_id, c.started_at)::private.moment from changed c);
    when 'DELETE' then
      v_moments := array(select distinct (c.organization_id, c.started_at)::private.moment from before c);
    else
      v_moments := array(
        select (m.organization_id, m.at)::private.moment
        from changed c join before b on b.no = c.no
        cross join lateral (values (c.organization_id, c.started_at), (b.organization_id, b.started_at)) as m (organization_id, at)
        where (c.started_at, c.cell, c.deleted_at is null, c.left_out)
          is distinct from (b.started_at, b.cell, b.deleted_at is null, b.left_out));
  end case;
  if v_moments <> '{}' then perform private.unfold(v_moments, false); end if;
  return null;
end $$;
comment on function private.unfold_deployments is 'Unfolds the days on which deployments came, went or changed what their lead times are counted by.';

create trigger unfold_added after insert on public.deployments
  referencing new table as changed for each statement execute function private.unfold_deployments();
create trigger unfold_changed after update on public.deployments
  referencing old table as before new table as changed for each statement execute function private.unfold_deployments();
create trigger unfold_removed after delete on public.deployments
  referencing old table as before for each statement execute function private.unfold_deployments();

create function private.moments_of(p_nos bigint[]) returns private.moment[]
  language sql stable
  as $$
    select array(
      select (d.organization_id, d.started_at)::private.moment from unnest(p_nos) as n (no) cross join lateral (
        select d.organization_id, d.started_at from public.deployments d where d.no = n.no offset 0) d)
  $$;
comment on function private.moments_of is 'When these deployments started.';
grant execute on function private.moments_of to service_role;

create function private.unfold_listings() returns trigger
  language plpgsql set search_path = '' set enable_seqscan = off set enable_hashjoin = on set enable_nestloop = off
  as $$
declare
  v_nos bigint[];
  v_recast bigint[];
begin
  case tg_op
    when 'INSERT' then v_nos := array(select distinct c.deployment_no from changed c);
    when 'DELETE' then v_nos := array(select distinct b.deployment_no from before b);
    else
      select array_agg(distinct c.deployment_no) filter (where w.counts),
          array_agg(distinct c.deployment_no) filter (where not w.counts and c.origin <> b.origin)
        into v_nos, v_recast
        from changed c join before b on b.deployment_no = c.deployment_no and b.position = c.position
        cross join lateral (select (c.lead, c.earlier, c.ousted, c.time_to_pr_ready, c.review_time, c.merge_time,
            c.time_to_deploy, c.deploy_time) is distinct from (b.lead, b.earlier, b.ousted, b.time_to_pr_ready,
            b.review_time, b.merge_time, b.time_to_deploy, b.deploy_time) as counts) w;
  end case;
  if v_nos <> '{}' then perform private.unfold(private.moments_of(v_nos), false); end if;
  if v_recast <> '{}' then perform private.unfold(private.moments_of(v_recast), true); end if;
  return null;
end $$;
comment on function private.unfold_listings is 'Unfolds the days of deployments whose commits came, went or count in another way.';

create trigger unfold_added after insert on public.deployment_commits
  referencing new table as changed for each statement execute function private.unfold_listings();
create trigger unfold_changed after update on public.deployment_commits
  referencing old table as before new table as changed for each statement execute function private.unfold_listings();
create trigger unfold_removed after delete on public.deployment_commits
  referencing old table as before for each statement execute function private.unfold_listings();

-- Definer: nobody holds a grant on the work, and members none to write what is folded.
create function private.unfold_organization() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
begin
  -- The row of the work first, as whoever folds: the other way round each would wait for the other.
  perform private.plan_folding(new.id);
  perform private.lock_changes(new.id);
  delete from public.folded_days f where f.organization_id = new.id;
  return null;
end $$;
comment on function private.unfold_organization is 'Other days, or other environments that count as production: nothing that is folded holds.';

create trigger unfold_all after update on public.organizations for each row
  when ((old.time_zone, old.production_envs) is distinct from (new.time_zone, new.production_envs))
  execute function private.unfold_organization();
