import { describe, expect, test } from "vitest";
import { evidenceOf, type Told, verdictOf } from "#lib/domain/origin/evidence.ts";

const CLAUDE = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";
const verdictOn = (told: Partial<Told>) =>
  verdictOf(
    evidenceOf({ origin: null, tool: null, message: null, authorName: null, authorEmail: null, ...told }),
  );

describe("what is told of a commit", () => {
  test("is judged by the rules where it states no origin", () => {
    expect(verdictOn({ message: CLAUDE })).toMatchObject({
      origin: "ai_assisted",
      tool: "Claude",
      rule: { code: "trailer" },
    });
    expect(verdictOn({ message: "Add retry", authorName: "renovate[bot]" })).toMatchObject({ origin: "bot" });
    expect(verdictOn({ message: "Add retry" })).toMatchObject({ origin: "human", rule: { code: "no_sign" } });
  });

  test("goes by the origin that it states, and by the rule of the message where that says the same", () => {
    expect(verdictOn({ origin: "human", message: CLAUDE })).toEqual({
      origin: "human",
      tool: null,
      authorship: null,
      rule: { code: "stated", numbers: {} },
    });
    expect(verdictOn({ origin: "ai_assisted", message: "Add retry" })).toMatchObject({
      origin: "ai_assisted",
      tool: null,
      authorship: "assistant",
      rule: { code: "stated" },
    });
    expect(verdictOn({ origin: "ai_assisted", message: CLAUDE })).toMatchObject({
      tool: "Claude",
      rule: { code: "trailer" },
    });
  });

  test("names its tool where AI helped, and nowhere else", () => {
    expect(verdictOn({ origin: "ai_assisted", tool: "Cursor" })).toMatchObject({ tool: "Cursor" });
    expect(verdictOn({ tool: "Cursor", message: CLAUDE })).toMatchObject({ tool: "Cursor" });
    expect(verdictOn({ tool: "Cursor", message: "Add retry" })).toMatchObject({
      origin: "human",
      tool: null,
    });
    expect(verdictOn({ origin: "bot", tool: "Cursor" })).toMatchObject({ origin: "bot", tool: null });
  });
});
