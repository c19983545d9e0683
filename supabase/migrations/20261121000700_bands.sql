-- bands --------------------------------------------------------------------------------------------------------

create table public.bands (
  year integer not null check (year between 2014 and 2100),
  metric text not null check (metric in ('deployment_frequency', 'lead_time', 'change_failure_rate', 'recovery_time')),
  band text not null check (band in ('elite', 'high', 'medium', 'low')),
  lower double precision not null check (lower >= 0),
  upper double precision check (upper >= lower),
  source text not null check (source like 'https://%'),
  primary key (year, metric, band)
);
comment on table public.bands is 'Published performance levels, dated and sourced. A value belongs to a band when lower <= value < upper; a row with lower = upper is a reference mark, which no value belongs to.';
comment on column public.bands.metric is 'deployment_frequency per day; lead_time and recovery_time: median in seconds; change_failure_rate 0 to 1.';
comment on column public.bands.lower is 'First value of the band, in the unit of the metric.';
comment on column public.bands.upper is 'First value above the band; null: no upper end.';

alter table public.bands enable row level security;
create policy "everyone signed in reads the bands" on public.bands for select to authenticated using (true);
grant select on public.bands to authenticated, service_role;

-- DORA 2024, the last year with levels. Its change failure rates are points out of order (elite 5 %, high 20 %,
-- medium 10 %, low 40 %), so they are marks and never a ladder.
insert into public.bands (year, metric, band, lower, upper, source)
select 2024, metric, band, lower, upper, 'https://octopus.com/blog/2024-devops-performance-clusters'
from (values
  ('deployment_frequency', 'elite', 1, null),
  ('deployment_frequency', 'high', 1 / 7.0::double precision, 1),
  ('deployment_frequency', 'medium', 1 / 30.0::double precision, 1 / 7.0::double precision),
  ('deployment_frequency', 'low', 0, 1 / 30.0::double precision),
  ('lead_time', 'elite', 0, 86400),
  ('lead_time', 'high', 86400, 7 * 86400),
  ('lead_time', 'medium', 7 * 86400, 30 * 86400),
  ('lead_time', 'low', 30 * 86400, null),
  ('recovery_time', 'elite', 0, 3600),
  ('recovery_time', 'high', 3600, 86400),
  ('recovery_time', 'medium', 86400, 7 * 86400),
  ('recovery_time', 'low', 7 * 86400, null),
  ('change_failure_rate', 'elite', 0.05, 0.05),
  ('change_failure_rate', 'high', 0.20, 0.20),
  ('change_failure_rate', 'medium', 0.10, 0.10),
  ('change_failure_rate', 'low', 0.40, 0.40)
) as published (metric, band, lower, upper);
