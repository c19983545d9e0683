import type { Problem } from "../refusals.ts";

/** What a report is broken down by. */
export const DIMENSIONS = ["service", "team", "repository", "env"] as const;
type Dimension = (typeof DIMENSIONS)[number];
/** What a filter may name, and a menu offers. */
export const FILTERS = [...DIMENSIONS, "connection", "tag"] as const;
export type FilterName = (typeof FILTERS)[number];

/**
 * What a report or a list is narrowed to. Names and tags (`key:value`) compare without case, connections are ids.
 * None narrows nothing; without an environment it is production, and `*` alone is every one. `without`: what names none
 * of these; what names none of a dimension is beside what is named of it, since a row of a table may be either.
 */
export type Filter = Record<FilterName, string[]> & { without: Dimension[] };

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

/** The dimensions of which nothing is to be named, each once, in the order of the rows; other words are left out. */
export function cleanWithout(words: readonly string[]): Dimension[] {
  return DIMENSIONS.filter((dimension) => words.includes(dimension));
}

export type ActiveFilter =
  | { filter: FilterName | "automation"; value: string }
  | { filter: "without"; value: Dimension };

/** What is narrowed, one entry a value, for removable chips. */
export function activeFilters(filter: Filter & { automation: Automation }): ActiveFilter[] {
  const named = FILTERS.flatMap((name) => filter[name].map((value) => ({ filter: name, value })));
  const without = filter.without.map((value): ActiveFilter => ({ filter: "without", value }));
  const { automation } = filter;
  const automated: ActiveFilter[] = automation === null ? [] : [{ filter: "automation", value: automation }];
  return [...named, ...without, ...automated];
}
