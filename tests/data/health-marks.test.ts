import { describe, expect, test } from "vitest";
import { readHealthGrid, readHealthMarks, setHealthMarks } from "#lib/db/health.ts";
import { type Mark, markables, problemOfMark } from "#lib/domain/health/marks.ts";
import { actingAs } from "../support/acting.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { makeTeam } from "../support/team.ts";

const REVERTS: Mark = { row: "reverts", measure: "count", good: 1, bad: 5 };
const SCOPE = "github.com/acme/shop";

describe.each(ONE_DATABASE)("marks of the health grid on %s", (name) => {
  const stack = useStack(name);

  async function open() {
    const team = await makeTeam(stack);
    const db = team.owner.client as never;
    const acting = actingAs(db, team.id, team.owner.userId);
    const set = (version: number, marks: Mark[]) => setHealthMarks(acting, { version, marks });
    const audit = () =>
      readRows<{ target: string; details: unknown }>(
        stack,
        `select target, details from public.audit_log where organization_id = '${team.id}' and action = 'health_marks.set' order by at, id`,
      );
    return { ...team, db, set, audit, read: () => readHealthMarks(db, team.id) };
  }

  test("are the usual ones, version 0, until an admin sets others: then each set is a version", async () => {
    const { read, set, audit } = await open();
    expect(await read()).toEqual({ version: 0, marks: [], setAt: null });
    expect(await set(0, [REVERTS])).toMatchObject({ version: 1, marks: [REVERTS] });
    expect(await set(1, [REVERTS])).toMatchObject({ version: 1 });
    expect(await set(1, [])).toMatchObject({ version: 2, marks: [] });
    expect(await read()).toMatchObject({ version: 2, marks: [] });
    expect(await audit()).toEqual([
      { target: "1", details: { marks: { from: null, to: ["reverts (count): 1, 5"] } } },
      { target: "2", details: { marks: { from: ["reverts (count): 1, 5"], to: null } } },
    ]);
  });

  test("are refused over a version that somebody else replaced", async () => {
    const { set } = await open();
    await set(0, [REVERTS]);
    await expect(set(0, [{ ...REVERTS, bad: 9 }])).rejects.toMatchObject({
      code: "conflict",
      says: { code: "thresholds_changed" },
    });
  });

  test("are the same in whatever order they are given", async () => {
    const { set } = await open();
    const hotfixes: Mark = { ...REVERTS, row: "hotfixes" };
    await set(0, [REVERTS, hotfixes]);
    expect(await set(1, [hotfixes, REVERTS])).toMatchObject({ version: 1 });
  });

  test("have the bounds and the better side of their measure, the same here and in the database", async () => {
    const { set } = await open();
    let version = 0;
    for (const { row, measure, higher, most } of markables()) {
      const [low, high] = [0, most];
      const right = { row, measure, ...(higher ? { good: high, bad: low } : { good: low, bad: high }) };
      const wrong = { row, measure, good: right.bad, bad: right.good };
      const outside = [{ good: -1 }, { bad: -1 }, { good: most + 1 }, { bad: most + 1 }, { good: 0, bad: 0 }];
      for (const mark of [wrong, ...outside.map((end) => ({ ...right, ...end }))]) {
        expect(problemOfMark(mark)).not.toBeNull();
        await expect(set(version, [mark])).rejects.toMatchObject({ code: "invalid_input" });
      }
      expect(problemOfMark(right)).toBeNull();
      ({ version } = await set(version, [right]));
    }
    const row = "lead_time" as const;
    for (const marks of [[REVERTS, REVERTS], [{ ...REVERTS, row, measure: "share" as const }]])
      await expect(set(version, marks)).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("judge the grid, which tells their version", async () => {
    const { db, id, set } = await open();
    await stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, window_from, window_to)
      values ('${id}', '${SCOPE}', 'github.commits.reverts', '2026-03-07', 3, 40, 1, '2026-03-01Z', '2026-03-08Z')`);
    const cell = async () => {
      const grid = await readHealthGrid(db, id, { scope: SCOPE, to: "2026-03-07", days: 7 });
      const row = grid.rows.find(({ key }) => key === "reverts");
      return { marks: grid.marks, fom: row?.cells.at(-1)?.fom, raw: row?.cells.at(-1)?.raw };
    };
    expect(await cell()).toEqual({ marks: 0, fom: 0, raw: 3 });
    await set(0, [REVERTS]);
    expect(await cell()).toEqual({ marks: 1, fom: 0.5, raw: 3 });
  });
});
