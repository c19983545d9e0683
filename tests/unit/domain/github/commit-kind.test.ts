import { describe, expect, test } from "vitest";
import { commitKind } from "#lib/domain/github/commit-kind.ts";
import { isBot, isMerge } from "#lib/domain/github/who.ts";

const SHA = "3b94557c0ffee3b94557c0ffee3b94557c0ffee0";

describe("a hotfix", () => {
  test.each([
    "hotfix: stop the double charge",
    "Hotfix login",
    "Apply HOT-FIX for fares",
    "fix(hotfix): rounding",
    "Merge pull request #12 from acme/hotfix/login",
    "Merge branch 'hotfix-12' into main",
    "Two hotfixes for the release",
  ])("is one by the word in its subject: %s", (subject) => {
    expect(commitKind(subject)).toBe("hotfix");
  });

  test.each([
    "Ship the timetable\n\nNo hotfix needed after all.",
    "Ship (#9)\n\n* hotfix: one of many that were squashed",
    "Let nohotfix pass",
    "Hotfixed fares are gone",
    "Photo shot fixes",
  ])("is none by its body, nor by half a word: %j", (message) => {
    expect(commitKind(message)).toBeNull();
  });
});

describe("a revert", () => {
  test.each([
    `Revert "Fix fare rounding"\n\nThis reverts commit ${SHA}.`,
    'Revert "Fix fare rounding" (#42)',
    'Revert "hotfix: stop the double charge"',
    `revert: feat(fares)\n\nThis reverts commit ${SHA}, reversing\nchanges made to 3b94557.`,
    `Take fares back\n\nThis reverts commit ${SHA.slice(0, 7)}.`,
  ])("is one by git's own title or line: %j", (message) => {
    expect(commitKind(message)).toBe("revert");
  });

  test.each([
    `Revert "Revert "Fix fare rounding""\n\nThis reverts commit ${SHA}.`,
    `Reapply "Fix fare rounding"\n\nThis reverts commit ${SHA}.`,
    `Revert "Reapply "Fix fare rounding""\n\nThis reverts commit ${SHA}.`,
    "Reverted docs",
    "Revert the button's colour to blue",
    "Explain reverts\n\nGit writes: This reverts commit and a sha.",
    `Explain\n\n> This reverts commit ${SHA}.`,
  ])("is none when it brings something back, or only speaks of reverting: %j", (message) => {
    expect(commitKind(message)).toBeNull();
  });
});

test("an empty message is of no kind", () => {
  expect(commitKind("")).toBeNull();
});

test.each([
  [{ type: "Bot", login: "renovate" }, true],
  [{ type: "User", login: "dependabot[bot]" }, true],
  [{ name: "github-actions[bot]" }, true],
  [{ name: "x", email: "49699333+dependabot[bot]@users.noreply.github.com" }, true],
  [{ type: "User", login: "abbot", name: "Ada Bot", email: "ada@example.org" }, false],
  [{}, false],
])("who is a bot is told by the type of the account or the mark of an app: %j", (traces, bot) => {
  expect(isBot({ type: null, login: null, name: null, email: null, ...traces })).toBe(bot);
});

test("a commit of two parents is a merge, a first one or a squash is none", () => {
  expect([0, 1, 2, 3].map((parents) => isMerge({ parents }))).toEqual([false, false, true, true]);
});
