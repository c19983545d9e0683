import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { CredentialOwner, KeyRing } from "#lib/credentials.ts";
import type { Db } from "#lib/db/call.ts";
import { readCredentials, storeCredentials } from "#lib/db/credentials.ts";
import { rotateKeys } from "#scripts/rotate/rotate.ts";
import { syncClient } from "../support/connected-account.ts";
import { KEY_FIELDS } from "../support/datadog-account.ts";
import { useStack } from "../support/kit.ts";
import type { RotateProcessInput } from "../support/rotate-process.ts";
import { addSealed } from "../support/sealed-credentials.ts";
import { ONE_DATABASE, quote, readText } from "../support/stack.ts";
import { createOrganization, signUp } from "../support/stack-client.ts";

const SCRIPT = join(import.meta.dirname, "../support/rotate-process.ts");

describe.each(ONE_DATABASE)("rotating the master key on %s", (name) => {
  const [old, young, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const before: KeyRing = new Map([[1, old]]);
  const both: KeyRing = new Map([
    [2, young],
    [1, old],
  ]);
  const after: KeyRing = new Map([[2, young]]);
  const stack = useStack(name);
  let db: Db;

  beforeAll(async () => {
    db = syncClient(stack);
  });

  async function sealed(count: number, ring: KeyRing = before): Promise<CredentialOwner[]> {
    await stack.sql("delete from public.connections");
    const { client } = await signUp(stack);
    const { id } = await createOrganization(client);
    return addSealed(stack, ring, { organizationId: id, count });
  }

  const open = async (ring: KeyRing, owner: CredentialOwner) =>
    (await readCredentials(db, ring, { ...owner, fields: KEY_FIELDS })).apiKey ===
    `apiKey ${owner.connectionId}`;

  const countUnder = async (keyId: number) =>
    Number(
      await readText(
        stack,
        `select count(distinct connection_id) from private.credentials where key_id = ${keyId}`,
      ),
    );

  test("leaves everything readable with the new key alone, and a second time changes nothing", async () => {
    const owners = await sealed(120);
    expect(await rotateKeys(db, both)).toEqual({ resealed: 120, unreadable: [], missing: new Map() });
    expect(await countUnder(1)).toBe(0);
    for (const owner of owners.slice(0, 20)) expect(await open(after, owner)).toBe(true);
    expect(await rotateKeys(db, both)).toMatchObject({ resealed: 0 });
  });

  test("goes on where a killed one stopped, and no reader fails meanwhile", async () => {
    const owners = await sealed(500);
    let reading = true;
    let [reads, failures] = [0, 0];
    const read = async () => {
      for (let index = 0; reading; index += 7) {
        const owner = owners[index % owners.length];
        if (owner !== undefined && !(await open(both, owner).catch(() => false))) failures += 1;
        reads += 1;
      }
    };
    const readers = [read(), read(), read()];
    const kill = async (batches: number): Promise<unknown> => {
      const input: RotateProcessInput = {
        url: stack.url,
        secretKey: stack.secretKey,
        ring: [...both].map(([id, key]) => [id, key.toString("base64")]),
        batches,
      };
      const child = fork(SCRIPT, { execArgv: [] });
      const ended = new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)));
      child.send(input);
      return ended;
    };
    try {
      // Four batches of 50 are on their way at once, so each dead process leaves 50 to 200 done.
      expect(await kill(1)).toBe("SIGKILL");
      expect(await kill(2)).toBe("SIGKILL");
      const left = await countUnder(1);
      expect(left).toBeLessThan(500);
      // What the dead had sent may still be on its way.
      expect((await rotateKeys(db, both)).resealed).toBeLessThanOrEqual(left);
    } finally {
      reading = false;
    }
    await Promise.all(readers);
    await expect.poll(() => countUnder(2)).toBe(500);
    expect(reads).toBeGreaterThan(10);
    expect(failures).toBe(0);
  });

  test("seals at most 500 rows in a call, so that none outlasts the time of a statement", async () => {
    await sealed(620);
    const sizes: number[] = [];
    const watched: typeof fetch = (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      if (address.endsWith("/rpc/reseal_credentials"))
        sizes.push(JSON.parse(String(init?.body)).p_batch.length);
      return fetch(input, init);
    };
    await rotateKeys(syncClient(stack, watched), both);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(620);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  });

  test("leaves alone and names what no key of the ring opens", async () => {
    const owners = await sealed(60);
    const [broken] = owners;
    const wrong: KeyRing = new Map([[1, foreign]]);
    const [strange] = await addSealed(stack, wrong, {
      organizationId: broken?.organizationId ?? "",
      count: 1,
    });
    const stored = () =>
      readText(
        stack,
        `select string_agg(sealed::text, '' order by field) from private.credentials where connection_id = ${quote(strange?.connectionId ?? "")}`,
      );
    const ciphertext = await stored();
    expect(await rotateKeys(db, both)).toEqual({
      resealed: 60,
      unreadable: [strange?.connectionId],
      missing: new Map(),
    });
    expect(await stored()).toBe(ciphertext);
  });

  test("names keys that sealed something and are not in the ring", async () => {
    await sealed(3, new Map([[9, foreign]]));
    expect(await rotateKeys(db, both)).toEqual({
      resealed: 0,
      unreadable: [],
      missing: new Map([[9, 3]]),
    });
  });

  test("never undoes keys that are replaced at the same time", async () => {
    const owners = await sealed(40);
    const replace = owners.map((owner) =>
      storeCredentials(db, both, { ...owner, keys: { apiKey: "n".repeat(32), appKey: "n".repeat(40) } }),
    );
    await Promise.all([rotateKeys(db, both), ...replace]);
    await rotateKeys(db, both);
    for (const owner of owners)
      expect(await readCredentials(db, after, { ...owner, fields: KEY_FIELDS })).toMatchObject({
        apiKey: "n".repeat(32),
      });
  });
});
