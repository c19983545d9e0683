import type { Problem } from "../refusals.ts";

/** What a report is broken down by. */
export const DIMENSIONS = ["service", "team", "repository", "env"] as const;
/** What a filter may name, and a menu offers. */
export const FILTERS = [...DIMENSIONS, "connection", "tag"] as const;
export type FilterName = (typeof FILTERS)[number];

/**
 * What a report or a list is narrowed to. Names and tags (`key:value`) compare without case, connections are ids.
 * None narrows nothing; without an environment it is production, and `*` alone is every one.
 */
export type Filter = Record<FilterName, string[]>;

/** Whether what bots alone did counts; null: it does. */
export type Automation = "exclude" | null;

/** What one filter takes: names, and characters of a name. */
export const MAX_NAMES = 100;
const MAX_CHARACTERS = 512;

/** A key, a colon and a value. */
const TAG = /^[^:]*[^:\s][^:]*:.*\S/s;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Why a filter cannot take a name, null when it can. */
export function nameProblem(filter: FilterName, name: string): Problem | null {
  if (name.trim() === "") return { code: "not_empty", numbers: {} };
  if (name.length > MAX_CHARACTERS) return { code: "value_too_long", numbers: { most: MAX_CHARACTERS } };
  // PostgreSQL has no NUL in a text.
  if (name.includes("\u0000")) return { code: "holds_nul", numbers: {} };
  if (filter === "connection" && !UUID.test(name)) return { code: "not_a_connection_id", numbers: {} };
  if (filter === "tag" && !TAG.test(name)) return { code: "not_a_tag", numbers: {} };
  return null;
}

/** The names that a filter takes, each once; what it cannot take is left out. */
export function cleanNames(filter: FilterName, names: readonly string[]): string[] {
  const usable = names
    .filter((name) => nameProblem(filter, name) === null)
    // Ids are the same in any case; names stay as they are written.
    .map((name) => (filter === "connection" ? name.toLowerCase() : name));
  if (filter === "env" && usable.includes("*")) return ["*"];
  return [...new Set(usable)].slice(0, MAX_NAMES);
}

export type ActiveFilter = { filter: FilterName | "automation"; value: string };

/** What is narrowed, one entry a value, for removable chips. */
export function activeFilters(filter: Filter & { automation: Automation }): ActiveFilter[] {
  const named = FILTERS.flatMap((name) => filter[name].map((value) => ({ filter: name, value })));
  const { automation } = filter;
  return automation === null ? named : [...named, { filter: "automation", value: automation }];
}
