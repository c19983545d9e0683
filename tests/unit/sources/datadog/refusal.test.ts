import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { checkKeys } from "#lib/sources/datadog/check-keys.ts";
import type { AccountSpec } from "#scripts/simulator/account.ts";
import type { Fault } from "#scripts/simulator/fault.ts";
import { spoken } from "#tests/support/spoken.ts";
import {
  clientOf,
  closedUrl,
  failureOf,
  listDay,
  startAnswering,
  startFaulty,
  startPeer,
  surroundings,
  threeEvents,
} from "../../fixtures/datadog-peer.ts";
import {
  API_KEY,
  APP_KEY,
  account,
  deployment,
  NOW,
  start,
  startWith,
} from "../../scripts/simulator/harness.ts";

describe("a refusal", () => {
  test("of revoked keys costs exactly one call and carries Datadog's words", async () => {
    const { simulator, url } = await startWith(threeEvents);
    const client = await clientOf(url);
    await listDay(client);
    simulator.revokeKeys("acme");
    const error = await failureOf(listDay(client));
    expect([error.failure, error.code, error.words]).toEqual([
      "unauthorized",
      "datadog_rejected",
      "Unauthorized",
    ]);
    expect(client.transport.calls).toBe(2);
  });

  test("for a missing permission costs exactly one call", async () => {
    const { simulator, url } = await startWith(threeEvents);
    simulator.setScopes("acme", []);
    const client = await clientOf(url);
    const error = await failureOf(listDay(client));
    expect([error.failure, error.words]).toEqual([
      "forbidden",
      "Forbidden; Failed permission authorization checks",
    ]);
    expect(client.transport.calls).toBe(1);
  });

  test.each([400, 404, 408, 413, 422])("with status %i is not repeated", async (status) => {
    const { client } = await startFaulty({ kind: "response", status });
    const error = await failureOf(listDay(client));
    expect([error.failure, error.httpStatus]).toEqual([status === 404 ? "not_found" : "bad_request", status]);
    expect(client.transport.calls).toBe(1);
  });
});

describe("Datadog's words", () => {
  async function wordsFor(body: unknown): Promise<string> {
    const peer = await startAnswering(body, 400);
    return (await failureOf(listDay(await clientOf(peer.url)))).words;
  }

  test.each<[unknown, string]>([
    [{ errors: ["Forbidden", "no scope"] }, "Forbidden; no scope"],
    [{ errors: [{ status: "400", title: "Bad Request", detail: "got type" }] }, "got type"],
    [{ errors: [{ title: "Bad Request", detail: null }] }, "Bad Request"],
    [{ errors: "one text" }, "one text"],
    [{ errors: [7, null, {}, ["x"], "last"] }, "last"],
    ["<h1>gone</h1>", ""],
    ["null", ""],
    [{}, ""],
  ])("are read from %j", async (body, words) => {
    expect(await wordsFor(body)).toBe(words);
  });

  test("are cut to 300 characters that a database can store", async () => {
    const words = await wordsFor({ errors: [`a\u0000b\r\n${"x".repeat(295)}😀 and more`] });
    expect(words.length).toBeLessThanOrEqual(300);
    expect(words.isWellFormed()).toBe(true);
    expect(words).not.toMatch(/\p{Cc}/u);
  });

  test("never repeat a key, whoever wrote it there", async () => {
    const words = await wordsFor({ errors: [`key ${API_KEY} with ${APP_KEY}${"y".repeat(300)}`] });
    expect(words).toContain("key [removed] with [removed]");
  });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308] as const)(
    "with status %i is refused, and no key goes there",
    async (status) => {
      const other = await startAnswering({ data: [] });
      const { client } = await startFaulty({ kind: "redirect", status, location: `${other.url}/x` });
      const error = await failureOf(listDay(client));
      expect([error.failure, error.code]).toEqual(["redirect", "upstream_contract"]);
      expect(other.received).toEqual([]);
      expect(client.transport.calls).toBe(1);
    },
  );
});

describe("a key that no header can carry", () => {
  test.each(["line\nbreak", "nul\0byte", "tail\r\nDD-X: 1", "ключ"])(
    "%j is refused unsent and unquoted",
    async (apiKey) => {
      const peer = await startAnswering({ data: [] });
      const error = await failureOf(listDay(await clientOf(peer.url, { apiKey })));
      expect(error.code).toBe("datadog_rejected");
      expect(`${error.message} ${spoken(error)} ${error.stack} ${String(error.cause)}`).not.toContain(apiKey);
      expect(peer.received).toEqual([]);
    },
  );
});

