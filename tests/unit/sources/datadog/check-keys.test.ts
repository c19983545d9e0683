import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { checkKeys } from "#lib/sources/datadog/check-keys.ts";
import type { AccountSpec } from "#scripts/simulator/account.ts";
import type { Fault } from "#scripts/simulator/fault.ts";
import { spoken } from "#tests/support/spoken.ts";
import { closedUrl, startPeer, surroundings } from "../../fixtures/datadog-peer.ts";
import { API_KEY, APP_KEY, account, deployment, NOW, start } from "../../scripts/simulator/harness.ts";

describe("checking keys", () => {
  const keys = { site: "datadoghq.com" as const, apiKey: API_KEY, appKey: APP_KEY };

  type Given = Partial<typeof keys> & {
    site?: (typeof keys)["site"] | "us5.datadoghq.com";
    addresses?: string[];
  };

  async function check(url: string, given: Given = {}) {
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

  test("that are answered a bare Forbidden tells its three causes, with our addresses or that they vary", async () => {
    const { url, simulator } = await startAccount();
    const forbid = () =>
      simulator.queueFault({
        kind: "response",
        status: 403,
        body: { errors: ["Forbidden"] },
        path: "deployments",
      });
    forbid();
    const error = await check(url, { addresses: ["192.0.2.7", "2001:db8::/48"] });
    expect(error).toMatchObject({ code: "datadog_rejected", field: "appKey" });
    const causes = [
      "its owner was disabled",
      "service account",
      "IP Allowlist",
      "of another Datadog organisation",
    ];
    for (const part of ['Datadog says: "Forbidden".', "allow 192.0.2.7, 2001:db8::/48 there", ...causes])
      expect(spoken(error)).toContain(part);
    forbid();
    const varying = spoken(await check(url));
    expect(varying).toMatch(/calls from vary.*worker on a host with a fixed address/);
  });

  test.each(["ddapp_x0123456789abcdefghijklmnopqrst", "d".repeat(40)])(
    "that are swapped says so and asks no other site about the application key %s",
    async (appKey) => {
      const { url, simulator } = await startAccount();
      const error = await check(url, { apiKey: appKey, appKey: API_KEY });
      expect([error.says.code, error.field]).toEqual(["datadog_keys_swapped", "apiKey"]);
      expect(simulator.requests()).toHaveLength(1);
    },
  );

  test("of which one is of the other kind says which", async () => {
    const { url } = await startAccount();
    const told = async (keys: Parameters<typeof check>[1]) => (await check(url, keys)).says;
    const otherKind = (key: string) => ({ code: "datadog_other_kind_of_key", numbers: { key } });
    expect(await told({ apiKey: "d".repeat(40), appKey: "e".repeat(40) })).toEqual(otherKind("apiKey"));
    expect(await told({ appKey: API_KEY })).toEqual(otherKind("appKey"));
  });

  test("of shapes that nobody knows are never called swapped", async () => {
    const { url } = await startAccount();
    const error = await check(url, { apiKey: "x".repeat(48), appKey: API_KEY });
    expect(error.says.code).toBe("datadog_api_key_unknown");
  });

  test("marks the field that is to be mended", async () => {
    const { url } = await startAccount();
    const other = await startAccount({ site: "us5.datadoghq.com" });
    const fields = [
      await check(url, { apiKey: "c".repeat(32) }),
      await check(url, { appKey: "d".repeat(40) }),
      await check(other.url),
      await checkSpoiled({ kind: "response", status: 404, path: "deployments" }),
      await check(await closedUrl()),
    ].map(({ field }) => field);
    expect(fields).toEqual(["apiKey", "appKey", "site", "site", null]);
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
