import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { ORIGIN_RULES } from "#lib/domain/origin/rules.ts";
import { CHECKS } from "#lib/domain/quality/check-list.ts";
import { PROBLEMS, REFUSALS } from "#lib/domain/refusals.ts";
import { COMPARISON_REASONS } from "#lib/domain/report/comparison.ts";
import type { Codes } from "#lib/domain/said.ts";
import { EVENT_FLAWS, FIELD_FLAWS, GAPS } from "#lib/domain/sync/reasons.ts";
import { ERROR_CODES } from "#lib/errors.ts";
import { messagesIn, type Namespace } from "#lib/words/catalog.ts";
import { LANGUAGES } from "#lib/words/languages.ts";

type Element = ReturnType<typeof parse>[number];

/** Every name that a message takes, in whatever case of it. */
function argumentsOf(elements: Element[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return argumentsOf(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element.value];
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
  });
  return [...new Set(found)].sort();
}

const withNumbers = (codes: Codes, numbers: string[]): Codes =>
  Object.fromEntries(Object.entries(codes).map(([code, own]) => [code, [...own, ...numbers]]));

const of = (codes: readonly string[]): Codes => Object.fromEntries(codes.map((code) => [code, []]));

const merged = (lists: Codes[]): Codes => Object.assign({}, ...lists);

/** What the edge makes of a moment before it is said: its day, or how long ago it was. */
const momentOf = (name: string): string =>
  name === "day" || name === "ago" ? "at" : name.replace(/Day$/, "At");
const MOMENTS: Namespace[] = ["findings", "items"];

const CLOSED: [group: Namespace, codes: Codes][] = [
  ["errors", { ...of(ERROR_CODES), ...REFUSALS, ...withNumbers(PROBLEMS, ["place", "name"]) }],
  ["reasons", { ...FIELD_FLAWS, ...EVENT_FLAWS, ...GAPS }],
  ["rules", ORIGIN_RULES],
  ["comparison", COMPARISON_REASONS],
  ["findings", merged(CHECKS.map(({ findings }) => findings))],
  ["advice", merged(CHECKS.map(({ advice }) => advice))],
  [
    "items",
    Object.fromEntries(
      CHECKS.flatMap(({ code, items }) => (items === null ? [] : [[code, ["name", ...items]]])),
    ),
  ],
];

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(CLOSED)(
    "each code of %s has a sentence with exactly the numbers that it comes with",
    (group, codes) => {
      const sentences = messagesIn(language)[group] as Record<string, string>;
      const said = Object.entries(sentences).map(([code, sentence]) => {
        const names = argumentsOf(parse(sentence));
        const given = names.map((name) => (MOMENTS.includes(group) ? momentOf(name) : name));
        return [code, [...new Set(given)].sort()];
      });
      const wanted = Object.entries(codes).map(([code, names]) => [code, [...names].sort()]);
      expect(said.sort()).toEqual(wanted.sort());
    },
  );
});
