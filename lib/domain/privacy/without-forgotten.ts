import { ADDRESS, SOMEONE, SOMEONES_ADDRESS } from "./hidden-address.ts";

export type IsForgotten = (kind: "address" | "name", text: string) => boolean;

/** Fields that say whose address stands beside them. */
const NAMES = new Set(["name", "authorName", "author_name", "login", "username"]);
const PERSON = /([^<>\n]{1,200}?)([ \t]*<)([^<>\s]{1,200}@[^<>\s]{1,200})>/g;
/** The most words of a name that are looked for in a text. */
const LONGEST_NAME = 4;

/**
 * A JSON value without people that are to be forgotten: their addresses, the names beside these, and their names of
 * several words, and logins, wherever they stand. A name of one word goes only where it is all that a field of names says: `May` is a
 * month, too.
 */
export function withoutForgotten<T>(value: T, isForgotten: IsForgotten): T {
  return clean(value, isForgotten) as T;
}

function clean(value: unknown, isForgotten: IsForgotten): unknown {
  if (typeof value === "string") return cleanText(value, isForgotten);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => clean(item, isForgotten));
  const isOne = Object.values(value).some((item) => typeof item === "string" && isAddress(item, isForgotten));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      NAMES.has(key) && typeof item === "string" && (isOne || isForgotten("name", item))
        ? SOMEONE
        : clean(item, isForgotten),
    ]),
  );
}

function isAddress(text: string, isForgotten: IsForgotten): boolean {
  return text.includes("@") && isForgotten("address", text);
}

function cleanText(text: string, isForgotten: IsForgotten): string {
  const addressed = text.includes("@")
    ? text
        .replace(PERSON, (whole, name: string, between: string, email: string) =>
          isForgotten("address", email) ? `${keyOf(name)}${SOMEONE}${between}${SOMEONES_ADDRESS}>` : whole,
        )
        .replace(ADDRESS, (email) => (isForgotten("address", email) ? SOMEONES_ADDRESS : email))
    : text;
  return withoutNames(addressed, isForgotten);
}

/** `Signed-off-by: ` before a name. */
function keyOf(name: string): string {
  return /^.*:[ \t]*/.exec(name)?.[0] ?? "";
}

function withoutNames(text: string, isForgotten: IsForgotten): string {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}_'’.-]+/gu)];
  const found: [start: number, end: number][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const taken = nameAt(text, words, { at, isForgotten });
    if (taken === null) continue;
    found.push([words[at]?.index ?? 0, taken.end]);
    at += taken.words - 1;
  }
  return found.reduceRight((left, [start, end]) => left.slice(0, start) + SOMEONE + left.slice(end), text);
}

/** The longest forgotten name that begins here and is written as names are, with a great letter, or as a login is. */
function nameAt(
  text: string,
  words: RegExpExecArray[],
  { at, isForgotten }: { at: number; isForgotten: IsForgotten },
): { words: number; end: number } | null {
  const first = words[at];
  if (first === undefined) return null;
  const [most, least] = [/^\p{Lu}/u.test(first[0]) ? LONGEST_NAME : 1, isLogin(first[0]) ? 1 : 2];
  for (let count = most; count >= least; count -= 1) {
    const last = words[at + count - 1];
    if (last === undefined) continue;
    // A full stop behind a name is the sentence's.
    const end = last.index + last[0].replace(/[.'’-]+$/, "").length;
    const name = text.slice(first.index, end);
    if (/^[^\n]+$/.test(name) && isForgotten("name", name)) return { words: count, end };
  }
  return null;
}

/** Joined words, as `ana.sousa`: what may be remembered of an address beside the whole of it. */
export function isLogin(word: string): boolean {
  return /[\p{L}\p{N}][._-][\p{L}\p{N}]/u.test(word);
}

/** The names that stand beside one of these addresses, in fields and in `Name <address>`. */
export function namesBeside(value: unknown, isOne: (address: string) => boolean): string[] {
  if (typeof value === "string")
    return [...value.matchAll(PERSON)].flatMap(([, name = "", , email = ""]) =>
      isOne(email)
        ? [
            name
              .slice(keyOf(name).length)
              .replace(/^[\s,;&]+/, "")
              .trim(),
          ]
        : [],
    );
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap((item) => namesBeside(item, isOne));
  if (Array.isArray(value) || !Object.values(value).some((item) => typeof item === "string" && isOne(item)))
    return inside;
  const own = Object.entries(value).flatMap(([key, item]) =>
    NAMES.has(key) && typeof item === "string" && !isOne(item) ? [item.trim()] : [],
  );
  return [...own, ...inside];
}
