import { describe, expect, test } from "vitest";
import { refuseOddAction } from "#lib/http/action-call.ts";

Object.assign(process.env, {
  NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:1",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_of_nobody",
  SUPABASE_SECRET_KEY: "sb_secret_of_nobody",
  CREDENTIAL_KEYS: `1:${"A".repeat(43)}=`,
  CRON_SECRET: "c".repeat(32),
  PLUMBLINE_EMBEDDED: "1",
});

const ID = "ab".repeat(21);
const FORM = "multipart/form-data; boundary=----x";

/** "passes", or the code of the refusal, of a call with these headers instead of a good one's. */
function verdictOn(changes: Record<string, string | null>): string {
  const good = { "next-action": ID, origin: "http://plumbline.test", host: "plumbline.test" };
  const all = Object.entries<string | null>({
    ...good,
    "content-type": "text/plain;charset=UTF-8",
    ...changes,
  });
  const headers = new Headers(all.filter((pair): pair is [string, string] => pair[1] !== null));
  try {
    refuseOddAction({ headers });
    return "passes";
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

describe("a call of a server action", () => {
  test.each([
    ["with texts", {}],
    ["with a form", { "content-type": FORM }],
    ["of a form that is sent before its scripts have loaded", { "next-action": null, "content-type": FORM }],
  ])("passes %s", (_, changes) => {
    expect(verdictOn(changes)).toBe("passes");
  });

  test.each([null, "null", "https://evil.example", "http://plumbline.test.evil.example"])(
    "is refused from elsewhere: %s",
    (origin) => {
      for (const type of [FORM, "text/plain"])
        expect(verdictOn({ origin, "content-type": type })).toBe("forbidden");
    },
  );

  test.each([
    null,
    "",
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "image/png",
  ])("is refused as another type: %s", (type) => {
    for (const id of [ID, null])
      expect(verdictOn({ "content-type": type, "next-action": id })).toBe("invalid_input");
  });

  test.each(["x", "__proto__", "", "AB".repeat(21), "ab".repeat(33), `${ID}\t0`])(
    "is refused with an id that no action has: %j",
    (id) => {
      expect(verdictOn({ "next-action": id })).toBe("invalid_input");
    },
  );

  test("is refused above 1 MB, and as texts without the id of an action", () => {
    expect(verdictOn({ "content-length": "1048577" })).toBe("payload_too_large");
    expect(verdictOn({ "next-action": null })).toBe("invalid_input");
  });
});
