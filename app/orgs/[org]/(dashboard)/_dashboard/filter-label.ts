import { dimensionNoun } from "#lib/domain/report/filter.ts";
import type { Dimension } from "#lib/domain/report/report.ts";

/** What the button of a dimension says: how many are chosen, and for environments what counts without a choice. */
export function selectLabel(dimension: Dimension, chosen: string[]): string {
  const { title, many } = dimensionNoun(dimension);
  if (dimension === "env" && chosen.length === 0) return "Production";
  if (dimension === "env" && chosen.includes("*")) return "All environments";
  if (chosen.length === 0) return title;
  return chosen.length === 1 ? `${title}: ${chosen[0]}` : `${chosen.length} ${many.toLowerCase()}`;
}
