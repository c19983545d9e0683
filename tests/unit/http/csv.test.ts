import { describe, expect, test } from "vitest";
import { type CsvColumn, csvHeader, csvResponse, csvRows, wantsCsv } from "#lib/http/csv.ts";

type Row = { text: string | null; number: number | null; verdict: boolean | null };
const COLUMNS: CsvColumn<Row>[] = [
  { name: "text", read: (row) => row.text },
  { name: "number", read: (row) => row.number },
  { name: "verdict", read: (row) => row.verdict },
];
const cellOf = (text: string) => csvRows(COLUMNS, [{ text, number: null, verdict: null }]).slice(0, -4);

describe("a CSV file", () => {
  test("has a heading and one line a row, ended by CR LF", () => {
    expect(csvHeader(COLUMNS)).toBe("text,number,verdict\r\n");
    const rows = [
      { text: "a", number: 1.5, verdict: true },
      { text: null, number: 0, verdict: false },
      { text: "", number: null, verdict: null },
    ];
    expect(csvRows(COLUMNS, rows)).toBe("a,1.5,true\r\n,0,false\r\n,,\r\n");
  });

  test.each([
    ["a comma", "a,b", '"a,b"'],
    ["a quote", 'say "hi"', '"say ""hi"""'],
    ["a line break", "a\nb", '"a\nb"'],
    ["blanks at an end", " a ", '" a "'],
    ["umlauts and emoji", "Zürich 🚆", "Zürich 🚆"],
    ["HTML", "<b>x</b>", "<b>x</b>"],
  ])("keeps %s", (_, text, expected) => {
    expect(cellOf(text)).toBe(expected);
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "  =1",
    "\u200e=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
  ])("never lets a spreadsheet compute %j", (text) => {
    expect(cellOf(text).replace(/^"|"$/g, "")).toBe(`'${text}`);
  });

  test("keeps an identifier as it is as far as that is safe", () => {
    const columns: CsvColumn<string>[] = [{ name: "external_id", read: (id) => id, identifies: true }];
    expect(csvRows(columns, ["-oU0UWBs2MV", "a=b", "=1", "-1+1", "@x", "-SUM(A1)"])).toBe(
      "-oU0UWBs2MV\r\na=b\r\n'=1\r\n'-1+1\r\n'@x\r\n'-SUM(A1)\r\n",
    );
  });

  test("leaves negative numbers alone", () => {
    expect(csvRows(COLUMNS, [{ text: null, number: -5, verdict: null }])).toBe(",-5,\r\n");
  });
});

describe("asking for CSV", () => {
  test.each<[string | null, boolean]>([
    [null, false],
    ["", false],
    ["*/*", false],
    ["application/json", false],
    ["text/csv", true],
    ["TEXT/CSV", true],
    ["text/csv; charset=utf-8", true],
    ["text/csv;q=0", false],
    ["application/json, text/csv;q=0.5", false],
    ["application/json;q=0.5, text/csv", true],
    ["text/html, text/csv, */*;q=0.1", true],
    ["text/csvx", false],
  ])("Accept %j: %j", (accept, expected) => {
    expect(wantsCsv(accept)).toBe(expected);
  });
});

describe("an export", () => {
  const page = (text: string, nextCursor: string | null) => ({
    items: [{ text, number: null, verdict: null }],
    nextCursor,
  });
  const exportOf = (
    readPage: (cursor: string | null) => Promise<ReturnType<typeof page>>,
    errors: unknown[] = [],
  ) => csvResponse({ fileName: "x.csv", columns: COLUMNS, readPage, onError: (error) => errors.push(error) });

  test("is an attachment with every page in it, once", async () => {
    const asked: (string | null)[] = [];
    const pages = new Map([
      [null, page("a", "1")],
      ["1", page("b", "2")],
      ["2", page("c", null)],
    ]);
    const response = await exportOf(async (cursor) => {
      asked.push(cursor);
      return pages.get(cursor) ?? page("?", null);
    });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="x.csv"');
    expect(await response.text()).toBe("text,number,verdict\r\na,,\r\nb,,\r\nc,,\r\n");
    expect(asked).toEqual([null, "1", "2"]);
  });

  test("of nothing is a heading", async () => {
    const response = await exportOf(async () => ({ items: [], nextCursor: null }));
    expect(await response.text()).toBe("text,number,verdict\r\n");
  });

  test("that fails at its first page is no file", async () => {
    await expect(exportOf(() => Promise.reject(new Error("down")))).rejects.toThrow("down");
  });

  test("that fails later breaks off loudly instead of ending", async () => {
    const errors: unknown[] = [];
    const response = await exportOf(
      (cursor) => (cursor === null ? Promise.resolve(page("a", "1")) : Promise.reject(new Error("down"))),
      errors,
    );
    await expect(response.text()).rejects.toThrow("down");
    expect(errors).toHaveLength(1);
  });
});
