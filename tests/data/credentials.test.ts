import { randomBytes, randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { derivePassphrases, type KeyRing } from "#lib/credentials.ts";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { readCredentials, storeCredentials } from "#lib/db/credentials.ts";
import { AppError } from "#lib/errors.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES, quote, readRows, readText } from "../support/stack.ts";
import { secretClient } from "../support/stack-client.ts";
import { wireDeployment } from "../support/wire-events.ts";

describe.each(DATABASES)("stored credentials on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = () =>
    connectAccount(bench, {
      content: { kind: "events", deployments: [wireDeployment("d", ago(bench, DAY))] },
    });

  const ofConnection = ({ connectionId }: Connected) => `connection_id = ${quote(connectionId)}`;

  const read = (connected: Connected, ring: KeyRing = bench.ring) =>
    readCredentials(bench.db, ring, connected);

  const keyIdOf = async (connected: Connected) =>
    Number(await readText(stack, `select key_id from private.credentials where ${ofConnection(connected)}`));

  test("open to what was stored, and are replaced whole", async () => {
    const connected = await connect();
    expect(await read(connected)).toEqual(connected.keys);
    const next = { apiKey: "n".repeat(32), appKey: "ä 🔑 ".repeat(8) };
    await storeCredentials(bench.db, bench.ring, { ...connected, ...next });
    expect(await read(connected)).toEqual(next);
    expect(
      await readRows(stack, `select 1 from private.credentials where ${ofConnection(connected)}`),
    ).toHaveLength(1);
  });

  test("are OpenPGP messages with AES-256, SHA-256 and integrity protection, each different", async () => {
    const connected = await connect();
    const [row] = await readRows<{ api_key: string; app_key: string }>(
      stack,
      `select encode(api_key, 'hex') as api_key, encode(app_key, 'hex') as app_key
        from private.credentials where ${ofConnection(connected)}`,
    );
    // SKESK packet, version 4, AES-256, iterated and salted, SHA-256, 65,536 rounds; then an integrity protected data packet.
    for (const sealed of [row?.api_key, row?.app_key])
      expect(sealed).toMatch(/^c30d04090308[0-9a-f]{16}60d2/);
    expect(row?.api_key).not.toBe(row?.app_key);
    await storeCredentials(bench.db, bench.ring, { ...connected, ...connected.keys });
    const again = await readText(
      stack,
      `select encode(api_key, 'hex') from private.credentials where ${ofConnection(connected)}`,
    );
    expect(again).not.toBe(row?.api_key);
  });

  test("do not open in another row, nor in each other's column", async () => {
    const [victim, thief] = [await connect(), await connect()];
    await stack.sql(`update private.credentials t set api_key = v.api_key, app_key = v.app_key
      from private.credentials v where t.${ofConnection(thief)} and v.${ofConnection(victim)}`);
    await expect(read(thief)).rejects.toMatchObject({ code: "credential_unreadable" });
    await stack.sql(
      `update private.credentials set api_key = app_key, app_key = api_key where ${ofConnection(victim)}`,
    );
    await expect(read(victim)).rejects.toMatchObject({ code: "credential_unreadable" });
    expect(await sync(thief)).toMatchObject({
      result: "failed",
      run: { error: { code: "credential_unreadable", message: "Something went wrong on our side." } },
    });
    const { data } = await bench.db
      .from("connections")
      .select("status")
      .eq("id", thief.connectionId)
      .single();
    expect(data?.status).toBe("active");
  });

  test.each([
    ["a flipped bit", (hex: string) => `${hex.slice(0, -2)}${hex.endsWith("00") ? "01" : "00"}`],
    ["a missing end", (hex: string) => hex.slice(0, -8)],
  ])("do not open after %s", async (_, damage) => {
    const connected = await connect();
    const sealed = await readText(
      stack,
      `select encode(api_key, 'hex') from private.credentials where ${ofConnection(connected)}`,
    );
    await stack.sql(`update private.credentials set api_key = decode(${quote(damage(sealed ?? ""))}, 'hex')
      where ${ofConnection(connected)}`);
    await expect(read(connected)).rejects.toMatchObject({ code: "credential_unreadable" });
  });

  test("open with a ring of the new and the old key, and with no other ring", async () => {
    const connected = await connect();
    const [oldKey, newKey] = [bench.ring.get(1) ?? randomBytes(32), randomBytes(32)];
    const rotating: KeyRing = new Map([
      [2, newKey],
      [1, oldKey],
    ]);
    expect(await read(connected, rotating)).toEqual(connected.keys);
    await expect(read(connected, new Map([[1, newKey]]))).rejects.toMatchObject({
      code: "credential_unreadable",
    });
    await expect(read(connected, new Map([[2, newKey]]))).rejects.toMatchObject({
      code: "credential_unreadable",
    });
    await expect(read(connected, new Map())).rejects.toMatchObject({ code: "credential_unreadable" });
    await storeCredentials(bench.db, rotating, { ...connected, ...connected.keys });
    expect(await keyIdOf(connected)).toBe(2);
    expect(await read(connected, new Map([[2, newKey]]))).toEqual(connected.keys);
    await expect(read(connected)).rejects.toMatchObject({ code: "credential_unreadable" });
  });

  test.each([
    ["the default cipher", "s2k-digest-algo=sha256"],
    ["AES-128", "cipher-algo=aes128"],
    ["Blowfish", "cipher-algo=bf"],
    ["no integrity protection", "cipher-algo=aes256, disable-mdc=1"],
    ["a session key of its own", "cipher-algo=aes256, sess-key=1"],
  ])("are refused with %s", async (_, options) => {
    const connected = await connect();
    const seal = `extensions.pgp_sym_encrypt('a key', 'a passphrase', ${quote(options)})`;
    const store = stack.sql(
      `update private.credentials set api_key = ${seal} where ${ofConnection(connected)}`,
    );
    await expect(store).rejects.toThrow(/check constraint/);
    await expect(
      stack.sql(
        `update private.credentials set app_key = 'a key in the clear' where ${ofConnection(connected)}`,
      ),
    ).rejects.toThrow(/check constraint/);
    expect(await read(connected)).toEqual(connected.keys);
  });

  test("go in the transaction that ends the connection", async () => {
    const connected = await connect();
    const { organizationId, connectionId } = connected;
    const call = `select public.disconnect_connection(${quote(organizationId)}, ${quote(connectionId)}, false)`;
    await expect(stack.sql(`${call}; select 1 / 0`)).rejects.toThrow(/division by zero/);
    expect(await read(connected)).toEqual(connected.keys);
    await disconnectConnection(bench.db, { organizationId, connectionId, purge: false });
    expect(
      await readRows(stack, `select 1 from private.credentials where ${ofConnection(connected)}`),
    ).toEqual([]);
    const state = await readText(
      stack,
      `select status from public.connections where id = ${quote(connectionId)}`,
    );
    expect(state).toBe("disconnected");
    await expect(read(connected)).rejects.toMatchObject({ code: "not_found" });
  });

  test("are out of every caller's reach but through their two functions", async () => {
    for (const role of ["anon", "authenticated", "service_role"]) {
      const rights = await readText(
        stack,
        `select has_any_column_privilege(${quote(role)}, 'private.credentials', 'select, insert, update, references')
          or has_table_privilege(${quote(role)}, 'private.credentials', 'delete, truncate, trigger')`,
      );
      expect([role, rights]).toEqual([role, "false"]);
    }
    const { error } = await secretClient(stack).schema("private").from("credentials").select();
    expect(error).not.toBeNull();
  });

  test("appear in no table, no error and no message in the clear", async () => {
    const connected = await connect();
    await sync(connected);
    bench.simulator.queueFault({
      kind: "response",
      status: 403,
      body: { errors: [`The key ${connected.keys.apiKey} is not welcome`] },
      account: connected.account,
    });
    expect(await sync(connected)).toMatchObject({
      run: {
        error: { message: 'Datadog refused access. Datadog says: "The key [removed] is not welcome".' },
      },
    });
    const lost = { organizationId: randomUUID(), connectionId: randomUUID(), ...connected.keys };
    const refuse = (error: unknown) => error;
    const errors = [
      await storeCredentials(bench.db, bench.ring, lost).catch(refuse),
      await storeCredentials(bench.db, new Map([[0, randomBytes(32)]]), {
        ...connected,
        ...connected.keys,
      }).catch(refuse),
      await storeCredentials(bench.db, bench.ring, {
        ...connected,
        ...connected.keys,
        appKey: null as never,
      }).catch(refuse),
      await read(connected, new Map([[1, randomBytes(32)]])).catch(refuse),
    ];
    const codes = errors.map((error) => (error instanceof AppError ? error.code : error));
    expect(codes).toEqual([
      "not_found",
      "credential_unreadable",
      "credential_unreadable",
      "credential_unreadable",
    ]);
    const passphrases = derivePassphrases(bench.ring.get(1) ?? randomBytes(32), connected);
    const canaries = [connected.keys.appKey, connected.keys.apiKey, passphrases.apiKey, passphrases.appKey];
    const heard = [...errors, ...stack.printed()].map((error) => inspect(error, { depth: 9 })).join("\n");
    expect(canaries.filter((canary) => heard.includes(canary))).toEqual([]);
    const dump = await dumpDatabase(stack);
    expect(dump).toContain(connected.connectionId);
    expect(canaries.filter((canary) => dump.includes(canary))).toEqual([]);
    const bytes = canaries.map((canary) => Buffer.from(canary).toString("hex"));
    expect(bytes.filter((canary) => dump.includes(canary))).toEqual([]);
  });
});
