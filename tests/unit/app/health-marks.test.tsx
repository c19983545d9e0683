import { describe, expect, test } from "vitest";
import { EffectTable } from "#app/orgs/[org]/settings/health/_components/effect-table.tsx";
import { MarksPanel } from "#app/orgs/[org]/settings/health/_components/marks-panel.tsx";
import { healthGrid } from "#lib/domain/health/health-grid.ts";
import { markables } from "#lib/domain/health/marks.ts";
import { marksEffect } from "#lib/domain/health/marks-effect.ts";
import {
  ENDS,
  markField,
  readEnd,
  typedMarks,
  typedMost,
  typedUnit,
} from "#lib/domain/health/typed-marks.ts";
import { type PlacedProblem, problemOf } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
import { spoken } from "#tests/support/spoken.ts";
import { snapshotOf, TO } from "../draw/sample-grid.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const scope = "github.com/acme/shop";
const REVERTS = { row: "reverts", measure: "count", good: 1, bad: 9 } as const;
const snapshots = [snapshotOf({ scope, metric: "github.commits.reverts", day: TO, value: 2 })];
const gridBy = (marks: (typeof REVERTS)[]) =>
  healthGrid(snapshots, { scope, to: TO, days: 7, marks: { version: 0, marks } });
const effect = marksEffect(gridBy([]), gridBy([REVERTS]));

describe("the effect of other thresholds", () => {
  test("is each cell as it is and as it would be, and which of them change their band", () => {
    const changed = effect.flatMap(({ key, cells }) =>
      cells.filter(({ changesBand }) => changesBand).map((cell) => ({ key, ...cell })),
    );
    expect(changed).toEqual([{ key: "reverts", day: TO, before: 0, after: 0.875, changesBand: true }]);
  });

  test("is told in words, and what is not known stays so", () => {
    const html = <EffectTable rows={effect} />;
    expect(textOf(html)).toContain("1 cell changes its band.");
    expect(textOf(html)).toContain("Reverts — — — — — — 0.00 becomes 0.87");
    expect(htmlOf(html).match(/data-moved/g)).toHaveLength(1);
  });
});

describe("thresholds as they are typed", () => {
  test("are shares in percent, and come back as they were kept", () => {
    const texts = typedMarks([]);
    expect(texts["failing_workflows.share.bad"]).toBe("25");
    expect(texts["lead_time.count.bad"]).toBe("168");
    for (const mark of markables())
      for (const end of ENDS) expect(readEnd(mark, texts[markField(mark, end)] ?? "")).toBe(mark[end]);
  });

  test("take a comma or a point, and nothing that is no number within the bounds", () => {
    const [mark] = markables([REVERTS]).filter(({ row }) => row === "reverts");
    if (mark === undefined) throw new Error("no marks");
    const typed = ["2,5", "2.5", "1000000", "1000001", "1000000000", "-1", "", "1e3"];
    expect(typed.map((text) => readEnd(mark, text))).toEqual([
      ...[2.5, 2.5, 1_000_000, null, null, null, null, null],
    ]);
  });

  test("have bounds in what is typed, which their refusal tells", () => {
    expect(new Set(markables().map((mark) => [typedUnit(mark), typedMost(mark)].join(" ")))).toEqual(
      new Set(["share 100", "count 1000000", "minutes 1000000", "hours 1000000", "per_day 1000000"]),
    );
    const say = (says: PlacedProblem) => spoken(new AppError("invalid_input", { says }));
    const numbers = { least: 0, most: 100 };
    expect(say(problemOf("form", "Reverts: 1.00 at", { code: "not_from_to", numbers }))).toBe(
      "Reverts: 1.00 at must be a number from 0 to 100.",
    );
    const wrong = { code: "good_not_below", numbers: {} } as const;
    expect(say(problemOf("form", "Reverts: 1.00 at", wrong))).toBe(
      "Reverts: 1.00 at must lie below what is typed for 0.00.",
    );
    expect(say(problemOf("body", "marks[0].good", wrong))).toBe('"marks[0].good" must lie below "bad".');
  });
});

describe("the page of the thresholds", () => {
  const marks = { version: 2, marks: [REVERTS], setAt: "2026-11-20T10:00:00Z" };
  const panel = (admin: boolean) => (
    <MarksPanel slug="acme" timeZone="UTC" {...{ admin, marks }} scopes={[scope]} />
  );

  test("has a field for each end for admins, and the same as a table for others", () => {
    expect(htmlOf(panel(true)).match(/name="[a-z_0-9]+\.(?:count|share)\.(?:good|bad)"/g)).toHaveLength(
      2 * markables().length,
    );
    expect(htmlOf(panel(false))).not.toContain("<input");
    expect(textOf(panel(false))).toContain("Reverts Of a repository 1 9");
  });

  test("says whom each judges: where a row has one pair of them, it is for a repository and for the organisation", () => {
    const text = textOf(panel(false));
    expect(text).toContain("Reverts Of the organisation 0.0 % 10.0 %");
    expect(text).toContain("CI duration, p90 Of a repository and of the organisation");
    expect(text).toContain("Lead time Of a repository and of the organisation");
    expect(text).toContain("Tests passing Of the organisation");
    expect(text).not.toMatch(/Lead time Of a repository \d/);
  });

  test("tells the version and when it was set, and offers the way back to admins", () => {
    expect(textOf(panel(false))).toContain("Version 2 holds, set on 20 Nov 2026.");
    expect(textOf(panel(true))).toContain("Set back to the usual ones");
    expect(textOf(panel(false))).not.toContain("Set back");
  });
});
