import { describe, expect, test } from "vitest";
import { fullNameOf } from "#lib/domain/github/repository-name.ts";

describe("the name of a repository at GitHub", () => {
  test.each([
    ["acme/shop", "acme/shop"],
    ["Acme/Shop.js", "Acme/Shop.js"],
    ["anna_acme/shop", "anna_acme/shop"],
    ["github.com/acme/shop", "acme/shop"],
    ["https://github.com/Acme/Shop.git", "acme/shop"],
    ["git@github.com:acme/shop.git", "acme/shop"],
  ])("%s is %s", (given, name) => {
    expect(fullNameOf(given)).toBe(name);
  });

  test.each([
    "",
    "acme",
    "github.com/acme",
    "gitlab.com/acme/shop",
    "a/b/c",
    "a/..",
    "github.com/a/..",
    "a/b?c",
  ])("%s is none", (given) => {
    expect(fullNameOf(given)).toBeNull();
  });
});
