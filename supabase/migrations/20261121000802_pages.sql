-- Parts of lists: which page is asked for, and how it is answered.

create type private.page as (
  max_rows integer,
  before_at timestamptz,
  before_id uuid,
  before_number bigint,
  before_value double precision,
  sort text,
  wanted text[],
  query text,
  checked int8multirange,
  named uuid[],
  shas int8multirange,
  origin text,
  tool text,
  stage text,
  life text,
  deployed_to text,
  lacks text
);
comment on type private.page is 'A part of a list, newest first, after the row (before_at, before_id), or before_number where rows are numbered; sort: the greatest first of recovery, lead_time or commits instead, or position, where rows are commits in deployments, after before_value, those without one last; readers fetch one row more than max_rows, to know whether more follow. wanted: what metrics.is_wanted knows, any of them; or leftOut; of incidents open, closed, now; of changes counted, excluded, redelivered; null for all. query: text to look for, in lower case; named: the cells in whose names it is, shas: the no of the deployments with a commit whose sha begins with it, null where the text is too short for one. checked: the no of the deployments that a check is about. origin, tool: of a commit, as metrics.has_origin says; stage: a time of a change, or an average of it that a deployment has; life: ended, of deployments; deployed_to: env: and the environment, or none, of changes; lacks: what a deployment has not, as metrics.lacks_field says. All null is everything.';

create function private.read_page(p_filter jsonb) returns private.page
  language sql stable set search_path = ''
  as $$
    select
      case when jsonb_typeof(f -> 'limit') = 'number'
        then least(greatest((f ->> 'limit')::numeric, 1), 500)::integer else 50 end,
      case when c.sort is not null or pg_input_is_valid(c.id, 'uuid') then c.at end,
      case when c.at is not null and pg_input_is_valid(c.id, 'uuid') then c.id::uuid end,
      case when c.at is not null and c.id ~ '^[1-9][0-9]{0,17}$' then c.id::bigint end,
      case when pg_input_is_valid(c.value, 'double precision') then c.value::double precision end,
      c.sort,
      nullif(array(
        select k from unnest(array['failed', 'fine', 'pending', 'corrected', 'rework', 'recovered', 'unrecovered', 'rolledBack',
          'conflict', 'leftOut', 'open']) k where f -> k = 'true'
        union all
        select k from unnest(array['open', 'closed', 'now', 'counted', 'excluded', 'redelivered']) k where k = f ->> 'state'), '{}'),
      nullif(lower(f ->> 'q'), ''), null::int8multirange, null::uuid[], null::int8multirange,
      (select k from unnest(array['human', 'ai_assisted', 'bot', 'unknown', 'known', 'without_ai', 'none']) k where k = f ->> 'origin'),
      f ->> 'tool', (select k from unnest(private.stages()) k where k = f ->> 'stage'),
      case f ->> 'life' when 'ended' then 'ended' end, nullif(lower(f ->> 'deployedTo'), ''),
      (select k from unnest(array['env', 'team', 'repository', 'lead_time', 'known_origin']) k where k = f ->> 'lacks')
    from metrics.as_filter(p_filter) f
      -- offset 0: of a filter that is known while planning, even the cast that a case keeps away from would be tried.
      cross join lateral (
        select f #>> '{cursor,id}', metrics.as_moment(f #>> '{cursor,at}'), f #>> '{cursor,value}',
          (select k from unnest(array['recovery', 'lead_time', 'commits', 'position']) k where k = f ->> 'sort') offset 0)
        c (id, at, value, sort)
  $$;
comment on function private.read_page is 'The page that a filter asks for: 50 rows unless asked otherwise, at most 500; an odd cursor begins at the newest.';
grant execute on function private.read_page to authenticated, service_role;

create function private.whole_of(p_page private.page, p_wanted text[]) returns private.page
  language sql immutable
  as $$
    select (null, null, null, null, null, null, p_wanted, (p_page).query, (p_page).checked, (p_page).named,
      (p_page).shas, (p_page).origin, (p_page).tool, (p_page).stage, (p_page).life, (p_page).deployed_to,
      (p_page).lacks)::private.page
  $$;
comment on function private.whole_of is 'All rows of the list that a page is of, of those wanted: for its count.';
grant execute on function private.whole_of to authenticated, service_role;

create function private.as_cursor(p_at timestamptz, p_id anyelement) returns jsonb
  language sql immutable
  as $$
    select jsonb_build_object('at', to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'id', p_id::text)
  $$;
comment on function private.as_cursor is 'The place of a row in a list, to the microsecond.';
grant execute on function private.as_cursor to authenticated, service_role;

create function private.as_page(p_page private.page, p_items jsonb[], p_cursors jsonb[]) returns jsonb
  language sql immutable set search_path = ''
  as $$
    select jsonb_build_object('items', coalesce(to_jsonb(p_items[1:(p_page).max_rows]), '[]'),
      'next', case when cardinality(p_items) > (p_page).max_rows then p_cursors[(p_page).max_rows] end)
  $$;
comment on function private.as_page is 'A page as lists answer it, from one row more than it holds and the places of those rows. next is the cursor of the following page; null on the last.';
grant execute on function private.as_page to authenticated, service_role;
