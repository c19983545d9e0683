import { describe, expect, test } from "vitest";
import { readCommits } from "#lib/http/reported-commit.ts";

const SHA = "66adc9350f2cc9b250b69abddab733dd55e1a588";
const commit = { sha: SHA, repository: "github.com/acme/api", message: "Add retry" };
const read = (given: object) => readCommits([{ ...commit, ...given }]);
const whyNot = (given: unknown) => readCommits([given]).rejected[0]?.reason;

describe("a commit that is reported", () => {
  test("is read with its sha in lower case and its repository as we write it", () => {
    const repository = "git@GitHub.com:Acme/API.git";
    expect(read({ sha: SHA.toUpperCase(), repository, origin: "ai_assisted", tool: "Cursor" })).toEqual({
      told: [
        {
          sha: SHA,
          repository: "github.com/acme/api",
          origin: "ai_assisted",
          tool: "Cursor",
          message: "Add retry",
          authorName: null,
          authorEmail: null,
        },
      ],
      rejected: [],
    });
  });

  test("may leave out or send null for what it does not say", () => {
    const nothing = { origin: null, tool: null, authorName: null, authorEmail: null };
    expect(read(nothing).told).toEqual(read({}).told);
    expect(read({ message: null, origin: "human" }).told).toHaveLength(1);
  });

  test.each<[string, unknown, string]>([
    ["neither origin nor message", { ...commit, message: undefined }, "says_nothing"],
    ["an empty message", { ...commit, message: " \n" }, "says_nothing"],
    ["an abbreviated sha", { ...commit, sha: "66adc93" }, "not_a_sha"],
    ["no sha", { ...commit, sha: undefined }, "missing"],
    ["a sha that is a number", { ...commit, sha: 7 }, "not_a_sha"],
    ["no repository's address", { ...commit, repository: "acme" }, "not_a_repository"],
    ["another origin", { ...commit, origin: "robot" }, "not_one_of"],
    ["a tool without end", { ...commit, tool: "x".repeat(81) }, "not_a_text_of"],
    ["a message with a NUL", { ...commit, message: "a\0b" }, "holds_nul"],
    ["half a character", { ...commit, authorName: "\ud800" }, "not_a_text"],
    ["a field that nobody knows", { ...commit, mesage: "x" }, "not_known"],
    ["what is no commit", "66adc93", "invalid"],
    ["null", null, "invalid"],
  ])("is rejected with %s", (_, given, code) => {
    expect(whyNot(given)).toMatchObject({ code, numbers: { place: "body" } });
  });

  test("is rejected alone, by its place in the call", () => {
    const { told, rejected } = readCommits([commit, {}, commit, { ...commit, sha: "x" }]);
    expect(told).toHaveLength(2);
    expect(rejected.map(({ index, reason }) => [index, reason.numbers.name])).toEqual([
      [1, "commits[1].sha"],
      [3, "commits[3].sha"],
    ]);
  });
});
