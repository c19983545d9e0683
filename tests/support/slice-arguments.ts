import type { PlannerWorld } from "./planner-world.ts";
import type { Tenant } from "./sync-laboratory.ts";

/** Five at once, of those that both tenants hold. */
const ids = (letter: string) =>
  `'{${Array.from({ length: 5 }, (_, index) => letter + (index + 11)).join()}}'::text[]`;

export type Taking = { schema: string; name: string; parameters: string[]; types: string[] };

/** Functions that are given rows, or keys of rows: a list of either, or one of these. */
export const TAKING_ROWS = `
  select n.nspname as schema, p.proname as name, p.proargnames[1:p.pronargs] as parameters,
    array(select format_type(t, null) from unnest(p.proargtypes) with ordinality as t (t, place) order by place) as types
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('private', 'public') and p.prokind = 'f' and p.provolatile <> 'i'
    and (p.proargnames @> '{p_held,p_limit}' or p.proargnames && '{p_events,p_external_ids,p_keys,p_deployment,p_rerun,p_sample,p_verdicts,p_words,p_commits,p_batch,p_correction}'
      or exists (select from unnest(p.proargtypes) t join pg_type y on y.oid = t join pg_type e on e.oid = y.typelem
        where y.typcategory = 'A' and (e.typtype = 'c' or e.typname in ('int8', 'uuid', 'date'))))
  order by 1, 2`;

/** SQL of what each parameter is given, by its name, or by those of its function and its own. */
export function rowsOf(tenant: Tenant, { runId, leaseToken }: PlannerWorld): Record<string, string> {
  const { organizationId, connectionId } = tenant;
  const owner = `'${organizationId}'::uuid, '${connectionId}'::uuid`;
  const nos = `private.numbers_of(${owner}, ${ids("d")})`;
  const all = (value: string) => `(select ${value} from public.deployments d where d.no = any (${nos}))`;
  const listed = `public.deployment_commits c join public.commits k on k.id = c.commit_id where c.deployment_no = any (${nos})`;
  const commits = `array(select c.commit_id from ${listed})`;
  const said = `'{"origin": "bot", "rule": {"code": "stated", "numbers": {}}}'::jsonb`;
  const seen = (rest: string) =>
    `(select jsonb_agg(jsonb_build_object('id', k.id, 'seen', k.xmin::text, 'source', 'datadog', ${rest})) from ${listed})`;
  const events =
    all(`jsonb_agg(to_jsonb(d) || jsonb_build_object('payload_hash', 'other', 'raw', '{}', 'tags', '[]'::jsonb,
    'commits', jsonb_build_array(${said} || jsonb_build_object('sha', 'sha' || substring(d.external_id from 2), 'position', 0))))`);
  const deployment = `(select d from public.deployments d where d.connection_id = '${connectionId}' and d.external_id = 'd14')`;
  const verdicts = seen(`'verdict', ${said}`);
  return {
    p_organization_id: `'${organizationId}'`,
    p_connection_id: `'${connectionId}'`,
    p_connection: `(select c from public.connections c where c.id = '${connectionId}')`,
    p_run_id: `'${runId}'`,
    p_stream: "'deployments'",
    p_events: events,
    "merge_incidents.p_events": `(select jsonb_agg(to_jsonb(i) || '{"payload_hash": "other", "raw": "{}", "tags": []}')
      from public.incidents i where i.connection_id = '${connectionId}' and i.external_id = any (${ids("i")}))`,
    p_external_ids: ids("d"),
    p_keys: ids("q"),
    p_nos: nos,
    p_beside: nos,
    p_counted: "'{}'",
    p_before: "true",
    p_cells: all("array_agg(distinct d.cell)"),
    p_at: all("max(d.started_at)"),
    p_ids: all("array_agg(d.id)"),
    p_days: all("array_agg(distinct d.started_at::date)"),
    p_commit_ids: commits,
    p_firsts: `array(select private.first_of_sha(c) from unnest(${commits}) c)`,
    p_moments: `private.moments_of(${nos})`,
    p_origins_alone: "false",
    p_listings: `array(select l from private.read_listings('${organizationId}', ${events}, ${ids("d")}) l)`,
    "write_listings.p_listings": `array(select jsonb_populate_record(l, '{"position": 9}')
      from private.read_listings('${organizationId}', ${events}, ${ids("d")}) l)`,
    p_moves: `array(select row(c.deployment_no, c.position, k.id, private.commit_id('${organizationId}', 'a/b', k.sha), 'a/b')::private.commit_move
      from ${listed})`,
    p_deployment: deployment,
    p_rerun: deployment,
    "note_correction.p_before": "null::public.corrections",
    p_after: `(select c from public.corrections c where c.connection_id = '${connectionId}' and c.external_id = 'd15')`,
    p_actor: `row('${organizationId}', null, 'Ana', 'owner', null, null, null)::private.actor`,
    p_given: `'{"verdict": "failed", "reason": "r"}'`,
    p_reason: "'r'",
    p_sample: `private.sample_of('${organizationId}', ${nos}, ${commits})`,
    p_verdicts: verdicts,
    p_batch: `jsonb_build_object('rulesVersion', 2, 'reached', '{}'::jsonb, 'verdicts', ${verdicts})`,
    "reseal_credentials.p_batch": "'[]'",
    p_held: `'${JSON.stringify({ organizationId, subjectId: connectionId, kind: "read", leaseToken })}'`,
    p_commits: seen("'words', '{}'::jsonb"),
    "merge_reported.p_commits": `(select jsonb_agg(jsonb_build_object('sha', k.sha, 'repository', null, 'evidence', ${said})) from ${listed})`,
    p_source: "'git'",
    p_limit: "10",
    // A day is read as it is.
    "fold_days.p_limit": "1",
    p_rules_version: "2",
    "verify_sample.p_part": "'newest'",
    p_part: "'commits'",
    p_words: `(select jsonb_agg(jsonb_build_object('key', k.id, 'was', private.commit_words(k)::text, 'text', private.commit_words(k)::text)) from ${listed})`,
    p_correction: `jsonb_build_object('ids', ${all("jsonb_agg(d.id)")}, 'verdict', 'fine', 'reason', 'r')`,
    p_acting: "'{}'",
    p_person: "gen_random_uuid()",
    p_organizations: `array['${organizationId}'::uuid]`,
    p_email: "'a@b.test'",
  };
}

/** The statement that calls a function with them, as whoever calls it plans; what is said before is no part of it. */
export function callWith({ schema, name, parameters, types }: Taking, rows: Record<string, string>) {
  const given = parameters.map((parameter, index) => {
    const value = rows[`${name}.${parameter}`] ?? rows[parameter];
    if (value === undefined) throw new Error(`${name} takes ${parameter}, for which this test has no value`);
    return { key: `rows.${parameter}`, value, type: types[index] };
  });
  const before = given.map(
    ({ key, value, type }) => `set_config('${key}', coalesce(((${value})::${type})::text, ''), true)`,
  );
  const values = given.map(({ key, type }) => `nullif(current_setting('${key}'), '')::${type}`);
  return {
    before: `set local enable_seqscan = off; perform ${before.join(", ")}`,
    query: `select * from ${schema}.${name}(${values.join(", ")})`,
  };
}
