-- deployment_counts --------------------------------------------------------------------------------------------

create table public.deployment_counts (
  organization_id uuid not null,
  connection_id uuid not null,
  dimension text not null check (dimension in ('total', 'service', 'team', 'repository', 'env')),
  month date not null,
  name text not null,
  deployments bigint not null check (deployments > 0),
  primary key (organization_id, connection_id, dimension, month, name),
  foreign key (organization_id, connection_id) references public.connections (organization_id, id) on delete cascade
);
comment on table public.deployment_counts is 'Live deployments by the month in which they started and by the names that they carry, kept by triggers with each write: counting them takes seconds at a million.';
comment on column public.deployment_counts.month is 'First day of the month, UTC.';
comment on column public.deployment_counts.name is 'As Datadog wrote it; empty for the total.';
alter table public.deployment_counts enable row level security;
create policy "members read the counts of their organisations" on public.deployment_counts for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.deployment_counts to authenticated;
grant select, insert, update, delete on public.deployment_counts to service_role;

-- One look by key for each count: the other joins would read those of every tenant.
create function private.count_deployments() returns trigger
  language plpgsql set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  as $$
begin
  merge into public.deployment_counts c
    using (
      select d.organization_id, d.connection_id, n.dimension, n.name,
        date_trunc('month', d.started_at at time zone 'UTC')::date as month, tg_argv[0]::int * count(*) as deployments
      from changed d cross join lateral (values ('total', ''), ('service', d.service), ('team', d.team),
        ('repository', d.repository), ('env', d.env)) as n (dimension, name)
      where d.deleted_at is null and n.name is not null
      group by 1, 2, 3, 4, 5) g
    on c.organization_id = g.organization_id and c.connection_id = g.connection_id and c.dimension = g.dimension
      and c.month = g.month and c.name = g.name
    when matched and c.deployments + g.deployments = 0 then delete
    when matched then update set deployments = c.deployments + g.deployments
    -- A connection that is purged may have lost its counts before its deployments.
    when not matched and g.deployments > 0 then insert (organization_id, connection_id, dimension, month, name, deployments)
      values (g.organization_id, g.connection_id, g.dimension, g.month, g.name, g.deployments);
  return null;
end $$;
comment on function private.count_deployments is 'Adds the rows that a statement wrote to the counts, or takes away those that were there before it: the argument is 1 or -1.';

-- In the order of their names: what stays is added before it is taken away, so that its count is never deleted.
create trigger count_added after insert on public.deployments
  referencing new table as changed for each statement execute function private.count_deployments('1');
create trigger count_changed_new after update on public.deployments
  referencing new table as changed for each statement execute function private.count_deployments('1');
create trigger count_changed_old after update on public.deployments
  referencing old table as changed for each statement execute function private.count_deployments('-1');
create trigger count_removed after delete on public.deployments
  referencing old table as changed for each statement execute function private.count_deployments('-1');
