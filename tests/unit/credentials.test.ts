import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  accountFingerprint,
  derivePassphrases,
  openingPassphrases,
  sealingPassphrases,
} from "#lib/credentials.ts";

const owner = {
  organizationId: "6b7e6a0e-0000-4000-8000-000000000001",
  connectionId: "6b7e6a0e-0000-4000-8000-000000000002",
  fields: ["apiKey", "appKey"],
};
const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const ring = new Map([
  [7, one],
  [3, two],
]);

describe("a row's passphrases", () => {
  test("are the HMAC of the row's identity and field with the master key", () => {
    const expected = createHmac("sha256", one)
      .update(`v1|${owner.organizationId}|${owner.connectionId}|apiKey`)
      .digest("base64");
    expect(derivePassphrases(one, owner).apiKey).toBe(expected);
    expect(Buffer.from(expected, "base64")).toHaveLength(32);
  });

  test("are the same each time, and others for another organisation, connection, field or key", () => {
    const all = [
      derivePassphrases(one, owner),
      derivePassphrases(two, owner),
      derivePassphrases(one, { ...owner, organizationId: owner.connectionId }),
      derivePassphrases(one, { ...owner, connectionId: owner.organizationId }),
      derivePassphrases(one, {
        ...owner,
        organizationId: owner.connectionId,
        connectionId: owner.organizationId,
      }),
    ].flatMap((each) => Object.values(each));
    expect(new Set(all).size).toBe(10);
    expect(derivePassphrases(one, owner)).toEqual(derivePassphrases(Buffer.alloc(32, 1), { ...owner }));
  });

  test("do not show the master key", () => {
    const told = JSON.stringify([sealingPassphrases(ring, owner), openingPassphrases(ring, owner)]);
    for (const key of ring.values()) {
      for (const form of ["base64", "hex", "base64url"] as const)
        expect(told).not.toContain(key.toString(form));
    }
  });
});

describe("a key ring", () => {
  test("seals with its first key, whatever the ids", () => {
    expect(sealingPassphrases(ring, owner)).toEqual({ keyId: 7, passphrases: derivePassphrases(one, owner) });
  });

  test("opens with every key, by id", () => {
    expect(openingPassphrases(ring, owner)).toEqual({
      7: derivePassphrases(one, owner),
      3: derivePassphrases(two, owner),
    });
  });

  test("opens after a rotation what was sealed before it", () => {
    const { keyId, passphrases: before } = sealingPassphrases(ring, owner);
    const rotated = new Map([[9, Buffer.alloc(32, 9)], ...ring]);
    expect(openingPassphrases(rotated, owner)[String(keyId)]).toEqual(before);
    expect(sealingPassphrases(rotated, owner).keyId).toBe(9);
  });

  test("without a key seals nothing", () => {
    expect(() => sealingPassphrases(new Map(), owner)).toThrow("The key ring is empty.");
    expect(openingPassphrases(new Map(), owner)).toEqual({});
  });
});

describe("an account's fingerprint", () => {
  test("is the same for the same identity at the same source, another for another, and does not show it", () => {
    const key = "0123456789abcdef0123456789abcdef";
    const fingerprint = accountFingerprint("datadog", key);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(accountFingerprint("datadog", key)).toBe(fingerprint);
    expect(accountFingerprint("github", key)).not.toBe(fingerprint);
    expect(accountFingerprint("datadog", `${key}0`)).not.toBe(fingerprint);
    expect(fingerprint).not.toContain(key);
  });
});
