import { type Group, groupOf } from "../domain/health/behind.ts";
import type { HealthGridRow } from "../domain/health/health-grid.ts";

/** How high and wide the parts of a grid are. The names of the days share the line of the first group's heading. */
export type GridLayout = {
  /** Room of a label; a longer one has two lines. */
  label: number;
  column: number;
  line: number;
  /** Height of the line of a group's heading. */
  heading: number;
  /** Letters of row labels and of figures that stand beside their shape. */
  letters: { label: number; figure: number };
};

export type Placed = { row: HealthGridRow; y: number };

export type Section = { group: Group; y: number; rows: Placed[] };

/** Rows in their order, under a heading wherever the group changes. */
export function sectionsOf(rows: readonly HealthGridRow[], { line, heading }: GridLayout): Section[] {
  const sections: Section[] = [];
  let y = 0;
  for (const row of rows) {
    const group = groupOf(row.key);
    if (sections.at(-1)?.group !== group) {
      sections.push({ group, y, rows: [] });
      y += heading;
    }
    sections.at(-1)?.rows.push({ row, y });
    y += line;
  }
  return sections;
}

/** How many lines of headings there are. */
export const headingsOf = (rows: readonly HealthGridRow[]): number =>
  rows.filter(({ key }, index) => index === 0 || groupOf(key) !== groupOf(rows[index - 1]?.key ?? "")).length;

export function gridHeight(rows: readonly HealthGridRow[], { line, heading }: GridLayout): number {
  return rows.length * line + headingsOf(rows) * heading;
}
