-- What production events of a window look like where a number that is right may mislead: one object by code of check.

create function metrics.as_check(p_numbers jsonb, p_items jsonb default '[]') returns jsonb
  language sql immutable
  as $$ select jsonb_build_object('numbers', p_numbers, 'items', coalesce(p_items, '[]')) $$;
comment on function metrics.as_check is 'What a check measured: its numbers, and the largest items as {name, numbers, filter}; filter is what shows the rows of one beside the check.';
grant execute on function metrics.as_check to authenticated, service_role;

create function metrics.measure_checks(p_scope metrics.scope) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
begin
  return jsonb_build_object(
    'reruns', metrics.as_check('{"deployments": 0, "reruns": 0}'),
    'one_second', metrics.as_check('{"services": 0, "deployments": 0}'),
    'pipeline_incidents', metrics.as_check('{"incidents": 0, "total": 0}'),
    'shared_ids', metrics.as_check('{"ids": 0, "services": 0, "deployments": 0, "incidents": 0}'),
    'renamed', metrics.as_check('{"count": 0}'),
    'sending_began', metrics.as_check('{"deploymentsAt": null, "incidentsAt": null, "services": 0}'),
    'no_marks', metrics.as_check('{"repositories": 0, "commits": 0, "deployments": 0}'),
    'unknown_trailers', metrics.as_check('{"trailers": 0, "commits": 0, "deployments": 0}'),
    'first_lists_all', metrics.as_check('{"services": 0, "deployments": 0}'));
end $$;
comment on function metrics.measure_checks is 'What each check finds in the events of a scope, by code.';
grant execute on function metrics.measure_checks to authenticated, service_role;
