import { describe, expect, test } from "vitest";
import { spoken } from "#tests/support/spoken.ts";
import {
  clientOf,
  failureOf,
  listDay,
  startAnswering,
  startFaulty,
  threeEvents,
} from "../../fixtures/datadog-peer.ts";
import { API_KEY, APP_KEY, startWith } from "../../scripts/simulator/harness.ts";

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
