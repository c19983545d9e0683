import { describe, expect, test } from "vitest";
import { changesOfShares, type PlainRow, type Windows, withChanges } from "#lib/domain/metrics/row-change.ts";
import type { BreakdownRow, RowBefore } from "#lib/domain/report/report.ts";
import { report } from "../../fixtures/report.ts";

const [ROW] = report().breakdown.service;
if (ROW === undefined) throw new Error("no row");
const WINDOWS: Windows = {
  days: 30,
  formula: "evaluated",
  before: { from: "2026-09-21T12:00:00Z", days: 30, reason: null },
};

const changes = (now: Partial<BreakdownRow>, before: Partial<RowBefore>, windows = WINDOWS) =>
  changesOf([{ ...ROW, ...now, previous: { ...ROW, ...before } }], windows);

function changesOf(rows: PlainRow[], windows: Windows) {
  const change = withChanges(rows, windows)[0]?.change;
  if (!change) throw new Error("not compared");
  return change;
}

describe("the change of a row", () => {
  test("is worse where the interval of the difference excludes none", () => {
    const counts = { deployments: 200, evaluated: 200 };
    const { change_failure_rate } = changes({ ...counts, failed: 60 }, { ...counts, failed: 20 });
    expect(change_failure_rate).toMatchObject({ verdict: "worse", reason: null });
    expect(change_failure_rate.value).toBeCloseTo(0.2, 9);
    expect(change_failure_rate.low).toBeCloseTo(0.1229, 3);
  });

  test("divides failures by all deployments where the organisation does", () => {
    const counts = { deployments: 100, evaluated: 50, failed: 10 };
    const { change_failure_rate } = changes(counts, { ...counts, failed: 5 }, { ...WINDOWS, formula: "all" });
    expect(change_failure_rate.value).toBeCloseTo(0.05, 9);
  });

  test("is not told of a row that had not begun by then, whatever all rows had", () => {
    const firstAt = "2026-09-22T00:00:00Z";
    for (const change of Object.values(changes({ firstAt }, {})))
      expect(change).toMatchObject({ value: null, verdict: "not_compared", reason: "nothing_sent_before" });
  });

  test("is told of a row that had begun, though others had not", () => {
    const before = { ...WINDOWS.before, reason: "nothing_sent_before" as const };
    expect(changes({}, {}, { ...WINDOWS, before }).deployment_frequency.verdict).toBe("chance");
  });

  test("is not told of a window that was not read", () => {
    const before = { ...WINDOWS.before, reason: "not_covered" as const };
    expect(changes({}, {}, { ...WINDOWS, before }).lead_time.reason).toBe("not_covered");
  });

  test("of medians needs twenty events on both sides", () => {
    expect(changes({}, { leadTimeN: 19 }).lead_time.reason).toBe("few_events");
    expect(changes({ leadTimeN: 20 }, { leadTimeN: 20 }).lead_time.reason).toBeNull();
  });
});

describe("the change of shares", () => {
  const { before } = WINDOWS;
  const changeOf = (now: { weight: number; cfr: number }, previous: { weight: number; cfr: number | null }) =>
    changesOfShares([{ ...now, previous }], before)[0];

  test("rests on their weight, and is not known without any", () => {
    expect(changeOf({ weight: 200, cfr: 0.3 }, { weight: 200, cfr: 0.1 })?.verdict).toBe("worse");
    expect(changeOf({ weight: 2, cfr: 0.3 }, { weight: 2, cfr: 0.1 })?.verdict).toBe("chance");
    expect(changeOf({ weight: 2, cfr: 0.3 }, { weight: 0, cfr: null })?.reason).toBe("not_known");
  });

  test("is judged among the other origins or tools", () => {
    const row = { weight: 100, cfr: 0.2, previous: { weight: 100, cfr: 0.1 } };
    const still = { weight: 100, cfr: 0.1, previous: { weight: 100, cfr: 0.1 } };
    expect(changesOfShares([row], before)[0]?.verdict).toBe("worse");
    expect(changesOfShares([row, still, still], before)[0]).toMatchObject({ verdict: "chance", among: 3 });
  });
});
