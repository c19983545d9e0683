import { z } from "zod";
import { cut } from "../../domain/cut.ts";
import { STAGES, type Stage } from "../../domain/report/report.ts";

// What an event may carry beside what it is about. Read as far as it makes sense: nobody's deployment is set aside for
// a label that is odd.

const MOST_TAGS = 100;
/** Datadog's own limit. */
const LONGEST_TAG = 200;

/**
 * `key:value` of each custom tag, distinct without case and sorted, at most 100. They come as a list of such texts, or as
 * an object of lists, under either name.
 */
export function tagsOf(...values: unknown[]): string[] {
  const tags = new Map<string, string>();
  for (const tag of values.flatMap((value) => tagTexts(value))) {
    const kept = cut(tag.trim(), LONGEST_TAG);
    if (kept !== "" && !tags.has(kept.toLowerCase())) tags.set(kept.toLowerCase(), kept);
  }
  return [...tags.values()].sort().slice(0, MOST_TAGS);
}

function tagTexts(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return textsOf(value);
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return Object.entries(value).flatMap(([key, items]) =>
    (Array.isArray(items) ? items : [items]).flatMap(textsOf).map((item) => `${key}:${item}`),
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}

/** Averages of stages in whole seconds: those that are numbers, or texts of one, and not negative. */
export const averages = z
  .unknown()
  .optional()
  .transform((value): Partial<Record<Stage, number>> => {
    if (typeof value !== "object" || value === null) return {};
    const given = new Map(Object.entries(value));
    return Object.fromEntries(
      STAGES.flatMap((stage) => {
        const seconds = secondsOf(given.get(stage));
        return seconds === null ? [] : [[stage, seconds]];
      }),
    );
  });

function secondsOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !(number >= 0 && number <= Number.MAX_SAFE_INTEGER)) return null;
  return Math.round(number);
}
