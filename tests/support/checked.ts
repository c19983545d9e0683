import { expect } from "vitest";
import type { CheckFigures } from "#lib/domain/quality/checks.ts";
import type { Company } from "./company.ts";

// The lists of a check, and whether they agree with what it says.

const NOW = Math.floor(Date.now() / 1000) * 1000;
/** To the second, so that the database says the same. */
export const hoursAgo = (hours: number) =>
  new Date(NOW - Math.round(hours * 3600) * 1000).toISOString().replace(".000Z", "Z");

type Row = { id: string; externalId: string };
type Stream = "deployments" | "incidents";

/** The rows of a check in the window of the report, page by page. */
export async function listChecked(
  company: Company,
  stream: Stream,
  check: string,
  more: object = {},
): Promise<Row[]> {
  const from = new Date(Date.now() - 90 * 86_400_000).toISOString();
  const rows: Row[] = [];
  for (let cursor: object | null = null; ; ) {
    const filter = { from, check, limit: 100, cursor, ...more };
    const page: { items: Row[]; next: object | null } = await company.ask(`list_${stream}`, filter);
    rows.push(...page.items);
    cursor = page.next;
    if (cursor === null) return rows;
  }
}

/** How many rows an item says that its link lists. */
const SAID = { reruns: "reruns", pipeline_incidents: "short", shared_ids: null } as Record<
  string,
  string | null
>;

/** Holds each item against the rows that its link lists. */
export async function checkedItems(company: Company, code: string, { items }: CheckFigures): Promise<void> {
  for (const { numbers, filter } of items) {
    const listed = await Promise.all(
      (["deployments", "incidents"] as const).map((stream) => listChecked(company, stream, code, filter)),
    );
    const key = SAID[code] === undefined ? "deployments" : SAID[code];
    expect(listed.flat()).toHaveLength(key === null ? 1 : Number(numbers[key]));
  }
}
