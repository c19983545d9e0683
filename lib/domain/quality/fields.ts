import { type Count, countHref, LAST_90_DAYS, type Narrowed } from "../links.ts";
import type { Lack } from "../report/verdicts.ts";
import type { Range } from "./data-quality.ts";

/** What a figure or a filter needs of a deployment. */
export const FIELDS = ["verdict", "env", "team", "repository", "commits", "leadTime", "knownOrigin"] as const;
export type Field = (typeof FIELDS)[number];

/** How many of a service's deployments carry each field. */
export type ServiceFields = { service: string | null; deployments: number } & Record<Field, number>;
export type FieldReport = { window: Range; services: ServiceFields[] };

/** The deployments that lack a field, and what lists exactly them. */
export type LackingField = { lacking: number; count: Count; narrowed: Narrowed };

/** How a list asks for what lacks a field that no count of its own is for. */
const LACKED = {
  ...{ env: "env", team: "team", repository: "repository" },
  ...{ leadTime: "lead_time", knownOrigin: "known_origin" },
} as const satisfies Partial<Record<Field, Lack>>;

export function lackingOf(row: ServiceFields, field: Field, window: Range): LackingField {
  const lacking = row.deployments - row[field];
  const narrowed = everywhere(row, window);
  if (field === "verdict") return { lacking, count: "pending", narrowed };
  if (field === "commits") return { lacking, count: "withoutCommits", narrowed };
  return { lacking, count: "lacking", narrowed: { ...narrowed, lacks: LACKED[field] } };
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
