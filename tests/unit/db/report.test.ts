import { describe, expect, test } from "vitest";
import type { Db } from "#lib/db/call.ts";
import { fetchParts, fetchReport } from "#lib/db/report.ts";
import type { Part } from "#lib/domain/report/report.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { report, reportAndMore } from "../fixtures/report.ts";

const QUERY: ReportQuery = {
  ...{ from: "2026-10-01", to: "2026-11-01", compare: "previous", automation: null, bucket: null },
  ...{ env: [], service: [], team: [], repository: [], connection: [], tag: [], without: [] },
};

/** What the database answers: the report without what takes an interval of two others. */
function answered(): Record<string, unknown> {
  const { previous, byOrigin, ...others } = report();
  const { change: _, ...before } = previous ?? {};
  const { difference: __, ...origins } = byOrigin;
  return { ...others, formula: "evaluated", previous: before, byOrigin: origins };
}

/** A database that answers this, and what it was asked. */
function databaseOf(data: unknown): { db: Db; asked: unknown[] } {
  const asked: unknown[] = [];
  const rpc = async (...call: unknown[]) => {
    asked.push(call);
    return { data, error: null };
  };
  return { db: { rpc } as unknown as Db, asked };
}

describe("the report", () => {
  test("carries beside the window before how each figure changed, and the difference by origin", async () => {
    const { db } = databaseOf(answered());
    expect(await fetchReport(db, "acme", QUERY)).toEqual(report());
  });

  test("is asked for by days as they stand, and in all its parts", async () => {
    const { db, asked } = databaseOf(answered());
    await fetchReport(db, "acme", QUERY);
    const parts = ["figures", "series", "breakdown", "byOrigin"];
    expect(asked).toEqual([["report_dora", { p_organization_id: "acme", p_filter: { ...QUERY, parts } }]]);
  });

  test("of an organisation that the caller does not see is none", async () => {
    expect(await fetchReport(databaseOf(null).db, "acme", QUERY)).toBeNull();
  });

  test.each<[Part[], string[]]>([
    [["figures"], ["window", "freshness", "figures", "previous"]],
    [["series"], ["window", "freshness", "series", "previousSeries"]],
    [
      ["byOrigin", "breakdown"],
      ["window", "freshness", "byOrigin", "breakdown"],
    ],
  ])("in parts has what was asked for and no more: %s", async (parts, names) => {
    const told = await fetchParts(databaseOf(answered()).db, "acme", { ...QUERY, parts });
    expect(Object.keys(told ?? {}).toSorted()).toEqual(names.toSorted());
    expect(report()).toMatchObject(told ?? {});
  });

  test("has rows, lines and origins by bucket where they are asked for, with the changes of each row", async () => {
    const { rows, originSeries, split } = reportAndMore();
    const unchanged = rows.rows.map(({ change: _, ...row }) => row);
    const { db } = databaseOf({ ...answered(), rows: { ...rows, rows: unchanged }, originSeries, split });
    const parts: Part[] = ["rows", "origins_by_bucket", "split"];
    const { window: _, freshness: __, ...told } = (await fetchParts(db, "acme", { ...QUERY, parts })) ?? {};
    expect(told).toEqual({ rows, originSeries, split });
  });

  test("that lacks a part that was asked for is an error", async () => {
    const { series: _, ...others } = answered();
    await expect(fetchReport(databaseOf(others).db, "acme", QUERY)).rejects.toThrow(/at series/);
  });
});
