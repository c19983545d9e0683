import { describe, expect, test } from "vitest";
import { breakdownFile, originsFile } from "#lib/http/row-files.ts";
import { byOrigin } from "../fixtures/by-origin.ts";
import { report } from "../fixtures/report.ts";

const linesOf = (text: string) => text.trimEnd().split("\r\n");

describe("a table as a file", () => {
  test("of services has each row, what names none without a key, and the rates unrounded", () => {
    const rows = report().breakdown.service;
    const [head, ...lines] = linesOf(breakdownFile(rows));
    expect(head).toMatch(/^key,deployments,failed,evaluated,pending,cfr,/);
    expect(lines.map((line) => line.split(",")[0])).toEqual(rows.map(({ key }) => key ?? ""));
    expect(lines[0]?.split(",")[5]).toBe(String(rows[0]?.cfr));
  });

  test("of origins has the tools too, and no rate where nothing may be compared", () => {
    const [head, ...lines] = linesOf(originsFile(byOrigin()));
    expect(head).toBe("kind,name,commits,lead_time_p50,recovery_p50,rollback_rate,weight,cfr,low,high");
    expect(lines).toHaveLength(byOrigin().origins.length + byOrigin().tools.length);
    expect(linesOf(originsFile({ ...byOrigin(), comparable: false }))[0]).toBe(
      "kind,name,commits,lead_time_p50",
    );
  });
});
