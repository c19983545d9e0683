import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { areActionArguments } from "#lib/http/action-arguments.ts";
import { refuseOddAction } from "#lib/http/action-call.ts";

Object.assign(process.env, {
  NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:1",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_of_nobody",
  SUPABASE_SECRET_KEY: "sb_secret_of_nobody",
  CREDENTIAL_KEYS: `1:${"A".repeat(43)}=`,
  CRON_SECRET: "c".repeat(32),
  PLUMBLINE_EMBEDDED: "1",
});

/** What runs in the browser; the package has no types for it. */
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.browser.js",
) as { encodeReply: (value: unknown) => Promise<string | FormData> };

const ID = "ab".repeat(21);
const ORIGIN = "http://plumbline.test";

/** Whether a call with this body gets past. */
async function passes(body: BodyInit, headers: Record<string, string> = {}): Promise<string> {
  const all = { "next-action": ID, origin: ORIGIN, host: "plumbline.test", ...headers };
  const request = new Request(`${ORIGIN}/orgs`, { method: "POST", body, headers: all });
  return refuseOddAction(request).then(
    () => "passes",
    (error: { code: string }) => error.code,
  );
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe("a call of a server action", () => {
  test.each<[string, unknown[]]>([
    ["texts", ["northwind-rail", "$5 and $$", "__proto__", ""]],
    ["nothing", []],
    ["what JSON has no word for", [undefined, Number.NaN, Number.POSITIVE_INFINITY, 12n, new Date(0), -0]],
    ["a form and a state", [{ status: "idle" }, formOf({ name: "$K1", email: "a@b.test" })]],
    ["an empty form", ["org", { status: "done", value: { token: "x" } }, new FormData()]],
    ["maps and sets", [new Map([["a", 1]]), new Set([1, "$Q1"])]],
    ["nested values", [{ a: [{ b: [{ c: ["$F1"] }] }] }]],
  ])("passes as React's client writes it: %s", async (_, sent) => {
    expect(await passes(await encodeReply(sent))).toBe("passes");
  });

  test.each([
    "",
    "null",
    "{}",
    "[",
    "[1",
    '["$1"]',
    '["$F1"]',
    '["$h1"]',
    '["$K1"]',
    '["$@0"]',
    '["$T"]',
    '["$1:__proto__:constructor"]',
    '["$0:constructor"]',
    '["$Z"]',
    '[{"a":{"b":"$F1"}}]',
    `${"[".repeat(40)}${"]".repeat(40)}`,
    `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
  ])("is refused as the client never writes it: %.40s", async (body) => {
    expect(await passes(body, { "content-type": "text/plain;charset=UTF-8" })).toBe("invalid_input");
  });

  test.each([
    ["no arguments", {}],
    ["a part that is missing", { "0": '["$1"]' }],
    ["a part that is not JSON", { "0": '["$1"]', "1": "{" }],
    ["a function", { "0": '["$F1"]', "1": `{"id":"${ID}","bound":null}` }],
    ["a way into what objects inherit", { "0": '["$1:constructor:constructor"]', "1": "{}" }],
    ["arguments that are no list", { "0": "{}" }],
  ])("is refused as a form with %s", async (_, fields) => {
    expect(await passes(formOf(fields))).toBe("invalid_input");
  });

  test("is refused from elsewhere, in another form, with an odd id, and when it is too large", async () => {
    for (const origin of ["null", "https://evil.example", "http://plumbline.test.evil.example"])
      expect(await passes("[]", { origin, "content-type": "text/plain" })).toBe("forbidden");
    for (const type of ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect(await passes("[]", { "content-type": type })).toBe("invalid_input");
    for (const id of ["x", "__proto__", "", "AB".repeat(21)])
      expect(await passes("[]", { "content-type": "text/plain", "next-action": id })).toBe("invalid_input");
    expect(await passes("[]", { "content-type": "text/plain", "content-length": "1048577" })).toBe(
      "payload_too_large",
    );
  });
});

describe("a form that is sent before its scripts have loaded", () => {
  const early = (fields: Record<string, string>) => {
    const request = new Request(`${ORIGIN}/sign-in`, {
      method: "POST",
      body: formOf(fields),
      headers: { origin: ORIGIN, host: "plumbline.test" },
    });
    return refuseOddAction(request).then(
      () => "passes",
      (error: { code: string }) => error.code,
    );
  };
  const reference = (bound: string | null) => JSON.stringify({ id: ID, bound });

  test("passes as the server drew it", async () => {
    expect(
      await early({
        $ACTION_REF_1: "",
        "$ACTION_1:0": reference("$@1"),
        "$ACTION_1:1": '[{"status":"idle"}]',
        $ACTION_KEY: "k123",
        email: "a@b.test",
      }),
    ).toBe("passes");
    expect(await early({ [`$ACTION_ID_${ID}`]: "", name: "x" })).toBe("passes");
  });

  test.each<[string, Record<string, string>]>([
    ["no action", { email: "a@b.test" }],
    ["an action that is none", { $ACTION_ID_x: "" }],
    ["no reference", { $ACTION_REF_1: "" }],
    ["a reference that is not JSON", { $ACTION_REF_1: "", "$ACTION_1:0": "{" }],
    ["bound arguments that are missing", { $ACTION_REF_1: "", "$ACTION_1:0": reference("$@1") }],
    [
      "bound arguments that are code",
      { $ACTION_REF_1: "", "$ACTION_1:0": reference("$@1"), "$ACTION_1:1": '["$F2"]' },
    ],
    ["two actions", { [`$ACTION_ID_${ID}`]: "", $ACTION_REF_1: "", "$ACTION_1:0": reference(null) }],
  ])("is refused with %s", async (_, fields) => {
    expect(await early(fields)).toBe("invalid_input");
  });
});

test("arguments refer to parts that came along only", () => {
  expect(areActionArguments('["$1"]', (id) => id === "1")).toBe(true);
  expect(areActionArguments('["$2"]', (id) => id === "1")).toBe(false);
});
