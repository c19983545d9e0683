import { describe, expect, test } from "vitest";
import { readMailLink, readNext, readPurpose } from "#lib/auth/mail-link.ts";

describe("a link in a mail", () => {
  test("is a token with a purpose that the sign-in server knows, and nothing else", () => {
    const whole = { token_hash: "0f3a", type: "recovery" };
    expect(readMailLink(whole)).toEqual({ tokenHash: "0f3a", purpose: "recovery" });
    for (const odd of [
      { ...whole, token_hash: "" },
      { ...whole, token_hash: ["0f3a", "0f3b"] },
      { ...whole, token_hash: "x".repeat(501) },
      { ...whole, type: "sms" },
      { token_hash: "0f3a" },
      {},
    ])
      expect(readMailLink(odd)).toBeNull();
    expect(readPurpose({ type: "sms" })).toBe("signup");
  });

  test.each([
    ["https://plumbline.example.test/callback?next=%2Finvite%2Fabc", "/invite/abc"],
    ["https://plumbline.example.test/orgs/north?period=30d", "/orgs/north?period=30d"],
    ["https://plumbline.example.test", "/"],
    ["/orgs/north", "/orgs/north"],
    [undefined, "/"],
  ])("leads on to the path that was asked for: %j", (next, path) => {
    expect(readNext({ next })).toBe(path);
  });

  test.each([
    "https://evil.example//evil.example",
    "https://evil.example/%5cevil.example",
    "https://evil.example/callback?next=https://evil.example",
    "javascript:alert(1)",
    "//evil.example",
    "/\\evil.example",
  ])("leads to no other place: %j", (next) => {
    expect(readNext({ next })).toBe("/");
  });

  test("whose address names another site leads to that path of ours only", () => {
    expect(readNext({ next: "https://evil.example/orgs" })).toBe("/orgs");
  });
});
