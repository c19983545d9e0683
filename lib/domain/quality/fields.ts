import { type Count, countHref, LAST_90_DAYS, type Narrowed } from "../links.ts";
import type { Range } from "./data-quality.ts";

/** What a figure or a filter needs of a deployment. */
export const FIELDS = ["verdict", "env", "team", "repository", "commits", "leadTime", "knownOrigin"] as const;
export type Field = (typeof FIELDS)[number];

/** How many of a service's deployments carry each field. */
export type ServiceFields = { service: string | null; deployments: number } & Record<Field, number>;
export type FieldReport = { window: Range; services: ServiceFields[] };

/** The deployments that lack a field, and what lists exactly them; null where no list does. */
export type LackingField = { lacking: number; opens: { count: Count; narrowed: Narrowed } | null };

export function lackingOf(row: ServiceFields, field: Field, window: Range): LackingField {
  const lacking = row.deployments - row[field];
  const base = everywhere(row, window);
  if (field === "verdict") return { lacking, opens: { count: "pending", narrowed: base } };
  // One list asks for one kind of nameless events at most.
  if (row.service === null) return { lacking, opens: null };
  if (field === "env")
    return { lacking, opens: { count: "deployments", narrowed: { ...base, env: [""], without: "env" } } };
  if (field === "team" || field === "repository")
    return { lacking, opens: { count: "deployments", narrowed: { ...base, without: field } } };
  if (field === "commits") return { lacking, opens: { count: "withoutCommits", narrowed: base } };
  return { lacking, opens: null };
}

/** The list of a row's deployments. */
export function rowHref(slug: string, row: ServiceFields, window: Range): string {
  return countHref(slug, "deployments", everywhere(row, window));
}

/** A row's events in all environments, whatever the scope of the page is. */
export function everywhere({ service }: Pick<ServiceFields, "service">, { from, to }: Range): Narrowed {
  const named = service === null ? { without: "service" } : { service: [service] };
  return { ...LAST_90_DAYS, period: "", from, to, ...named };
}
