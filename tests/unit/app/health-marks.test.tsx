import { describe, expect, test } from "vitest";
import { EffectTable } from "#app/orgs/[org]/settings/health/_components/effect-table.tsx";
import { MarksPanel } from "#app/orgs/[org]/settings/health/_components/marks-panel.tsx";
import { healthGrid } from "#lib/domain/health/health-grid.ts";
import { markables } from "#lib/domain/health/marks.ts";
import { marksEffect } from "#lib/domain/health/marks-effect.ts";
import { ENDS, markField, readEnd, typedMarks } from "#lib/domain/health/typed-marks.ts";
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

  test("take a comma or a point, and nothing that is no number", () => {
    const [mark] = markables([REVERTS]).filter(({ row }) => row === "reverts");
    if (mark === undefined) throw new Error("no marks");
    expect(["2,5", "2.5", "-1", "", "1e3"].map((text) => readEnd(mark, text))).toEqual([
      ...[2.5, 2.5, null, null, null],
    ]);
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

  test("tells the version and when it was set, and offers the way back to admins", () => {
    expect(textOf(panel(false))).toContain("Version 2 holds, set on 20 Nov 2026.");
    expect(textOf(panel(true))).toContain("Set back to the usual ones");
    expect(textOf(panel(false))).not.toContain("Set back");
  });
});
