import { randomBytes, randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { derivePassphrases, type KeyRing } from "#lib/credentials.ts";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { readCredentials, storeCredentials } from "#lib/db/credentials.ts";
import { AppError } from "#lib/errors.ts";
import { atDatadog } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  sync,
} from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readText } from "../support/stack.ts";
import { secretClient } from "../support/stack-client.ts";
import { rowsOf } from "../support/stored-content.ts";
import { wireDeployment } from "../support/wire-events.ts";

describe.each(ONE_DATABASE)("stored credentials on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = () => connectAccount(bench, { deployments: [wireDeployment("d", ago(bench, DAY))] });

  const ofConnection = ({ connectionId }: Connected) => `connection_id = ${quote(connectionId)}`;

  const read = (connected: Connected, ring: KeyRing = bench.ring) =>
    readCredentials(bench.db, ring, connected);

  const keyIdOf = async (connected: Connected) =>
    Number(
      await readText(
        stack,
        `select distinct key_id from private.credentials where ${ofConnection(connected)}`,
      ),
    );

  const sealedOf = async (connected: Connected, field: string) =>
    (await readText(
      stack,
      `select encode(sealed, 'hex') from private.credentials where ${ofConnection(connected)} and field = ${quote(field)}`,
    )) ?? "";

  test("open to what was stored, and are replaced whole", async () => {
    const connected = await connect();
    expect(await read(connected)).toEqual(connected.keys);
    const next = { apiKey: "n".repeat(32), appKey: "ä 🔑 ".repeat(8) };
    await storeCredentials(bench.db, bench.ring, { ...connected, keys: next });
    expect(await read(connected)).toEqual(next);
    expect(await rowsOf(connected, "select 1 from private.credentials")).toHaveLength(2);
    await storeCredentials(bench.db, bench.ring, { ...connected, keys: { token: "one field more" } });
    expect(await read({ ...connected, fields: ["token"] })).toEqual({ token: "one field more" });
    await expect(read(connected)).rejects.toMatchObject({ code: "not_found" });
  });

  test("are OpenPGP messages with AES-256, SHA-256 and integrity protection, each different", async () => {
    const connected = await connect();
    const [apiKey, appKey] = [await sealedOf(connected, "apiKey"), await sealedOf(connected, "appKey")];
    // SKESK packet, version 4, AES-256, iterated and salted, SHA-256, 65,536 rounds; then an integrity protected data packet.
    for (const sealed of [apiKey, appKey]) expect(sealed).toMatch(/^c30d04090308[0-9a-f]{16}60d2/);
    expect(apiKey).not.toBe(appKey);
    await storeCredentials(bench.db, bench.ring, connected);
    expect(await sealedOf(connected, "apiKey")).not.toBe(apiKey);
  });

  test("do not open in another connection's row, nor in each other's", async () => {
    const [victim, thief] = [await connect(), await connect()];
    await stack.sql(`update private.credentials t set sealed = v.sealed
      from private.credentials v where t.${ofConnection(thief)} and v.${ofConnection(victim)} and v.field = t.field`);
    await expect(read(thief)).rejects.toMatchObject({ code: "credential_unreadable" });
    await stack.sql(
      `update private.credentials t set sealed = v.sealed from private.credentials v
        where t.${ofConnection(victim)} and v.${ofConnection(victim)} and v.field <> t.field`,
    );
    await expect(read(victim)).rejects.toMatchObject({ code: "credential_unreadable" });
    expect(await sync(thief)).toMatchObject({
      result: "failed",
      run: { error: { code: "credential_unreadable", reason: "credential_unreadable", numbers: {} } },
    });
    expect(await readConnection(thief)).toMatchObject({ status: "active" });
  });

  test.each([
    ["a flipped bit", (hex: string) => `${hex.slice(0, -2)}${hex.endsWith("00") ? "01" : "00"}`],
    ["a missing end", (hex: string) => hex.slice(0, -8)],
  ])("do not open after %s", async (_, damage) => {
    const connected = await connect();
    const damaged = damage(await sealedOf(connected, "apiKey"));
    await stack.sql(`update private.credentials set sealed = decode(${quote(damaged)}, 'hex')
      where ${ofConnection(connected)} and field = 'apiKey'`);
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
    await storeCredentials(bench.db, rotating, connected);
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
      `update private.credentials set sealed = ${seal} where ${ofConnection(connected)}`,
    );
    await expect(store).rejects.toThrow(/check constraint/);
    await expect(
      stack.sql(
        `update private.credentials set sealed = 'a key in the clear' where ${ofConnection(connected)}`,
      ),
    ).rejects.toThrow(/check constraint/);
    expect(await read(connected)).toEqual(connected.keys);
  });

  test("go in the transaction that ends the connection", async () => {
    const connected = await connect();
    const { organizationId, connectionId } = connected;
    const acting = quote(JSON.stringify({ userId: connected.acting.user.id }));
    const call = `set local request.jwt.claim.role = 'service_role';
      select public.disconnect_connection(${quote(organizationId)}, ${acting}, ${quote(connectionId)}, false)`;
    await expect(stack.sql(`${call}; select 1 / 0`)).rejects.toThrow(/division by zero/);
    expect(await read(connected)).toEqual(connected.keys);
    await disconnectConnection(connected.acting, { connectionId, purge: false });
    expect(await rowsOf(connected, "select 1 from private.credentials")).toEqual([]);
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
    const body = { errors: [`The key ${connected.keys.apiKey} is not welcome`] };
    atDatadog(connected).fail({ kind: "response", status: 403, body });
    expect(await sync(connected)).toMatchObject({
      run: {
        error: {
          reason: "datadog_forbidden",
          numbers: { said: "yes", words: "The key [removed] is not welcome" },
        },
      },
    });
    const lost = { organizationId: randomUUID(), connectionId: randomUUID(), keys: connected.keys };
    const refuse = (error: unknown) => error;
    const errors = [
      await storeCredentials(bench.db, bench.ring, lost).catch(refuse),
      await storeCredentials(bench.db, new Map([[0, randomBytes(32)]]), connected).catch(refuse),
      await storeCredentials(bench.db, bench.ring, {
        ...connected,
        keys: { ...connected.keys, appKey: null as never },
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
    const canaries = [...Object.values(connected.keys), ...Object.values(passphrases)];
    const heard = [...errors, ...stack.printed()].map((error) => inspect(error, { depth: 9 })).join("\n");
    expect(canaries.filter((canary) => heard.includes(canary))).toEqual([]);
    const dump = await dumpDatabase(stack);
    expect(dump).toContain(connected.connectionId);
    expect(canaries.filter((canary) => dump.includes(canary))).toEqual([]);
    const bytes = canaries.map((canary) => Buffer.from(canary).toString("hex"));
    expect(bytes.filter((canary) => dump.includes(canary))).toEqual([]);
  });
});
