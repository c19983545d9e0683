import type { HealthGrid } from "./health-grid.ts";
import { bandOf } from "./merit.ts";

export type CellEffect = {
  day: string;
  before: number | null;
  after: number | null;
  /** Whether another band holds, or a figure comes or goes. */
  changesBand: boolean;
};
export type RowEffect = { key: string; cells: CellEffect[] };

/** What other marks make of the same grid: every cell as it is and as it would be. */
export function marksEffect(before: HealthGrid, after: HealthGrid): RowEffect[] {
  const band = (fom: number | null) => (fom === null ? null : bandOf(fom));
  return before.rows.map(({ key, cells }) => {
    const others = after.rows.find((row) => row.key === key)?.cells ?? [];
    return {
      key,
      cells: cells.map(({ day, fom }) => {
        const then = others.find((cell) => cell.day === day)?.fom ?? null;
        return { day, before: fom, after: then, changesBand: band(fom) !== band(then) };
      }),
    };
  });
}
