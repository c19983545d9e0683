import { type FilterName, filterNoun } from "#lib/domain/report/filter.ts";

/** What the button of a filter says: how many are chosen, and for environments what counts without a choice. */
export function selectLabel(filter: FilterName, chosen: string[]): string {
  const { title, many } = filterNoun(filter);
  if (filter === "env" && chosen.length === 0) return "Production";
  if (filter === "env" && chosen.includes("*")) return "All environments";
  if (chosen.length === 0) return title;
  return chosen.length === 1 ? `${title}: ${chosen[0]}` : `${chosen.length} ${many.toLowerCase()}`;
}
