import { describe, expect, test } from "vitest";
import { arrivalOf, awaitedOf, unanswered } from "#lib/domain/publish/arrival.ts";
import type { Publishing } from "#lib/domain/publish/publishing.ts";
import type { Series } from "#lib/domain/publish/series.ts";

const settings: Publishing = {
  ...{ enabled: true, prefix: "plumbline", env: "Live", service: "My service", team: null, tags: [] },
  ...{ connectionId: "c", resend: false, verify: true, version: 1 },
};
const series = (metric: string, at: number): Series => ({
  ...{ key: metric, scope: "", part: "", metric, tags: [], unit: null, value: 1, to: "", restamped: false },
  at,
});

describe("what is looked for", () => {
  test("is each metric of which a point was taken, at its newest, by the tags that the points carry", () => {
    const taken = [series("a", 60), series("b", 90), series("a", 120)];
    expect(awaitedOf(settings, taken)).toEqual({
      connectionId: "c",
      tags: ["env:live", "service:my_service"],
      metrics: [
        { metric: "a", at: 120 },
        { metric: "b", at: 90 },
      ],
    });
  });

  test("is nothing where nobody wants it, or nothing was taken", () => {
    expect(awaitedOf({ ...settings, verify: false }, [series("a", 60)])).toBeNull();
    expect(awaitedOf(settings, [])).toBeNull();
  });
});

describe("what an answer means", () => {
  test("nothing missing: all is seen, at whatever time", () => {
    expect(arrivalOf([], 3600)).toEqual({ state: "seen", unseen: [], error: null });
  });

  test.each([
    [0, "awaited"],
    [299, "awaited"],
    [300, "unseen"],
  ])("what is missing after %i seconds is %s", (seconds, state) => {
    expect(arrivalOf(["a"], seconds)).toEqual({ state, unseen: ["a"], error: null });
  });
});

test.each([
  [true, 60, "awaited"],
  [true, 300, "unasked"],
  [false, 60, "unasked"],
])("no answer, which passes: %s, after %i seconds leaves it %s", (passes, sinceSeconds, state) => {
  const error = { code: "datadog_unavailable", reason: "datadog_timeout", numbers: {} };
  const awaited = { connectionId: "c", tags: [], metrics: [{ metric: "a", at: 60 }] };
  expect(unanswered(awaited, { error, passes, sinceSeconds })).toEqual({ state, unseen: ["a"], error });
});
