import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOrganization } from "#lib/db/organizations.ts";
import { digestDatabase, digestTables } from "../../support/database-dump.ts";
import { use, useBench, useStack } from "../../support/kit.ts";
import { READERS } from "../../support/reviewed-readers.ts";
import { DATABASES, quote, readRows } from "../../support/stack.ts";
import { secretClient, signUp } from "../../support/stack-client.ts";
import {
  type CatalogTable,
  makeTenants,
  OUTSIDERS,
  type Person,
  ROLES,
  type Role,
  readCatalog,
  type Tenant,
} from "../../support/tenants.ts";

const VERBS = ["insert", "update", "move", "upsert", "delete"] as const;

type Row = Record<string, unknown>;

describe.each(DATABASES)("a tenant on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));
  let catalog: CatalogTable[];
  let probes = 0;

  beforeAll(async () => {
    catalog = await readCatalog(stack);
  });
  afterAll(async () => {
    process.stdout.write(`${probes} generated probes of tables on ${name}\n`);
  });

  /** One request of a probe. */
  const send = <T>(request: PromiseLike<T>): PromiseLike<T> => {
    probes += 1;
    return request;
  };

  const owned = () => catalog.filter((table) => table.tenant !== null);

  /** Rows of the tenant that the person gets to see, by table. */
  async function countVisible(person: Person, tenant: Tenant): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of owned()) {
      const query = person.client.from(table.name).select(table.readable.join(","));
      const { data } = await send(query.eq(table.tenant ?? "", tenant.organizationId));
      counts[table.name] = data?.length ?? 0;
    }
    return counts;
  }

  /** Those of a table that can be written: nobody but the database writes what it derives. */
  const columnsOf = once(async (table: string) => {
    const [row] = await readRows<{ names: string }>(
      stack,
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
       where table_schema = 'public' and table_name = ${quote(table)} and is_generated = 'NEVER'`,
    );
    return row?.names ?? "";
  });

  const rowOf = once(async (where: string) => {
    const [table = ""] = where.split(" ");
    const [row] = await readRows(stack, `select ${await columnsOf(table)} from public.${where} limit 1`);
    if (row === undefined) throw new Error(`${table} is empty: makeTenants has to fill it`);
    return row;
  });
  const readOne = ({ name, tenant }: CatalogTable, { organizationId }: Tenant): Promise<Row> =>
    rowOf(`${name} where ${tenant} = ${quote(organizationId)}`);

  /** Everything that somebody might send to write to the target's rows. */
  async function attempt(person: Person, table: CatalogTable, verb: (typeof VERBS)[number]): Promise<void> {
    const { target, other } = tenants;
    const row = await readOne(table, target);
    const own = await readOne(table, other);
    const query = person.client.from(table.name);
    const tenant = table.tenant ?? "";
    if (verb === "insert") {
      await send(query.insert(renamed(row, table, person)));
      await send(query.insert(renamed(own, table, person)));
    }
    if (verb === "update") await send(query.update(unkeyed(row, table)).eq(tenant, target.organizationId));
    if (verb === "move") {
      await send(query.update({ [tenant]: target.organizationId }).eq(tenant, other.organizationId));
      await send(query.update({ [tenant]: other.organizationId }).eq(tenant, target.organizationId));
    }
    if (verb === "upsert") await send(query.upsert(row, { onConflict: table.primaryKey.join(",") }));
    if (verb === "delete") await send(query.delete().eq(tenant, target.organizationId));
  }

  async function attemptAll(person: Person, tables: CatalogTable[]): Promise<void> {
    for (const table of tables) await Promise.all(VERBS.map((verb) => attempt(person, table, verb)));
  }

  test("has reviewed readers for every table, and rows in each of them", async () => {
    expect(catalog.map((table) => table.name)).toEqual(Object.keys(READERS));
    for (const table of owned()) {
      await readOne(table, tenants.target);
      await readOne(table, tenants.other);
    }
  });

  test.each(OUTSIDERS)("shows no row of any table to: %s", async (who) => {
    const counts = await countVisible(tenants.outsiders[who], tenants.target);
    expect(counts).toEqual(Object.fromEntries(owned().map((table) => [table.name, 0])));
  });

  test.each(ROLES)("shows its members what their role may read: %s", async (role) => {
    const visible = await countVisible(tenants.members[role], tenants.target);
    const reads = (table: CatalogTable) => ROLES.indexOf(READERS[table.name] as Role) <= ROLES.indexOf(role);
    const expected = owned().map((table) => [
      table.name,
      reads(table) ? expect.toSatisfy((count) => count > 0) : 0,
    ]);
    expect(visible).toEqual(Object.fromEntries(expected));
    const elsewhere = await countVisible(tenants.members[role], tenants.other);
    expect(new Set(Object.values(elsewhere))).toEqual(new Set([0]));
  });

  test.each(OUTSIDERS)(
    "takes no insert, update, move, upsert or delete on any table from: %s",
    async (who) => {
      const before = await digestDatabase(stack);
      await attemptAll(tenants.outsiders[who], owned());
      expect(await digestDatabase(stack)).toEqual(before);
    },
  );

  test.each(["viewer", "manager"] as const)("takes no direct write from its %s", async (role) => {
    const before = await digestDatabase(stack);
    await attemptAll(tenants.members[role], owned());
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test("takes no direct write from an owner of both organisations", async () => {
    const before = await digestDatabase(stack);
    await attemptAll(tenants.both, owned());
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test("lets nobody raise a role, their own or another's, nor let themselves in", async () => {
    const { target, members, outsiders, both } = tenants;
    const before = await digestDatabase(stack);
    for (const { client, userId } of [...Object.values(members), ...Object.values(outsiders), both]) {
      const memberships = () => client.from("memberships");
      const membership = {
        organization_id: target.organizationId,
        user_id: userId,
        role: "owner",
        status: "active",
      };
      await send(memberships().update({ role: "owner", status: "active" }).eq("user_id", userId));
      await send(memberships().update({ role: "owner" }).eq("organization_id", target.organizationId));
      await send(memberships().insert(membership));
      await send(memberships().upsert(membership, { onConflict: "organization_id,user_id" }));
      await send(memberships().delete().eq("user_id", members.owner.userId));
    }
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test("is closed to a token that nobody signed", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { sub: tenants.members.owner.userId, role: "authenticated", exp: 4_102_444_800 };
    for (const header of [{ alg: "none" }, { alg: "HS256", typ: "JWT" }]) {
      for (const role of ["authenticated", "service_role"]) {
        const token = `${part(header)}.${part({ ...claims, role })}.${Buffer.from("signature").toString("base64url")}`;
        const answer = await fetch(`${stack.url}/rest/v1/deployments`, {
          headers: { apikey: stack.publishableKey, authorization: `Bearer ${token}` },
        });
        expect(await answer.text()).not.toContain("shared-id");
        expect(answer.status).toBe(401);
      }
    }
  });

  test("is open to the secret key, which sees both organisations", async () => {
    const secret = { client: secretClient(stack), userId: null };
    for (const tenant of [tenants.target, tenants.other]) {
      const counts = await countVisible(secret, tenant);
      expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
    }
  });

  test("keeps its slug: another organisation of this name is a conflict", async () => {
    const before = await digestDatabase(stack);
    const { client } = await signUp(stack);
    const taken = createOrganization(client as never, { name: "Another", slug: tenants.target.slug });
    await expect(taken).rejects.toMatchObject({ code: "conflict", status: 409 });
    const anonymous = createOrganization(tenants.outsiders.anon.client as never, {
      name: "None",
      slug: "nobodys-own",
    });
    await expect(anonymous).rejects.toMatchObject({
      status: expect.toSatisfy((status) => status === 401 || status === 403),
    });
    expect(await digestDatabase(stack)).toEqual(before);
  });

  // Last, for it leaves the doors open: what was refused above was sound, and refused for no other reason.
  test("would take the same writes if grants and policies let them", async () => {
    const refused: string[] = [];
    for (const table of owned()) {
      await stack.sql(`alter table public.${table.name} disable row level security;
        grant select, insert, update, delete on public.${table.name} to authenticated`);
    }
    const children = owned().filter((one) => !PARENTS.includes(one.name));
    for (const { name } of children)
      await stack.sql(`create table private.copy_of_${name} as table public.${name}`);
    for (const table of children) {
      const [live, copy] = [`public.${table.name}`, `private.copy_of_${table.name}`];
      const columns = await columnsOf(table.name);
      const refill = `delete from ${live}; insert into ${live} (${columns}) overriding system value select ${columns} from ${copy}`;
      for (const verb of VERBS) {
        // Also what triggers of other tables took from it.
        await stack.sql(refill);
        const before = await digestTables(stack, [live]);
        await attempt(tenants.both, table, verb);
        if (isDeepStrictEqual(await digestTables(stack, [live]), before))
          refused.push(`${verb} ${table.name}`);
      }
      await stack.sql(refill);
    }
    // These the keys refuse as well: a composite foreign key holds a row to its organisation. And of listings the
    // triggers that unfold days, which call what nobody signed in may. An organisation publishes in one way only.
    expect(refused.filter((attempt) => !attempt.startsWith("move "))).toEqual([
      "upsert audit_log",
      "insert corrections",
      "insert covered_ranges",
      "insert deployment_commits",
      "delete deployment_commits",
      "insert published_dashboards",
      "insert publishing",
    ]);
  });
});

/** Remembered, since nobody gets to change what is asked for: asking anew took most of the time. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** Their rows hold up those of other tables, which would go with them. */
const PARENTS = [
  "organizations",
  "memberships",
  "connections",
  "sync_runs",
  "deployments",
  "github_repositories",
];

/** The same row under a key of its own, so that nothing but a refusal keeps it out. */
function renamed(row: Row, table: CatalogTable, person: Person): Row {
  const last = table.primaryKey.at(-1) ?? "";
  const copy: Row = { ...row };
  if (/(at|_on|day)$/.test(last)) copy[last] = "2027-05-05T05:05:05Z";
  else if (last === "user_id") copy[last] = person.userId ?? randomUUID();
  else if (last === "part" || last === "piece") copy[last] = 1;
  else if (typeof row[last] === "number") copy[last] = 1000;
  else if (last === "resource") copy[last] = "runs";
  else if (last !== "id") copy[last] = `${row[last]}-x`;
  if ("id" in row) copy.id = typeof row.id === "number" ? undefined : randomUUID();
  if ("token_hash" in row) copy.token_hash = "0".repeat(64);
  if ("email" in row) copy.email = `${randomUUID()}@example.test`;
  if ("account_fingerprint" in row) copy.account_fingerprint = randomUUID();
  return copy;
}

/** What an update may name: everything but the key. */
function unkeyed(row: Row, table: CatalogTable): Row {
  const entries = Object.entries(row).filter(([column]) => !table.primaryKey.includes(column));
  return Object.fromEntries(entries);
}
