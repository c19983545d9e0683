import type { Said } from "../domain/said.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** Details whose values are words of ours. */
const NAMED = new Set(["role", "mode", "kind", "verdict", "picture"]);
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** What was done, as a person says it; an action without words here as it is stored. */
export function auditWord(words: Words, action: string): string {
  return find(words, `action.${action.replace(".", "_")}`) ?? action;
}

/** Who did it: an address, or in words one who is none; as it is stored otherwise. */
export function auditActor(words: Words, actor: string): string {
  return find(words, `actor.${actor}`) ?? actor;
}

/** Acts on something that has a word of ours. */
const ON_WORDS = new Set(["export.created", "target.set", "target.removed"]);

/** What it was done to: what was exported and which metric in words, anything else as it is stored. */
export function auditTarget(words: Words, action: string, target: string): string {
  return (ON_WORDS.has(action) ? find(words, `value.${target}`) : null) ?? target;
}

type Telling = {
  timeZone: string;
  /** What a changed setting is called. */
  settings?: Record<string, string>;
};

/**
 * The details of an entry as lines: a changed setting, by its word of `settings`, with both values; moments in the zone.
 * Ids are left out.
 */
export function auditDetails(
  words: Words,
  details: Record<string, unknown>,
  { timeZone, settings = {} }: Telling,
): string[] {
  return Object.entries(details)
    .filter(([key]) => key !== "id")
    .map(([key, value]) => ({
      field: settings[key] ?? find(words, `field.${key}`) ?? key,
      value: textOf(words, NAMED.has(key) ? named(words, value) : value, timeZone),
    }))
    .filter(({ value }) => value !== "")
    .map((line) => words.t("deeds.line", line));
}

/** The same with words in the place of codes, on both sides of a change. */
function named(words: Words, value: unknown): unknown {
  if (typeof value === "string") return find(words, `value.${value}`) ?? value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([side, one]) => [side, named(words, one)]));
}

function textOf(words: Words, value: unknown, timeZone: string): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((part) => textOf(words, part, timeZone)).join(", ");
  if (typeof value === "string") return MOMENT.test(value) ? words.format.moment(value, timeZone) : value;
  if (typeof value !== "object") return String(value);
  if (isSaid(value)) return find(words, `reason.${value.code}`) ?? say(words, "errors", value);
  if (!("from" in value && "to" in value)) return JSON.stringify(value);
  const side = (one: unknown) => textOf(words, one, timeZone) || words.t("deeds.nothing");
  return words.t("deeds.change", { from: side(value.from), to: side(value.to) });
}

function isSaid(value: object): value is Said {
  return "code" in value && "numbers" in value;
}

/** A word of the log; null when it has none. */
function find({ t }: Words, key: string): string | null {
  const loose = t as unknown as { (key: string): string; has: (key: string) => boolean };
  return loose.has(`deeds.${key}`) ? loose(`deeds.${key}`) : null;
}
