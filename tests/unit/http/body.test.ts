import { describe, expect, test } from "vitest";
import { z } from "zod";
import { must } from "#lib/db/bounds.ts";
import type { AppError } from "#lib/errors.ts";
import { readBody } from "#lib/http/body.ts";
import * as inputs from "#lib/http/inputs.ts";
import { spoken } from "#tests/support/spoken.ts";

const schema = z.strictObject({ name: z.string(must({ code: "not_a_text", numbers: {} })) });

function request(body: BodyInit | null, type: string | null = "application/json"): Request {
  const init = {
    method: "POST",
    body,
    duplex: "half",
    headers: type === null ? {} : { "content-type": type },
  };
  return new Request("http://127.0.0.1/", init as RequestInit);
}

/** A body whose length nobody announces. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode("x".repeat(65_536)));
      sent += 65_536;
      if (sent >= bytes) controller.close();
    },
  });
}

const refusalOf = (body: BodyInit | null, type?: string | null) =>
  readBody(request(body, type), schema).then(
    () => null,
    (error: AppError) => ({ code: error.code, message: spoken(error) }),
  );

describe("a body", () => {
  test("is read as JSON, with any parameters of its type", async () => {
    expect(await readBody(request('{"name":"x"}', "application/json; charset=utf-8"), schema)).toEqual({
      name: "x",
    });
  });

  test("may be missing where everything in it is optional", async () => {
    const read = (body: string | null, type: string | null) =>
      readBody(request(body, type), inputs.syncRequest, { optional: true });
    expect(await read(null, null)).toEqual({ mode: "nightly" });
    expect(await read("", "application/json")).toEqual({ mode: "nightly" });
    expect(await read('{"mode":"deep"}', "application/json")).toEqual({ mode: "deep" });
    await expect(read('{"mode":"deep"}', "text/plain")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("of more than 1 MB is refused while it arrives", async () => {
    expect(await refusalOf(streamOf(1_200_000))).toMatchObject({ code: "payload_too_large" });
    expect(await refusalOf(`{"name":"${"x".repeat(1_048_577)}"}`)).toMatchObject({
      code: "payload_too_large",
    });
    expect(await readBody(request(`{"name":"${"x".repeat(1_048_000)}"}`), schema)).toBeTruthy();
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, string | null, string]>([
    ["a form", "name=x", "application/x-www-form-urlencoded", "Content-Type: application/json"],
    ["plain text", '{"name":"x"}', "text/plain", "Content-Type: application/json"],
    ["no type", '{"name":"x"}', null, "Content-Type: application/json"],
    ["half a JSON", '{"name":', "application/json", "The body is not valid JSON."],
    ["nothing", "", "application/json", "The body is not valid JSON."],
    ["broken UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "application/json", "The body is not valid UTF-8."],
    ["a list", "[]", "application/json", "The body must be a JSON object."],
    ["null", "null", "application/json", "The body must be a JSON object."],
    ["a missing field", "{}", "application/json", '"name" is missing.'],
    ["a wrong kind", '{"name":5}', "application/json", '"name" must be a text.'],
    ["an unknown field", '{"name":"x","role":"owner"}', "application/json", '"role" is not known here.'],
    ["a prototype", '{"name":"x","__proto__":{}}', "application/json", '"__proto__" is not known here.'],
  ])("of %s is refused in one sentence", async (_, body, type, expected) => {
    const refusal = await refusalOf(body, type);
    expect(refusal).toMatchObject({ code: "invalid_input" });
    expect(refusal?.message).toContain(expected);
  });
});

const token = { name: "CI", role: "viewer" };
const change = (field: object): [z.ZodType, object] => [inputs.organizationChange, field];

describe("the fields of a body", () => {
  test.each<[z.ZodType, object, object]>([
    [
      inputs.newOrganization,
      { name: " Northwind ", slug: "north-wind1" },
      { name: "Northwind", slug: "north-wind1" },
    ],
    [inputs.newOrganization, { name: "🚆".repeat(80), slug: "abc" }, {}],
    [inputs.newToken, token, { scopes: [], expiresInDays: 90 }],
    [
      inputs.newConnection,
      { provider: "datadog", site: "datadoghq.eu", apiKey: "a", appKey: "b" },
      { provider: "datadog", apiKey: expect.any(String) },
    ],
    [...change({ productionEnvs: ["live"], rawRetentionDays: 0 }), {}],
    [...change({ timeZone: "America/Argentina/Buenos_Aires" }), {}],
    [...change({}), {}],
  ])("are taken with their defaults: %#", (schema, body, expected) => {
    expect(schema.parse(body)).toMatchObject(expected);
  });

  test.each<[z.ZodType, object, string]>([
    [inputs.newOrganization, { name: "", slug: "abc" }, "name"],
    [inputs.newOrganization, { name: "   ", slug: "abc" }, "name"],
    [inputs.newOrganization, { name: "x".repeat(81), slug: "abc" }, "name"],
    [inputs.newOrganization, { name: "a\u0000b", slug: "abc" }, "name"],
    [inputs.newOrganization, { name: "a\ud800", slug: "abc" }, "name"],
    ...["ab", "Abc", "1abc", "abc-", "-abc", "a_b", "a".repeat(41), "settings", "äbc", "abc\n", 5].map(
      (slug): [z.ZodType, object, string] => [inputs.newOrganization, { name: "x", slug }, "slug"],
    ),
    [inputs.newToken, { ...token, role: "god" }, "role"],
    [inputs.newToken, { ...token, scopes: ["everything"] }, "scopes"],
    [inputs.newToken, { ...token, expiresInDays: 0 }, "expiresInDays"],
    [inputs.newToken, { ...token, expiresInDays: 366 }, "expiresInDays"],
    [inputs.newToken, { ...token, expiresInDays: 1.5 }, "expiresInDays"],
    [inputs.newToken, { ...token, expiresInDays: "90" }, "expiresInDays"],
    [...change({ timeZone: "+02:00" }), "timeZone"],
    [...change({ timeZone: "Mars/Olympus" }), "timeZone"],
    [...change({ lookbackDays: 2 }), "lookbackDays"],
    [...change({ lookbackDays: null }), "lookbackDays"],
    [...change({ productionEnvs: [] }), "productionEnvs"],
    [...change({ productionEnvs: ["Live", "live"] }), "productionEnvs"],
    [...change({ productionEnvs: [""] }), "productionEnvs"],
    [...change({ bands: "dora-2025" }), "bands"],
    [...change({ weekStart: "friday" }), "weekStart"],
  ])("are refused by name: %#", (schema, body, field) => {
    const result = schema.safeParse(body);
    expect(result.error?.issues[0]?.path[0]).toBe(field);
    expect(result.error?.issues[0]?.message).not.toMatch(/Invalid|expected/i);
  });
});
