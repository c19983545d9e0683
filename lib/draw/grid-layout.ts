import { type Group, groupOf } from "../domain/health/behind.ts";
import type { HealthGridRow } from "../domain/health/health-grid.ts";

/** How high and wide the parts of a grid are. */
export type GridLayout = {
  /** Height of a line above a row's cells for its name; 0 where it stands beside them. */
  above: number;
  /** Height of a line for the names of the days; 0 where they share that of the first group's heading. */
  days: number;
  /** Room of a label; a longer one has two lines. */
  label: number;
  column: number;
  line: number;
  /** Height of the line of a group's heading. */
  heading: number;
  /** Letters of row labels and of figures that stand beside their shape. */
  letters: { label: number; figure: number };
};

/** `y`: of its cells. */
export type Placed = { row: HealthGridRow; y: number };

export type Section = { group: Group; y: number; rows: Placed[] };

/** Rows in their order, under a heading wherever the group changes. */
export function sectionsOf(
  rows: readonly HealthGridRow[],
  { line, heading, above, days }: GridLayout,
): Section[] {
  const sections: Section[] = [];
  let y = days;
  for (const row of rows) {
    const group = groupOf(row.key);
    if (sections.at(-1)?.group !== group) {
      sections.push({ group, y, rows: [] });
      y += heading;
    }
    sections.at(-1)?.rows.push({ row, y: y + above });
    y += above + line;
  }
  return sections;
}

/** How many lines of headings there are. */
export const headingsOf = (rows: readonly HealthGridRow[]): number =>
  rows.filter(({ key }, index) => index === 0 || groupOf(key) !== groupOf(rows[index - 1]?.key ?? "")).length;

export function gridHeight(rows: readonly HealthGridRow[], layout: GridLayout): number {
  const { line, heading, above, days } = layout;
  return days + rows.length * (above + line) + headingsOf(rows) * heading;
}
