import { describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { addConnection, createOrganization, secretClient, signUp } from "../support/stack-client.ts";

const COUNTED = `select connection_id, dimension, month, name, deployments::int from public.deployment_counts`;
const RECOUNTED = `select d.connection_id, n.dimension, date_trunc('month', d.started_at at time zone 'UTC')::date as month,
    n.name, count(*)::int as deployments
  from public.deployments d cross join lateral (values ('total', ''), ('service', d.service), ('team', d.team),
    ('repository', d.repository), ('env', d.env)) as n (dimension, name)
  where d.deleted_at is null and n.name is not null group by 1, 2, 3, 4`;
const WRITES: [what: string, statement: string][] = [
  ["change their names", "update public.deployments set service = 'Renamed', team = null where n = 1"],
  [
    "move to another month",
    "update public.deployments set started_at = started_at - interval '40 days' where n = 2",
  ],
  ["are gone at Datadog", "update public.deployments set deleted_at = now() where n in (2, 3)"],
  ["come back", "update public.deployments set deleted_at = null, env = 'prod' where n = 3"],
  ["are deleted", "delete from public.deployments where n = 4"],
];

describe.each(ONE_DATABASE)("the counts of deployments on %s", (name) => {
  const stack = useStack(name);

  test("stay those of a recount, whatever happens to deployments, and go with their connection", async () => {
    const { client } = await signUp(stack);
    const { id } = await createOrganization(client);
    const [one, other] = [
      await addConnection(secretClient(stack), id),
      await addConnection(secretClient(stack), id),
    ];
    const sorted = async (query: string) =>
      (await readRows(stack, query)).map((row) => JSON.stringify(row)).toSorted();
    for (const connection of [one, other])
      await stack.sql(`insert into public.deployments
          (organization_id, connection_id, external_id, service, env, team, repository, started_at, payload_hash, cell)
        select '${id}', '${connection}', n::text, 'S' || n % 3, 'env', 't' || n, 'host/r', timestamptz '2026-01-20' + n * interval '1 day', 'h',
          private.cell_id('${connection}', 'env', 'S' || n % 3, 't' || n, 'host/r')
        from generate_series(0, 29) n`);
    expect(await sorted(COUNTED)).toEqual(await sorted(RECOUNTED));
    for (const [what, statement] of WRITES) {
      await stack.sql(statement.replace(/\bn (=|in)/, "external_id::int % 5 $1"));
      expect(await sorted(COUNTED), what).toEqual(await sorted(RECOUNTED));
    }
    await stack.sql(`delete from public.connections where id = '${one}'`);
    expect(await sorted(COUNTED)).toEqual(await sorted(RECOUNTED));
    expect(await sorted(`select distinct connection_id from public.deployment_counts`)).toHaveLength(1);
  });
});
