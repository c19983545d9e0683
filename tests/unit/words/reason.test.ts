import { expect, test } from "vitest";
import { parseDeployment } from "#lib/sources/datadog/event-schema.ts";
import { sayReason } from "#lib/words/reason.ts";
import { replayOutcome } from "#lib/words/replay-outcome.ts";
import { wordsIn } from "#lib/words/words.ts";

const EN = wordsIn("en");
const START = "2026-11-20T10:00:00Z";

function reasonOf(attributes: Record<string, unknown>, id: unknown = "a"): string {
  const parsed = parseDeployment({
    type: "dora_deployment",
    id,
    attributes: { started_at: START, ...attributes },
  });
  if (parsed.ok) throw new Error("was read");
  return sayReason(EN, parsed.quarantined.reason);
}

test("every reason of the parser has plain words", () => {
  expect(reasonOf({ started_at: null })).toBe("Its start is missing.");
  expect(reasonOf({ started_at: "yesterday" })).toBe(
    "Its start is not a time that can be read, such as 2026-03-01T12:00:00Z.",
  );
  expect(reasonOf({ started_at: "9999-01-01T00:00:00Z" })).toBe("Its start lies before 2000 or after 2100.");
  expect(reasonOf({ recovery_time_sec: -1 })).toBe("Its recovery time is negative.");
  expect(reasonOf({ change_failure: "maybe" })).toBe("Its verdict is neither true, false nor empty.");
  expect(reasonOf({ commits: "none" })).toBe("Its list of commits is of a kind that cannot be read.");
  expect(reasonOf({ commits: [{ sha: "a" }, { sha: {} }] })).toBe(
    "Its sha of a commit is neither a text nor a number.",
  );
  expect(reasonOf({}, "x".repeat(129))).toBe("Its id is missing or longer than 128 characters.");
  expect(reasonOf({ version: "a\u0000" })).toContain("NUL character");
  expect(reasonOf({ version: "\ud800" })).toContain("half a character");
});

test("a field without a word of ours is called as its source calls it, a reason without words by its code", () => {
  expect(reasonOf({ service: {} })).toBe("Its service is neither a text nor a number.");
  expect(sayReason(EN, { code: "full_moon", numbers: {} })).toBe("full_moon");
});

test("what came of parsing again is told in events of both streams", () => {
  const streams = {
    deployments: { inserted: 1, updated: 2, unchanged: 1000 },
    incidents: { inserted: 0, updated: 0, unchanged: 234 },
  };
  expect(replayOutcome(EN, { status: "succeeded", streams })).toBe(
    "1 event could be read for the first time, 2 changed, 1,234 stayed as they were.",
  );
  const nothing = { inserted: 0, updated: 0, unchanged: 0 };
  expect(
    replayOutcome(EN, { status: "succeeded", streams: { deployments: nothing, incidents: nothing } }),
  ).toMatch(/^No event could be read for the first time/);
  expect(replayOutcome(EN, { status: "failed", streams })).toMatch(/^It did not come to its end/);
  expect(replayOutcome(EN, { status: "running", streams })).toContain("being parsed");
});
