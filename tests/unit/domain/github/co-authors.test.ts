import { expect, test } from "vitest";
import { coAuthorsOf } from "#lib/domain/github/co-authors.ts";

const named = (...trailers: string[]) =>
  coAuthorsOf(["Round fares", "", ...trailers.map((one) => `Co-authored-by: ${one}`)].join("\n"));

test("co-authors are people with an address: no tool, no bot, nobody without one", () => {
  expect(
    named(
      "Ada Byron <ada@acme.example>",
      "Claude <noreply@anthropic.com>",
      "Copilot <175728472+Copilot@users.noreply.github.com>",
      "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
      "github-actions <github-actions@github.com>",
      "Grace",
      "Grace Hopper <7+grace@users.noreply.github.com>",
    ),
  ).toEqual([
    { name: "Ada Byron", email: "ada@acme.example" },
    { name: "Grace Hopper", email: "7+grace@users.noreply.github.com" },
  ]);
});

test("only its own trailer names a co-author, and one may name several", () => {
  expect(coAuthorsOf("Round fares\n\nMade-with: Ada <ada@acme.example>")).toEqual([]);
  expect(named("Ada <ada@acme.example>, Bob <bob@acme.example>").map(({ name }) => name)).toEqual([
    "Ada",
    "Bob",
  ]);
});
