import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutCredentials } from "#lib/domain/sync/without-credentials.ts";

describe("an address", () => {
  it.each([
    ["https://ada:hush@github.com/acme/shop.git", "https://github.com/acme/shop.git"],
    ["https://hush@github.com/acme/shop", "https://github.com/acme/shop"],
    ["https://x-access-token:hu/sh@github.com/acme/shop", "https://github.com/acme/shop"],
    ["https://hu/sh@github.com/acme/shop", "https://github.com/acme/shop"],
    ["https://a:b@c:hush@github.com/acme/shop", "https://github.com/acme/shop"],
    ["https://ada:hu?sh@github.com/acme/shop", "https://github.com/acme/shop"],
    ["HTTPS://ada:hush@GitHub.com/acme", "HTTPS://GitHub.com/acme"],
    ["git+https://hush:x-oauth-basic@github.com/acme/shop", "git+https://github.com/acme/shop"],
    ["ssh://ada:hush@github.com/acme/shop", "ssh://ada@github.com/acme/shop"],
    ["oauth2:hush@gitlab.com/acme/shop.git", "gitlab.com/acme/shop.git"],
    ["ci:hush@github.com:acme/shop.git", "github.com:acme/shop.git"],
    ["https://h.test/a?access_token=hush&page=2#top", "https://h.test/a?access_token=[removed]&page=2#top"],
    ["https://h.test/a?x=1&amp;private_token=hush", "https://h.test/a?x=1&amp;private_token=[removed]"],
    ["https://h.test/a#id_token=hush", "https://h.test/a#id_token=[removed]"],
    ["https://h.test/a?X-Amz-Signature=hush", "https://h.test/a?X-Amz-Signature=[removed]"],
    ["https://h.test/a?p=ghp_hush", "https://h.test/a?p=[removed]"],
    [
      "https://h.test/?to=https%3A%2F%2Fada%3Ahush%40github.com/acme",
      "https://h.test/?to=https%3A%2F%2Fgithub.com/acme",
    ],
    [
      "Move it (https://ada:hush@github.com/acme), then\nhttps://hush@h.test.",
      "Move it (https://github.com/acme), then\nhttps://h.test.",
    ],
  ])("%j loses what signs somebody in", (given, expected) => {
    expect(withoutCredentials(given)).toBe(expected);
  });

  it.each([
    "https://github.com/acme/shop/commit/0123abc",
    "https://github.com/acme/shop?page=2&sort=key#L12",
    "https://registry.npmjs.org/@acme/shop",
    "https://github.com/acme/shop/tree/release@2",
    "http://localhost:3000/@vite/client",
    "git@github.com:acme/shop.git",
    "ssh://git@github.com/acme/shop.git",
    "Ada Alves <ada@acme.test>",
    "Co-authored-by: Claude <noreply@anthropic.com>",
    "tokens: 12@home",
    "",
  ])("%j stays as it is", (text) => {
    expect(withoutCredentials(text)).toBe(text);
  });
});

describe("a value", () => {
  it("is cleaned in every text and key, however deep, and is otherwise the same", () => {
    const given = { a: [{ "https://u:hush@h.test/": ["https://hush@h.test/x", 1, null, true] }], b: "c" };
    expect(withoutCredentials(given)).toEqual({
      a: [{ "https://h.test/": ["https://h.test/x", 1, null, true] }],
      b: "c",
    });
  });

  it("without an address is the same, and cleaning twice is cleaning once", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.webUrl({ withQueryParameters: true }), (value, url) => {
        const once = withoutCredentials({ value, url });
        expect(withoutCredentials(once)).toEqual(once);
      }),
    );
  });

  it.each(["https://a:", "x:", "%3a%2f%2f", "?token", "a.", "=a:b", "a@b.c", "://"])(
    "of a million characters of %j is read through, not over and over",
    (part) => {
      const long = part.repeat(1_000_000 / part.length);
      expect(String(withoutCredentials(`${long} https://ada:hush@h.test/`))).toMatch(/ https:\/\/h\.test\/$/);
    },
  );
});
