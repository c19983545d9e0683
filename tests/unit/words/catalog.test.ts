import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { compileMessage, messagesIn } from "#lib/words/catalog.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { MARKS, pseudo } from "#lib/words/pseudo.ts";
import { flatten } from "../../support/messages.ts";

type Element = ReturnType<typeof parse>[number];

const english = flatten(messagesIn("en"));
const portuguese = flatten(messagesIn("pt-BR"));

/** What a message takes, as "name kind": what is missing in one language would be said as a hole. */
function argumentsOf(elements: Element[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value} ${TYPE[element.type]}`;
    if (element.type === TYPE.tag) return [own, ...argumentsOf(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [own, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
    return [own];
  });
  return [...new Set(found)].sort();
}

/** The cases that a select tells apart, wherever it stands. */
function casesOf(elements: Element[]): string[] {
  return elements.flatMap((element): string[] => {
    if (element.type !== TYPE.select) return [];
    const names = Object.keys(element.options).sort().join(",");
    return [`${element.value}: ${names}`];
  });
}

describe.each(LANGUAGES)("the messages in %s", (language) => {
  const messages = flatten(messagesIn(language));

  test("are well-formed, and none is empty or begins or ends with a space", () => {
    const wrong = [...messages].flatMap(([key, message]) => {
      if (message.trim() !== message || message === "") return [`${key}: "${message}"`];
      try {
        parse(message);
        return [];
      } catch (error) {
        return [`${key}: ${error instanceof Error ? error.message : error}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  test("are well-formed in the pseudo-language too, so that tests see what people see", () => {
    const broken = [...messages.values()].map(pseudo).filter((message) => {
      parse(message);
      return !message.startsWith(MARKS.open) || !message.endsWith(MARKS.close);
    });
    expect(broken).toEqual([]);
  });
});

describe("Portuguese and English", () => {
  test("have the same keys", () => {
    expect([...portuguese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("take the same arguments in every message, and tell the same cases apart", () => {
    const differing = [...english].flatMap(([key, message]) => {
      const [here, there] = [parse(message), parse(portuguese.get(key) ?? "")];
      const same =
        argumentsOf(here).join() === argumentsOf(there).join() &&
        casesOf(here).join() === casesOf(there).join();
      return same ? [] : [`${key}: ${argumentsOf(here)} / ${argumentsOf(there)}`];
    });
    expect(differing).toEqual([]);
  });
});

test("a compiled message is plain objects and lists, which the browser can be given", () => {
  const parts: unknown[] = [compileMessage("{n, plural, one {# {kind, select, a {A} other {B}}} other {#}}")];
  for (const part of parts) {
    if (typeof part !== "object" || part === null) continue;
    expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(part));
    parts.push(...Object.values(part));
  }
  expect(parts.length).toBeGreaterThan(5);
});
