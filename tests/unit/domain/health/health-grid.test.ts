import { describe, expect, test } from "vitest";
import { missing, type Snapshot } from "#lib/domain/catalogue/snapshot.ts";
import { healthGrid, measureFor } from "#lib/domain/health/health-grid.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { markables, markedRows, problemOfMark, unusual } from "#lib/domain/health/marks.ts";
import { bandOf, merit } from "#lib/domain/health/merit.ts";

const REPOSITORY = "github.com/acme/shop";
const TO = "2026-03-07";

const shapeOf = (key: string, scope: string) => {
  const row = HEALTH_ROWS.find((one) => one.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return measureFor(row, scope).shape;
};

function snapshotOf(given: Partial<Snapshot>): Snapshot {
  return {
    ...{ scope: REPOSITORY, metric: "github.commits.reverts", part: "", day: TO, value: 0, n: 40 },
    ...{ formula: 1, reason: null, from: "2026-03-01T00:00:00Z", to: "2026-03-08T00:00:00Z" },
    measuredAt: "2026-03-08T01:00:00Z",
    ...given,
  };
}

const cellOf = (given: Partial<Snapshot>, row = "reverts", scope = REPOSITORY) =>
  healthGrid([snapshotOf({ scope, ...given })], { scope, to: TO, days: 7 })
    .rows.find(({ key }) => key === row)
    ?.cells.at(-1);

describe("a figure of merit", () => {
  test.each([
    [
      "tests_passing",
      REPOSITORY,
      [
        [1, 1],
        [0, 0],
      ],
    ],
    [
      "tests_passing",
      "",
      [
        [1, 1],
        [0.75, 0.5],
        [0.5, 0],
        [0.2, 0],
      ],
    ],
    [
      "failing_workflows",
      REPOSITORY,
      [
        [0, 1],
        [1, 0.8],
        [2.5, 0.5],
        [5, 0],
        [31, 0],
      ],
    ],
    [
      "hotfixes",
      REPOSITORY,
      [
        [1, 0.9],
        [5, 0.5],
        [10, 0],
        [12, 0],
      ],
    ],
    [
      "reverts",
      REPOSITORY,
      [
        [0, 1],
        [1, 0.5],
        [2, 0],
        [3, 0],
      ],
    ],
    [
      "ci_duration_p90",
      REPOSITORY,
      [
        [2, 1],
        [3, 1],
        [6.5, 0.5],
        [10, 0],
        [12, 0],
      ],
    ],
    [
      "stale_pulls",
      REPOSITORY,
      [
        [20, 0.6],
        [25, 0.5],
        [50, 0],
        [70, 0],
      ],
    ],
    [
      "pull_cycle_time",
      REPOSITORY,
      [
        [24, 1],
        [48, 0.5],
        [60, 0.25],
        [72, 0],
      ],
    ],
    [
      "change_failure_rate",
      "",
      [
        [0.05, 1],
        [0.3, 0],
      ],
    ],
    [
      "deployment_frequency",
      "",
      [
        [1, 1],
        [0.5, 0.5],
        [0, 0],
      ],
    ],
  ] as const)("of %s in %j has the anchors of its formula", (key, scope, anchors) => {
    for (const [raw, fom] of anchors) expect(merit(raw, shapeOf(key, scope))).toBe(fom);
  });

  test("has its band by 0.3 and 0.7, each the first of the better one", () => {
    expect([0, 0.299, 0.3, 0.699, 0.7, 1].map(bandOf)).toEqual([
      ...["critical", "critical", "warning", "warning", "healthy", "healthy"],
    ]);
  });

  test("that lies on a mark by whole shares is not moved into the band below by arithmetic", () => {
    expect(bandOf(merit(0.07, shapeOf("reverts", "")))).toBe("warning");
    expect(bandOf(merit(0.03, shapeOf("reverts", "")))).toBe("healthy");
  });
});

describe("a cell", () => {
  test("of a day without a snapshot is not known, and says that nobody looked", () => {
    const [cell] = healthGrid([], { scope: "", to: TO, days: 7 }).rows[0]?.cells ?? [];
    expect(cell).toMatchObject({ day: "2026-03-01", fom: null, raw: null, reason: missing("not_collected") });
  });

  test("without a value is not known, whatever the reason: an outage paints nothing green", () => {
    for (const reason of [missing("not_read"), missing("short_answer"), missing("no_permission")])
      expect(cellOf({ value: null, n: null, reason })).toMatchObject({ fom: null, raw: null, reason });
  });

  test("of zero of nothing is silence and not perfection", () => {
    expect(cellOf({ value: 0, n: 0 })).toMatchObject({ fom: null, reason: missing("no_event") });
    expect(cellOf({ value: 0, n: 1 })).toMatchObject({ fom: 1, reason: null });
  });

  test("of a share over few events keeps its value and has no figure", () => {
    const few = { metric: "github.commits.reverts_share_7d", value: 0.5, n: 4 };
    expect(cellOf(few, "reverts", "")).toMatchObject({
      ...{ fom: null, raw: 0.5, reason: missing("few", { n: 4, least: 10 }) },
    });
  });

  test("has a figure from ten events on where it judges a share that chance can make", () => {
    const judged = (n: number) =>
      HEALTH_ROWS.filter((row) => {
        const { metric } = measureFor(row, "");
        return typeof cellOf({ metric, value: 0, n }, row.key, "")?.fom === "number";
      }).map(({ key }) => key);
    const chancy = ["failing_workflows", "hotfixes", "reverts", "change_failure_rate", "rework_rate"];
    const all = HEALTH_ROWS.map(({ key }) => key);
    expect(judged(10)).toEqual(all);
    expect(judged(9)).toEqual(all.filter((key) => !chancy.includes(key)));
  });

  test("of a count is silent about a week without a run or a commit", () => {
    const silent = HEALTH_ROWS.filter((row) => {
      const { metric } = measureFor(row, REPOSITORY);
      return cellOf({ metric, value: 0, n: 0 }, row.key)?.reason?.code === "no_event";
    });
    expect(silent.map(({ key }) => key)).toEqual(["failing_workflows", "hotfixes", "reverts"]);
  });

  test("reads the value of its own scope, metric and day, and none of a part", () => {
    const others = [snapshotOf({ scope: "github.com/acme/other" })];
    const { rows } = healthGrid(others, { scope: REPOSITORY, to: TO, days: 7 });
    expect(rows.flatMap(({ cells }) => cells).filter(({ fom }) => fom !== null)).toEqual([]);
    expect(cellOf({ part: "build" })?.fom).toBeNull();
    expect(cellOf({ day: "2026-03-06" })?.fom).toBeNull();
    expect(cellOf({ metric: "github.commits.hotfix" })?.fom).toBeNull();
    expect(cellOf({})?.fom).toBe(1);
  });
});

describe("marks of an organisation", () => {
  const own = { row: "reverts", measure: "count", good: 1, bad: 5 } as const;

  test("judge in the place of the usual ones, and the grid tells their version", () => {
    const at = { scope: REPOSITORY, to: TO, days: 7, marks: { version: 3, marks: [own] } };
    const grid = healthGrid([snapshotOf({ value: 3 })], at);
    expect(grid.marks).toBe(3);
    expect(grid.rows.find(({ key }) => key === "reverts")?.cells.at(-1)?.fom).toBe(0.5);
    expect(cellOf({ value: 3 })?.fom).toBe(0);
  });

  test("leave every other row, and what is yes or no, as it is", () => {
    const odd = { row: "tests_passing", measure: "count", good: 5, bad: 1 } as const;
    const changed = markedRows([own, odd]).filter(
      (row, at) => row.count.shape !== HEALTH_ROWS[at]?.count.shape,
    );
    expect(changed.map(({ key }) => key)).toEqual(["reverts"]);
  });

  test("have the good one on the better side, within the unit", () => {
    expect(problemOfMark(own)).toBeNull();
    expect(problemOfMark({ ...own, good: 5 })?.code).toBe("good_not_below");
    expect(problemOfMark({ ...own, row: "deployment_frequency" })?.code).toBe("good_not_above");
    expect(problemOfMark({ ...own, bad: -1 })?.code).toBe("not_from_to");
    expect(problemOfMark({ ...own, measure: "share" })?.code).toBe("not_from_to");
    expect(problemOfMark({ ...own, row: "tests_passing" })?.code).toBe("not_known");
  });

  test("are kept only where they differ from the usual ones", () => {
    expect(unusual(markables())).toEqual([]);
    expect(unusual(markables([own])).map(({ row, measure }) => [row, measure])).toEqual([
      ["reverts", "count"],
    ]);
  });
});
