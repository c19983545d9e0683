import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { complaint, complete, embedded, KEY, OTHER } from "./fixtures/environment.ts";

describe("a complete environment", () => {
  test("is read with safe defaults", () => {
    expect(parseEnv(complete)).toEqual({
      port: 3000,
      embedded: false,
      demo: false,
      supabaseUrl: "https://project.supabase.co",
      publishableKey: complete.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
      secretKey: complete.SUPABASE_SECRET_KEY,
      credentialKeys: new Map([[1, Buffer.alloc(32, 5)]]),
      cronSecret: complete.CRON_SECRET,
      datadogBaseUrl: null,
      githubBaseUrl: null,
      githubApp: null,
      outgoingAddresses: [],
      smtp: null,
      publicUrl: null,
      outboxFile: null,
      secureCookies: true,
      syncEverySeconds: null,
      commit: null,
      logLevel: "info",
    });
  });

  test("takes another rhythm than nightly from the embedded stack alone", () => {
    const often = { PLUMBLINE_SYNC_SECONDS: "120" };
    expect(parseEnv({ ...complete, ...often }).syncEverySeconds).toBeNull();
    expect(embedded(often).syncEverySeconds).toBe(120);
  });

  test("takes an empty variable as missing and passes over unknown ones", () => {
    const empty = { PORT: "", LOG_LEVEL: "", PLUMBLINE_EMBEDDED: "", DATADOG_API_BASE_URL: "" };
    const other = { SOMETHING: "x" };
    expect(parseEnv({ ...complete, ...empty, ...other })).toEqual(parseEnv(complete));
  });

  test("takes the addresses that our calls come from, and nothing else for them", () => {
    const listed = parseEnv({ ...complete, OUTGOING_ADDRESSES: "192.0.2.7, 198.51.100.0/24,2001:db8::1" });
    expect(listed.outgoingAddresses).toEqual(["192.0.2.7", "198.51.100.0/24", "2001:db8::1"]);
    for (const odd of ["example.com", "192.0.2.7,", "192.0.2.300"])
      expect(complaint({ OUTGOING_ADDRESSES: odd })).toBe(
        "OUTGOING_ADDRESSES must be IP addresses or ranges, comma-separated.",
      );
  });

  test("takes a GitHub App with its key as PEM, with written line ends, or as base64, and whose it is where", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString().trim();
    const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const id = "0198c0de-0000-7000-8000-000000000001";
    const app = { GITHUB_APP_ID: "42", GITHUB_APP_INSTALLATIONS: `${id}:4711` };
    for (const key of [pem, pem.replaceAll("\n", "\\n"), Buffer.from(pem).toString("base64")])
      expect(parseEnv({ ...complete, ...app, GITHUB_APP_PRIVATE_KEY: key }).githubApp).toEqual({
        id: 42,
        privateKey: pkcs8,
        installations: new Map([[id, 4711]]),
      });
    expect(complaint(app)).toMatch(/^GITHUB_APP_PRIVATE_KEY is missing: .+ together/);
  });

  test("drops slashes at the end of addresses", () => {
    const slashes = {
      DATADOG_API_BASE_URL: "http://[::1]:4010//",
      GITHUB_API_BASE_URL: "http://127.0.0.1:4011/",
      NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:54321/",
    };
    expect(embedded(slashes)).toMatchObject({
      supabaseUrl: "http://127.0.0.1:54321",
      datadogBaseUrl: "http://[::1]:4010",
      githubBaseUrl: "http://127.0.0.1:4011",
    });
  });

  test.each([
    ["production", undefined, true],
    [undefined, undefined, true],
    ["development", undefined, false],
    ["production", "1", false],
  ])("of NODE_ENV %s, embedded %s, has secure cookies: %s", (mode, embedded, secure) => {
    expect(parseEnv({ ...complete, NODE_ENV: mode, PLUMBLINE_EMBEDDED: embedded }).secureCookies).toBe(
      secure,
    );
  });
});

describe("a variable that is missing", () => {
  test.each(Object.keys(complete))("%s ends the process with one line that names it", (name) => {
    for (const value of [undefined, ""]) {
      expect(complaint({ [name]: value })).toMatch(new RegExp(`^${name} is missing: .+\\.$`));
    }
  });

  test("of Supabase says that they belong together, another where to look", () => {
    expect(complaint({ SUPABASE_SECRET_KEY: "" })).toContain("set all of the Supabase variables");
    expect(complaint({ CRON_SECRET: "" })).toContain("see .env.example");
  });
});

describe("a variable that is malformed", () => {
  test.each([
    ["NODE_ENV", "staging"],
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["NEXT_PUBLIC_SUPABASE_URL", "project.supabase.co"],
    ["NEXT_PUBLIC_SUPABASE_URL", "ftp://project.supabase.co"],
    ["NEXT_PUBLIC_SUPABASE_URL", "javascript:alert(1)"],
    ["NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY", "short"],
    ["SUPABASE_SECRET_KEY", "short"],
    ["CREDENTIAL_KEYS", "1"],
    ["CRON_SECRET", "c".repeat(31)],
    ["CRON_SECRET", `${"c".repeat(31)} é`],
    ["CRON_SECRET", `${"c".repeat(31)}\nc`],
    ["DATADOG_API_BASE_URL", "not an address"],
    ["GITHUB_API_BASE_URL", "not an address"],
    ["GITHUB_APP_ID", "acme"],
    ["GITHUB_APP_PRIVATE_KEY", "-----BEGIN RSA PRIVATE KEY-----"],
    ["GITHUB_APP_INSTALLATIONS", "acme:4711"],
    ["PLUMBLINE_EMBEDDED", "yes"],
    ["PLUMBLINE_DEMO", "true"],
    ["LOG_LEVEL", "loud"],
  ])("%s as %j ends the process with one line that names it and does not repeat it", (name, value) => {
    const said = complaint({ [name]: value });
    expect(said).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
    if (value.length > 5) expect(said).not.toContain(value);
  });
});

