import { randomBytes, randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import { derivePassphrases } from "#lib/credentials.ts";
import { actingArgs } from "#lib/db/acting.ts";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { ago, type Connected, connectAccount, DAY } from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows, readText } from "../support/stack.ts";
import { secretClient, signUp } from "../support/stack-client.ts";
import { accept, codeOf, makeTeam, setAccount } from "../support/team.ts";
import { wireDeployment } from "../support/wire-events.ts";

const OURS = "('public', 'private', 'metrics')";
const STATELESS = { auth: { persistSession: false, autoRefreshToken: false } };

describe.each(ONE_DATABASE)("at its hard edges on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = () => connectAccount(bench, { deployments: [wireDeployment("d", ago(bench, DAY))] });

  const sealedOf = async ({ connectionId }: Connected) =>
    (await readText(
      stack,
      `select encode(sealed, 'hex') from private.credentials where connection_id = ${quote(connectionId)} and field = 'apiKey'`,
    )) ?? "";

  test("a stored key opens to nothing else with a bit flipped, and not at all with its end or passphrase missing", async () => {
    const connected = await connect();
    const { apiKey = "" } = derivePassphrases(bench.ring.get(1) ?? randomBytes(32), connected);
    await stack.sql(`create function private.opened(p_sealed bytea, p_passphrase text) returns text
      language plpgsql as $f$
      begin
        return extensions.pgp_sym_decrypt(p_sealed, p_passphrase);
      exception when others then return null;
      end $f$`);
    const sealed = `decode(${quote(await sealedOf(connected))}, 'hex')`;
    const [passphrase, key] = [quote(apiKey), quote(connected.keys.apiKey)];
    const flipped = `private.opened(set_bit(${sealed}, bit, 1 - get_bit(${sealed}, bit)), ${passphrase})`;
    // Bits of the packet's length change nothing: what is behind it decides.
    const [found] = await readRows(
      stack,
      `select private.opened(${sealed}, ${passphrase}) = ${key} as whole,
        (select count(*)::int from generate_series(0, 8 * length(${sealed}) - 1) bit where ${flipped} <> ${key}) as altered,
        (select coalesce(array_agg(distinct bit / 8), '{}')::text from generate_series(0, 8 * length(${sealed}) - 1) bit
          where ${flipped} = ${key}) as harmless,
        (select count(*)::int from generate_series(0, length(${sealed}) - 1) bytes
          where private.opened(substr(${sealed}, 1, bytes), ${passphrase}) is not null) as shortened,
        coalesce(private.opened(${sealed}, null), private.opened(${sealed}, '')) as unlocked`,
    );
    await stack.sql("drop function private.opened(bytea, text)");
    expect(found).toEqual({ whole: true, altered: 0, harmless: "{16}", shortened: 0, unlocked: null });
  });

  test("a row of keys names the master key that sealed it, by a number above zero", async () => {
    const { connectionId } = await connect();
    for (const id of ["null", "0", "-1"]) {
      const change = stack.sql(
        `update private.credentials set key_id = ${id} where connection_id = ${quote(connectionId)}`,
      );
      await expect(change, id).rejects.toThrow(/constraint/);
    }
  });

  test("a disconnect leaves neither the keys nor their ciphertext anywhere in the tables", async () => {
    const connected = await connect();
    const sealed = await sealedOf(connected);
    expect(await dumpDatabase(stack)).toContain(sealed);
    await disconnectConnection(connected.acting, { ...connected, purge: false });
    const dump = await dumpDatabase(stack);
    expect(dump).toContain(connected.connectionId);
    const left = [sealed, connected.keys.apiKey, connected.keys.appKey].filter((text) => dump.includes(text));
    expect(left).toEqual([]);
  });

  test("a row that a constraint refuses is repeated with no secret of the call", async () => {
    const { acting, keys } = await connect();
    const secret = secretClient(stack);
    const account = {
      how: "create",
      id: randomUUID(),
      provider: "datadog",
      name: "Main",
      site: "datadoghq.com",
      keyHint: "abcd",
      fingerprint: "0".repeat(64),
      backfillDays: 5,
    };
    const odd = [
      { site: "x".repeat(254) },
      { provider: "No provider" },
      { name: null },
      { name: "x".repeat(5000) },
      { keyHint: "much more than four" },
      { backfillDays: -1 },
      { backfillDays: "many" },
      { id: "no id" },
    ];
    for (const change of odd) {
      const { error } = await secret.rpc("connect_account", {
        ...actingArgs(acting),
        p_account: { ...account, ...change },
        p_key_id: 1,
        p_secrets: [
          { field: "apiKey", secret: keys.apiKey, passphrase: "first passphrase" },
          { field: "appKey", secret: keys.appKey, passphrase: "second passphrase" },
        ],
      });
      const said = JSON.stringify(error);
      expect(error, JSON.stringify(change)).not.toBeNull();
      for (const canary of [keys.apiKey, keys.appKey, "passphrase"]) expect(said).not.toContain(canary);
    }
  });

  test("an account is nobody anywhere, whatever it says of itself", async () => {
    const { organizationId } = await connect();
    const client = createClient(stack.url, stack.publishableKey, STATELESS);
    const claims = { organization_id: organizationId, org: organizationId, role: "owner", is_admin: true };
    const { data, error } = await client.auth.signUp({
      email: `${randomUUID()}@example.test`,
      password: `pass-${randomUUID()}`,
      options: { data: claims },
    });
    expect(error).toBeNull();
    expect(data.user?.user_metadata).toMatchObject({ organization_id: organizationId });
    await client.auth.updateUser({ data: { ...claims, app_metadata: claims } });
    for (const table of ["organizations", "memberships", "connections", "deployments", "audit_log"])
      expect([table, (await client.from(table).select("*")).data ?? []]).toEqual([table, []]);
    const { error: refused } = await client.rpc("list_members", { p_organization_id: organizationId });
    expect(refused?.code).toBe("PL404");
    const trusting = await readRows(
      stack,
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ${OURS}
          -- The language of a mail, and which session asks: neither gives anybody a right.
          and replace(replace(p.prosrc, 'raw_user_meta_data ->> ''language''', ''), 'auth.jwt() ->> ''session_id''', '')
            ~* '(user|app)_meta_?data|jwt\\(\\)|request\\.jwt'`,
    );
    expect(trusting).toEqual([]);
  });

  test("an account without a person behind it has no address to be invited or let in by", async () => {
    const team = await makeTeam(stack);
    const person = await signUp(stack);
    const { token } = await team.invite(team.owner.client, person.email, "admin");
    await setAccount(stack, person, "is_anonymous = true");
    expect(await codeOf(accept(person.client, token))).toBe("PL416");
    await setAccount(stack, person, "is_anonymous = false");
    expect(await accept(person.client, token)).toMatchObject({ role: "admin" });
  });

  test("a function that takes keys or passphrases is called by POST only, so that none is in an address", async () => {
    const takers = await readRows(
      stack,
      `select distinct p.proname, p.provolatile::text as kind from pg_proc p, unnest(p.proargnames) argument
        where p.pronamespace = 'public'::regnamespace and argument ~ 'passphrase|secret|^p_batch$' order by 1`,
    );
    expect(takers.length).toBeGreaterThanOrEqual(4);
    expect(takers.filter(({ kind }) => kind !== "v")).toEqual([]);
    const query = "p_organization_id=x&p_connection_id=x&p_passphrases=%7B%7D";
    const answer = await fetch(`${stack.url}/rest/v1/rpc/read_credentials?${query}`, {
      headers: { apikey: stack.secretKey, authorization: `Bearer ${stack.secretKey}` },
    });
    expect(answer.ok).toBe(false);
  });

  test("nothing is offered beside the tables and functions: no queue, no file, no feed of changes", async () => {
    const published = "select tablename from pg_publication_tables";
    const extensions =
      "select extname from pg_extension where extname ~ '^(pgmq|pg_graphql|http|pg_net|dblink|.*_fdw)$'";
    const foreign = "select relname from pg_class where relkind = 'f'";
    for (const query of [published, extensions, foreign])
      expect(await readRows(stack, query), query).toEqual([]);
    const { client } = await signUp(stack);
    const hidden = [
      ["private", "credentials"],
      ["private", "raw_payloads"],
      ["auth", "users"],
    ] as const;
    for (const [schema, table] of hidden) {
      const { data, error } = await client.schema(schema).from(table).select();
      expect({ schema, table, data, refused: error !== null }).toEqual({
        schema,
        table,
        data: null,
        refused: true,
      });
    }
    for (const path of ["graphql/v1", "storage/v1/bucket", "realtime/v1/api/broadcast", "functions/v1/x"]) {
      const { data } = await client.auth.getSession();
      const answer = await fetch(`${stack.url}/${path}`, {
        method: "POST",
        headers: {
          apikey: stack.publishableKey,
          authorization: `Bearer ${data.session?.access_token}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query: "{ organizations { id } }", name: "x", id: "x", messages: [] }),
      });
      expect([path, answer.ok]).toEqual([path, false]);
    }
  });
});
