import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepMessage } from "#lib/domain/origin/kept-message.ts";
import { type CommitSignals, classifyCommit } from "#lib/domain/origin/origin.ts";
import { withoutPeople } from "#lib/domain/privacy/without-people.ts";

const ana: CommitSignals = {
  message: "Add retry",
  authorName: "Ana Sousa",
  authorEmail: "ana.sousa@acme.test",
  isBot: null,
};

const PEOPLE = ["Ana Sousa", "ana.sousa", "ana-sousa", "Bea Lima", "bea.lima", "Çağla Öz", "cagla"];
const names = [
  "Ana Sousa",
  "Bea Lima",
  "Çağla Öz",
  "Claude",
  "Claude Dupont",
  "Jenkins",
  "jenkins",
  "renovate[bot]",
];
const addresses = [
  ...[
    "ana.sousa@acme.test",
    "bea.lima@example.com",
    "noreply@anthropic.com",
    "k.jenkins@acme.test",
    "cagla@acme.test",
  ],
  ...[
    "svc-deploy@acme.test",
    "49699333+dependabot[bot]@users.noreply.github.com",
    "1+ana-sousa@users.noreply.github.com",
  ],
];
const identity = fc.record({
  name: fc.constantFrom("", ...names, "github-actions", "Ana Sousa (aider)", "Claude Code", "langfuse-bot"),
  email: fc.constantFrom("", ...addresses, "action@github.com", "cursoragent@cursor.com"),
});
const person = identity.map(({ name, email }) => `${name} <${email}>`);
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("Co-authored-by", "Signed-off-by", "Reviewed-by", "Assisted-by", "Made-with"),
      person,
    )
    .map(([key, value]) => `${key}: ${value}`),
  fc.tuple(person, person).map((two) => `Co-authored-by: ${two.join(", ")}`),
  fc.constantFrom(
    ...[
      "🤖 Generated with [Claude Code](https://claude.com/claude-code)",
      "Assisted-by: Claude Code:claude-opus-4-7",
    ],
    ...[
      "Thanks to Bea Lima, bea.lima@example.com",
      "x".repeat(500),
      "",
      "Assisted-by: some new thing",
      "wip\r",
    ],
    "Merge pull request #7 from ana-sousa/retry",
  ),
);
const SUBJECTS = ["Add retry", "Merge #7 from ana-sousa/retry", "Signed-off-by: Ana Sousa <>"];
const signals = fc
  .record({
    message: fc.option(fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"))),
    author: identity,
    isBot: fc.constantFrom(true, false, null),
  })
  .map(
    ({ message, author, isBot }): CommitSignals => ({
      ...keepMessage(message),
      authorName: author.name || null,
      authorEmail: author.email || null,
      isBot,
    }),
  );

describe("a commit without people", () => {
  test("is decided as it was with them, and once more hidden is the same", () => {
    fc.assert(
      fc.property(signals, (whole) => {
        const left = { ...withoutPeople(whole), trailers: [], isBot: whole.isBot };
        expect(classifyCommit(left)).toEqual(classifyCommit(whole));
        expect(withoutPeople(left)).toEqual(withoutPeople({ ...left }));
      }),
      { numRuns: 3000 },
    );
  });

  test("names nobody: neither author, nor who stands in trailers, nor their addresses and logins", () => {
    fc.assert(
      fc.property(signals, fc.constantFrom(...SUBJECTS), (given, subject) => {
        const whole = { ...given, message: `${subject}\n\n${given.message}` };
        const text = JSON.stringify(withoutPeople(whole)).toLowerCase();
        const machines = classifyCommit({ ...whole, message: "x", trailers: [] }).origin !== "human";
        const found = PEOPLE.filter((name) => text.includes(name.toLowerCase()));
        expect(machines ? [] : found).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test.each<[string, Partial<CommitSignals>, unknown]>([
    ["a person goes", {}, { authorName: null, authorEmail: "someone@removed.address", message: "Add retry" }],
    [
      "a machine stays",
      { authorName: "dependabot[bot]", authorEmail: "49699333+dependabot[bot]@users.noreply.github.com" },
      { authorName: null, authorEmail: "49699333+dependabot[bot]@users.noreply.github.com" },
    ],
    [
      "of the message its subject stays, and the lines that name a tool",
      {
        message:
          "Merge pull request #7 from bea-l/retry\n\nPaired with Bea.\nCo-authored-by: Bea Lima <bea@acme.test>\nCo-authored-by: Claude <noreply@anthropic.com>",
      },
      {
        message: "Merge pull request #7 from someone/retry\n\nco-authored-by: Claude <noreply@anthropic.com>",
      },
    ],
    [
      "who ran aider goes, that it ran stays",
      { authorName: "Ana Sousa (aider)" },
      { authorName: "someone (aider)", authorEmail: "someone@removed.address" },
    ],
  ])("%s", (_, given, left) => {
    expect(withoutPeople({ ...ana, ...given })).toMatchObject(left as object);
  });
});
