-- With which window a report compares its own, and into which buckets windows are cut.

create function metrics.day_before(p_from text, p_to text) returns date
  language sql immutable
  as $$
    select case when p_from ~ '^\d{4}-\d{2}-\d{2}$' and p_to ~ '^\d{4}-\d{2}-\d{2}$'
        and pg_input_is_valid(p_from, 'date') and pg_input_is_valid(p_to, 'date') and p_to::date > p_from::date then
      case when p_from like '%-01' and p_to like '%-01' then (p_from::date - make_interval(
          months => (extract(year from p_to::date) * 12 + extract(month from p_to::date)
            - extract(year from p_from::date) * 12 - extract(month from p_from::date))::int))::date
        else p_from::date - (p_to::date - p_from::date) end end
  $$;
comment on function metrics.day_before is 'First day of the period before one that is given by its first day and the day after its last: as many months where both are the first of a month, else as many days. Null for a window that is not of days.';
grant execute on function metrics.day_before to authenticated, service_role;

create function metrics.year_before(p_edge text, p_time_zone text) returns timestamptz
  language sql stable
  as $$
    select case when p_edge ~ '^\d{4}-\d{2}-\d{2}$' and pg_input_is_valid(p_edge, 'date')
      then metrics.first_moment((p_edge::date - interval '1 year')::date, p_time_zone) end
  $$;
comment on function metrics.year_before is 'First moment of the same day of the year before; null for an edge that is no day.';
grant execute on function metrics.year_before to authenticated, service_role;

create function metrics.as_edges(p_from timestamptz, p_to timestamptz) returns timestamptz[]
  language sql immutable
  as $$
    -- 800 days in hours, so that no daylight saving of the session bends them.
    select array[greatest(least(p_from, p_to), p_to - interval '19200 hours'), p_to]
  $$;
comment on function metrics.as_edges is 'A window of at most 800 days by its edges, which also an empty one has.';
grant execute on function metrics.as_edges to authenticated, service_role;

create function metrics.find_compared(p_filter jsonb, p_time_zone text, p_since timestamptz, p_until timestamptz)
  returns timestamptz[] language sql stable
  as $$
    select case when jsonb_typeof(p_filter -> 'compare') = 'object' then metrics.as_edges(
        coalesce(metrics.as_edge(p_filter #>> '{compare,from}', p_time_zone), p_since),
        coalesce(metrics.as_edge(p_filter #>> '{compare,to}', p_time_zone), p_since))
      -- 365 days in hours.
      when p_filter ->> 'compare' = 'year' then metrics.as_edges(
        coalesce(metrics.year_before(p_filter ->> 'from', p_time_zone), p_since - interval '8760 hours'),
        coalesce(metrics.year_before(p_filter ->> 'to', p_time_zone), p_until - interval '8760 hours'))
      else metrics.as_edges(
        coalesce(metrics.first_moment(metrics.day_before(p_filter ->> 'from', p_filter ->> 'to'), p_time_zone),
          p_since - make_interval(secs => extract(epoch from p_until - p_since)::double precision)), p_since) end
  $$;
comment on function metrics.find_compared is 'The edges of the window that a filter compares with. An object names it by its edges. year: the same days of the year before, and moments 365 days before. Else the window just before: as many calendar months before months, as many days before days, else equally long.';
grant execute on function metrics.find_compared to authenticated, service_role;

create function metrics.is_compared(p_filter jsonb) returns boolean
  language sql immutable
  as $$
    select coalesce(jsonb_typeof(p_filter -> 'compare') = 'object' or p_filter ->> 'compare' in ('previous', 'year'), false)
  $$;
comment on function metrics.is_compared is 'Whether a filter asks for a comparison.';
grant execute on function metrics.is_compared to authenticated, service_role;

-- buckets ------------------------------------------------------------------------------------------------------

create function metrics.list_buckets(p_scope metrics.scope) returns table (at date, span tstzrange, covered double precision)
  language sql stable rows 100
  as $$
    -- As metrics.days_of, which would be a query of its own for each.
    select b.at, b.span, (select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0)
        from unnest((p_scope).covered * tstzmultirange(b.span)) r)::double precision
      / extract(epoch from upper(b.span) - lower(b.span))::double precision
    from (
      select metrics.bucket_of(p_scope, (p_scope).first_day + d.place::int - 1) as at,
        tstzrange(greatest((p_scope).from_at, min(d.first)), least((p_scope).to_at, max(d.next))) as span
      from (select n.first, n.place, coalesce((p_scope).days[n.place + 1], (p_scope).to_at) as next
            from unnest((p_scope).days) with ordinality as n (first, place)) d
      where (p_scope).from_at < (p_scope).to_at
      group by 1) b
    -- A day that a calendar left out has no moment.
    where not isempty(b.span)
  $$;
comment on function metrics.list_buckets is 'The buckets of the window by their first days, empty ones included, with the part of the window that each spans. covered: how much of that was read completely, 0 to 1.';
grant execute on function metrics.list_buckets to authenticated, service_role;
