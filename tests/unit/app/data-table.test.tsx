import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { readList } from "#app/orgs/[org]/_components/list/read-list.ts";
import { AppError } from "#lib/errors.ts";
import { InEnglish } from "#tests/support/in-english.tsx";

type Service = { name: string; deployments: number; trouble: string | null };

const COLUMNS: Column<Service>[] = [
  { title: "Service", name: true, cell: ({ name }) => name },
  { title: "Deployments", number: true, sorted: "descending", cell: ({ deployments }) => deployments },
  { title: "", cell: () => null },
];
const ROWS: Service[] = [
  { name: "checkout", deployments: 12, trouble: null },
  { name: "search", deployments: 3, trouble: "not read" },
];

const render = (rows: Service[]) =>
  renderToStaticMarkup(
    <InEnglish>
      <DataTable
        label="Services"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ name }) => name}
        beneath={({ trouble }) => trouble}
        empty="None yet."
        foot="There are more."
        stacked
      />
    </InEnglish>,
  );

describe("a table", () => {
  test("is a region that says what it is and is reached by keyboard, with its head and the name of each row", () => {
    const html = render(ROWS);
    expect(html).toMatch(/<section[^>]* aria-label="Services, table"[^>]* tabindex="0"/);
    expect(html).toMatch(/<th scope="col"[^>]*aria-sort="descending"[^>]*>Deployments<\/th>/);
    expect(html).toContain('<th scope="row">checkout</th>');
    expect(html).toContain("There are more.");
  });

  test("keeps the title beside each value for a phone, and gives a column of actions a name", () => {
    const html = render(ROWS);
    expect(html).toContain('<td data-number="true" data-title="Deployments">12</td>');
    expect(html).toMatch(/<th scope="col"><span[^>]*>Actions<\/span><\/th>/);
  });

  test("says what belongs to one row in a line under it, and to that row only", () => {
    const html = render(ROWS);
    expect(html.match(/<td colSpan="3">/g)).toHaveLength(1);
    expect(html).toMatch(/search<\/th>.*<td colSpan="3"><div[^>]*>not read<\/div>/);
  });

  test("without rows says so instead of showing a head over nothing", () => {
    expect(render([])).toMatch(/^<p[^>]*>None yet.<\/p>$/);
  });
});

describe("a page of a list", () => {
  const page = { items: ["newest"], nextCursor: null };
  const refuse = (code: "invalid_input" | "internal") => async (cursor: string | null) => {
    if (cursor !== null) throw new AppError(code);
    return page;
  };

  test("begins at the newest where its cursor is none of ours", async () => {
    expect(await readList("odd", refuse("invalid_input"))).toEqual(page);
  });

  test("hides no other fault, and asks once where there is no cursor", async () => {
    await expect(readList("odd", refuse("internal"))).rejects.toMatchObject({ code: "internal" });
    let asked = 0;
    const failing = async () => {
      asked += 1;
      throw new AppError("invalid_input");
    };
    await expect(readList(null, failing)).rejects.toMatchObject({ code: "invalid_input" });
    expect(asked).toBe(1);
  });
});
