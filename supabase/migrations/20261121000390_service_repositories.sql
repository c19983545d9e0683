-- service_repositories -----------------------------------------------------------------------------------------

create table public.service_repositories (
  organization_id uuid not null references public.organizations (id) on delete cascade,
  service text not null check (char_length(service) between 1 and 512 and service = lower(service)),
  repository text not null check (char_length(repository) between 1 and 512 and repository = lower(repository)),
  set_at timestamptz not null default private.clock(),
  primary key (organization_id, service)
);
comment on table public.service_repositories is 'The repository that a manager mapped a service to: that of its deployments for which Datadog names none. Who did it is in the audit log.';
comment on column public.service_repositories.service is 'In lower case, as services are compared.';
comment on column public.service_repositories.repository is 'As host/owner/name in lower case, like those that deployments name.';
alter table public.service_repositories enable row level security;
create policy "members read the mapped services of their organisations" on public.service_repositories for select to authenticated
  using (organization_id = any (array(select private.my_organizations())));
grant select on public.service_repositories to authenticated, service_role;