describe("checking keys", () => {
  const keys = { site: "datadoghq.com" as const, apiKey: API_KEY, appKey: APP_KEY };

  async function check(
    url: string,
    given: Partial<typeof keys> & { site?: (typeof keys)["site"] | "us5.datadoghq.com" } = {},
  ) {
    const error = await checkKeys({ ...keys, ...given, baseUrl: url, ...surroundings() }).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof AppError)) throw error ?? new Error("the keys were accepted");
    const told = `${spoken(error)} ${error.message} ${error.stack} ${String(error.cause)}`;
    expect(told).not.toContain(given.apiKey ?? API_KEY);
    expect(told).not.toContain(given.appKey ?? APP_KEY);
    return error;
  }

  function startAccount(spec: Partial<AccountSpec> = {}) {
    return start({ accounts: [account(spec)] });
  }

  /** What is said of keys where an answer is spoiled. */
  async function checkSpoiled(fault: Fault) {
    const { url, simulator } = await startAccount();
    simulator.queueFault(fault);
    return check(url);
  }

  const recently = new Date(NOW.getTime() - 3_600_000).toISOString();

  test("that may read answers with a client that uses them, odd events or not", async () => {
    const odd = [
      { ...deployment("x", recently), id: "nul\0" },
      { ...deployment("y", recently), id: null },
    ];
    const content = { kind: "events" as const, deployments: [deployment("new", recently), ...odd] };
    const { url } = await startAccount({ content });
    const client = await checkKeys({ ...keys, baseUrl: url, ...surroundings() });
    expect(await client.get("deployments", "new")).toMatchObject({ id: "new" });
    expect(await client.get("deployments", "none")).toBeNull();
  });

  test("with an unknown API key says so, and asks the other sites with nothing but that key", async () => {
    const { url, simulator } = await startAccount();
    const error = await check(url, { apiKey: "c".repeat(32) });
    expect(error.code).toBe("datadog_rejected");
    expect(spoken(error)).toMatch(/^Datadog \(US1, datadoghq\.com\) does not know this API key\./);
    const asked = simulator.requests();
    expect(new Set(asked.map((request) => request.site)).size).toBe(7);
    expect(asked.filter((request) => request.site !== "datadoghq.com" && request.hasAppKey)).toEqual([]);
    expect(new Set(asked.map((request) => request.path))).toEqual(new Set(["/api/v1/validate"]));
  });

  test("at the wrong site names the right one", async () => {
    const { url } = await startAccount({ site: "us5.datadoghq.com" });
    const error = await check(url);
    expect(error.code).toBe("datadog_rejected");
    expect(spoken(error)).toBe(
      "This API key belongs to another Datadog site: choose US5 (us5.datadoghq.com) instead of US1 (datadoghq.com).",
    );
  });

  test("with an unknown application key says so in Datadog's words", async () => {
    const { url } = await startAccount();
    const error = await check(url, { appKey: "d".repeat(40) });
    expect(error.code).toBe("datadog_rejected");
    expect(spoken(error)).toMatch(/not the application key\. Datadog says: "Unauthorized"\./);
  });

  test("without dora_metrics_read names the permission and where to set it", async () => {
    const { url } = await startAccount({ appKeys: [{ key: APP_KEY, scopes: ["metrics_read"] }] });
    const error = await check(url);
    expect(error.code).toBe("datadog_rejected");
    expect(spoken(error)).toContain("it lacks dora_metrics_read");
    expect(spoken(error)).toContain("Application keys");
  });

  test("that may read deployments but not incidents are refused", async () => {
    const body = { errors: ["Forbidden", "Failed permission authorization checks"] };
    const error = await checkSpoiled({ kind: "response", status: 403, body, path: "failures" });
    expect(spoken(error)).toContain("it lacks dora_metrics_read");
  });

  test("where there are no DORA metrics asks for another site", async () => {
    const error = await checkSpoiled({ kind: "response", status: 404, path: "deployments" });
    expect(spoken(error)).toContain("Datadog has no DORA metrics at datadoghq.com");
  });

  test("with nobody there is our trouble, not the keys'", async () => {
    const error = await check(await closedUrl());
    expect(error.code).toBe("datadog_unavailable");
    expect(spoken(error)).toContain("cannot be reached at the moment");
  });

  test.each(["html", "empty"] as const)(
    "with an unreadable answer (%s) is our trouble, not the keys'",
    async (kind) => {
      expect((await checkSpoiled({ kind, times: 0 })).code).toBe("datadog_unavailable");
    },
  );

  test("at a used-up rate limit says when to come back", async () => {
    const error = await checkSpoiled({ kind: "response", status: 429, headers: { "retry-after": "600" } });
    expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: 600 });
  });

  test("tells each of these troubles in a sentence of its own", async () => {
    const { url } = await startAccount();
    const other = await startAccount({ site: "us5.datadoghq.com" });
    const noScope = await startAccount({ appKeys: [{ key: APP_KEY, scopes: [] }] });
    const errors = [
      await check(url, { apiKey: "c".repeat(32) }),
      await check(url, { appKey: "d".repeat(40) }),
      await check(noScope.url),
      await check(other.url),
      await check(await closedUrl()),
    ];
    expect(new Set(errors.map(spoken)).size).toBe(5);
  });

  test("of an account with enormous events looks at fewer of them", async () => {
    const content = { kind: "events" as const, deployments: [deployment("new", recently)] };
    const { url, simulator } = await startAccount({ content });
    simulator.queueFault({ kind: "gzip-bomb", megabytes: 17, path: "deployments" });
    const client = await checkKeys({ ...keys, baseUrl: url, ...surroundings() });
    expect(client.transport.calls).toBe(4);
  });

  test("never repeats a key that Datadog itself repeats", async () => {
    const peer = await startPeer((request, response) => {
      response.writeHead(request.url === "/api/v1/validate" ? 200 : 403, {
        "content-type": "application/json",
      });
      response.end(JSON.stringify({ valid: true, errors: [`key ${API_KEY}/${APP_KEY} is not enough`] }));
    });
    expect(spoken(await check(peer.url))).toContain("key [removed]/[removed] is not enough");
  });
});
