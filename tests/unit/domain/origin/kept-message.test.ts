import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepMessage } from "#lib/domain/origin/kept-message.ts";
import { classifyCommit } from "#lib/domain/origin/origin.ts";

const ana = { authorName: "Ana", authorEmail: "ana@acme.test", isBot: false };
const CLAUDE = "Co-authored-by: Claude <noreply@anthropic.com>";
const person = (index: number) => `Co-authored-by: P${index} <p${index}@acme.test>`;

const onWhole = (message: string) => classifyCommit({ ...ana, message });
const onKept = (message: string) => classifyCommit({ ...ana, ...keepMessage(message) });

/** What messages are made of, whole and in pieces, so that a cut falls anywhere in them. */
const pieces = fc.oneof(
  fc.constantFrom(
    CLAUDE,
    "Co-authored-by: Claude Dupont <claude@dupont.fr>",
    "Co-Authored-By: Cursor <cursoragent@cursor.com>",
    "Assisted-by: Claude Code:claude-opus-4-7",
    "Assisted-by: LLM",
    "Assisted-by: Priya Natarajan <priya@acme.test>",
    "Generated-by: openapi-generator 7.2",
    "Made-with: Cursor",
    `co-authored-by:${" ".repeat(395)}😀 <noreply@anthropic.com>`,
    "🤖 Generated with [Claude Code](https://claude.com/claude-code)",
    "Devin session: https://app.devin.ai/sessions/0af3c21b",
    "https://chatgpt.com/codex/tasks/task_e_68a",
    "Signed-off-by: Ana <ana@acme.test>",
    "fix cursor position",
  ),
  fc.constantFrom("\n", "\n", "\n\n", "\r\n", "\r", "\u2028", " ", "\t", "😀", ":", "<", ">", ""),
  fc.integer({ min: 0, max: 700 }).map((length) => "x".repeat(length)),
  fc.integer({ min: 0, max: 700 }).map((length) => " ".repeat(length)),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const messages = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));

/** Any message, and its tool's line exactly where the cut falls. */
const cutAt = fc
  .tuple(fc.integer({ min: 440, max: 520 }), pieces, pieces)
  .map(([length, first, second]) => `${"x".repeat(length)}\n${first}\n${second}`);

describe("what is kept of a message", () => {
  test("gives the same verdict as the whole of it", () => {
    fc.assert(
      fc.property(fc.oneof(messages, cutAt), (message) => {
        expect(onKept(message)).toEqual(onWhole(message));
      }),
      { numRuns: 5_000 },
    );
  });

  test("is within its bounds and fit for a database, whatever the message", () => {
    const hostile = fc
      .tuple(
        fc.constantFrom(CLAUDE, `Assisted-by: ${"é".repeat(2_000)}`, "Made-with: 😀"),
        fc.integer({ min: 1, max: 2_000 }),
      )
      .map(([line, times]) => Array.from({ length: times }, (_, index) => `${line}${index}`).join("\n"));
    fc.assert(
      fc.property(fc.oneof(messages, hostile), (message) => {
        const kept = keepMessage(message);
        expect(kept.message?.length).toBeLessThanOrEqual(512);
        expect(kept.trailers.length).toBeLessThanOrEqual(53);
        for (const line of [kept.message ?? "", ...kept.trailers]) {
          expect(line.length).toBeLessThanOrEqual(512);
          expect(line.isWellFormed()).toBe(message.isWellFormed());
        }
      }),
      { numRuns: 500 },
    );
  });

  test("is all of a short message, and nothing of none", () => {
    expect(keepMessage(`Add retry\n\n${CLAUDE}`)).toEqual({
      message: `Add retry\n\n${CLAUDE}`,
      trailers: [],
    });
    expect(keepMessage(null)).toEqual({ message: null, trailers: [] });
  });

  test("holds each trailer behind the cut once, and of a tool's lines the first", () => {
    const session = "https://app.devin.ai/sessions/";
    const tail = [
      CLAUDE,
      person(1),
      CLAUDE,
      `${session}a1`,
      `${session}b2`,
      "Signed-off-by: Ana <ana@acme.test>",
    ];
    expect(keepMessage(`${"x".repeat(600)}\n\n${tail.join("\r\n")}`).trailers).toEqual([
      "co-authored-by: Claude <noreply@anthropic.com>",
      "co-authored-by: P1 <p1@acme.test>",
      `${session}a1`,
    ]);
  });

  test("of too many trailers holds those that name a tool, wherever they stand", () => {
    const people = Array.from({ length: 200 }, (_, index) => person(index));
    const message = [`${"x".repeat(600)}`, ...people, CLAUDE].join("\n");
    const { trailers } = keepMessage(message);
    expect(trailers).toHaveLength(50);
    expect(trailers.at(-1)).toBe("co-authored-by: Claude <noreply@anthropic.com>");
    expect(onKept(message)).toMatchObject({ origin: "ai_assisted", tool: "Claude" });
  });

  test("takes no half line for a whole one", () => {
    const cutBehindClaude = `${"x".repeat(512 - "\nCo-authored-by: Claude".length)}\nCo-authored-by: Claude Dupont <claude@dupont.fr>`;
    expect(keepMessage(cutBehindClaude).message).toMatch(/Claude$/);
    expect(onKept(cutBehindClaude).origin).toBe("human");
  });

  test("begins where a message does that begins with a page of blanks", () => {
    expect(keepMessage(`${"\n".repeat(600)}Add retry`).message).toBe(`${"\n".repeat(100)}Add retry`);
    expect(onKept(`${" ".repeat(600)}Add retry`).origin).toBe("human");
    expect(onKept(" ".repeat(600)).origin).toBe("unknown");
  });
});
