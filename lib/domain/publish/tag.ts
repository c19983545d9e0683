import { cut } from "../cut.ts";
import { MOST_TAGS, OWN_TAG_KEYS } from "./publishing.ts";

const LONGEST_TAG = 200;
const OWN: ReadonlySet<string> = new Set(OWN_TAG_KEYS);

/**
 * A tag as Datadog keeps it: in small letters, letters of any script and digits, `_ - : . /`, everything else an
 * underscore, at most 200 characters, no colon at its end. Two names may become one; null when nothing is left of the value.
 */
export function tagOf(key: string, value: string): string | null {
  const kept = value
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\-:./]/gu, "_");
  const tag = cut(`${key}:${kept}`, LONGEST_TAG).replace(/:+$/, "");
  return tag === key ? null : tag;
}

/** Why a tag of an organisation's own cannot be; null for one that can. */
export function tagProblem(tag: string): "malformed" | "own" | null {
  if (!/^[a-z][a-z0-9_.\-/]{0,59}:\S(?:.*\S)?$/.test(tag) || tag.length > LONGEST_TAG) return "malformed";
  return OWN.has(tag.slice(0, tag.indexOf(":"))) ? "own" : null;
}

/** Tags typed one a line or between commas, each once. */
export function readTags(text: string): string[] {
  const tags = text.split(/[\n,]/).map((tag) => tag.trim().toLowerCase());
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, MOST_TAGS + 1);
}