describe("a variable that a pipe or a form wrapped", () => {
  const wrapped = Object.entries(complete).flatMap(([name, value]) => [
    ...[`${value}\n`, `${value}\r\n`, ` ${value}`, `${value}  `, `\ufeff${value}`, " "].map((odd) => ({
      name,
      odd,
      says: "begins or ends with white space",
    })),
    ...[`"${value}"`, `'${value}'`, `"${value}\n"`].map((odd) => ({
      name,
      odd,
      says: "has quotes around it",
    })),
  ]);

  test.each(wrapped)("$name as $odd is refused by name: $says", ({ name, odd, says }) => {
    expect(complaint({ [name]: odd })).toBe(`${name} ${says}.`);
  });
});

describe.each(["DATADOG_API_BASE_URL", "GITHUB_API_BASE_URL"])(
  "the address that replaces a vendor's (%s)",
  (name) => {
    test("is refused outside the embedded stack", () => {
      expect(complaint({ [name]: "http://127.0.0.1:4010" })).toBe(
        `${name} is accepted only in embedded mode.`,
      );
    });

    test.each(["http://127.0.0.1:4010", "http://localhost:4010", "http://[::1]:4010", "https://localhost"])(
      "may be %s",
      (address) => {
        expect(complaint({ PLUMBLINE_EMBEDDED: "1", [name]: address })).toBe("");
      },
    );

    test.each([
      "http://evil.com",
      "https://api.datadoghq.com",
      "http://127.0.0.1.evil.com",
      "http://localhost.evil.com",
      "http://127.0.0.1@evil.com",
      "http://evil.com#127.0.0.1",
      "http://evil.com/?localhost",
      "http://0.0.0.0:4010",
      "http://10.0.0.1",
      "http://[::2]",
      "ftp://127.0.0.1",
      "javascript://127.0.0.1/%0aalert(1)",
      "file://localhost/etc/passwd",
      "127.0.0.1:4010",
      "//127.0.0.1",
    ])("may not be %s, even embedded", (address) => {
      const said = complaint({ PLUMBLINE_EMBEDDED: "1", [name]: address });
      expect(said).toBe(`${name} is accepted only for an http address of a loopback host.`);
    });
  },
);

describe("the key ring", () => {
  const keysOf = (value: string) => parseEnv({ ...complete, CREDENTIAL_KEYS: value }).credentialKeys;

  test("has one key or several, the active one first, blanks between them allowed", () => {
    expect([...keysOf(`1:${KEY}`).keys()]).toEqual([1]);
    const ring = keysOf(`2:${OTHER} , 1:${KEY}`);
    expect([...ring.keys()]).toEqual([2, 1]);
    expect(ring.get(2)).toEqual(Buffer.alloc(32, 6));
  });

  test.each([
    ["no id", KEY],
    ["id 0", `0:${KEY}`],
    ["a negative id", `-1:${KEY}`],
    ["an id in words", `one:${KEY}`],
    ["an id that the database cannot hold", `9999999999:${KEY}`],
    ["31 bytes", `1:${Buffer.alloc(31).toString("base64")}`],
    ["33 bytes", `1:${Buffer.alloc(33).toString("base64")}`],
    ["no base64", `1:${"!".repeat(43)}=`],
    ["hex", `1:${Buffer.alloc(32).toString("hex")}`],
    ["base64url", `1:${Buffer.alloc(32, 255).toString("base64url")}=`],
    ["no padding", `1:${KEY.slice(0, -1)}`],
    ["a comma at the end", `1:${KEY},`],
    ["the same id twice", `1:${KEY},1:${OTHER}`],
    ["the same key twice", `1:${KEY},2:${KEY}`],
    ["another separator", `1:${KEY};2:${OTHER}`],
    ["a line break inside", `1:${KEY}\n2:${OTHER}`],
  ])("with %s ends the process without repeating a key", (_, value) => {
    const said = complaint({ CREDENTIAL_KEYS: value });
    expect(said).toMatch(
      /^CREDENTIAL_KEYS must be id:base64 of 32 bytes, comma-separated, ids and keys distinct\.$/,
    );
  });
});

describe("a secret that is used twice", () => {
  test.each([
    ["CRON_SECRET", { CRON_SECRET: KEY }],
    ["CRON_SECRET", { CRON_SECRET: OTHER, CREDENTIAL_KEYS: `2:${KEY},1:${OTHER}` }],
    ["CRON_SECRET", { CRON_SECRET: "s".repeat(40), SUPABASE_SECRET_KEY: "s".repeat(40) }],
    ["SUPABASE_SECRET_KEY", { SUPABASE_SECRET_KEY: KEY }],
  ])("as %s ends the process without repeating it", (name, changes) => {
    expect(complaint(changes)).toBe(`${name} must be a secret of its own, used for nothing else.`);
  });
});
