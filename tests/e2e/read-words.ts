import type { Page } from "@playwright/test";
import { MARKS } from "#lib/words/pseudo.ts";

/** Texts that are nobody's words: what somebody wrote or a program made, in an element that says so. */
const NOT_OURS = "script, style, noscript, template, code, pre, samp, kbd, [translate=no]";
const SPOKEN_ATTRIBUTES = [
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "title",
  "placeholder",
  "alt",
];

/**
 * Every text of a page in the language of the page, shown or waiting in a closed popup, in the order of the document,
 * and those that only an attribute holds. A part in a language of its own (`lang`) is left out. Of an answer that is
 * given, which the page only takes apart: a part that was sent later stands at its end.
 */
export function readTexts(page: Page, answer: string | null = null): Promise<string[]> {
  return page.evaluate(
    ({ skipped, attributes, html }) => {
      const read = html === null ? document : new DOMParser().parseFromString(html, "text/html");
      const isForeign = (element: Element | null) =>
        element?.closest(`${skipped}, body [lang]:not([lang="${read.documentElement.lang}"])`) != null;
      const walker = read.createTreeWalker(read.body, NodeFilter.SHOW_TEXT);
      let running = "";
      while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode;
        if (!isForeign(parentElement)) running += ` ${textContent}`;
      }
      const spoken = [...read.body.querySelectorAll("*")]
        .filter((element) => !isForeign(element))
        .flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? ""));
      return [read.title, running, ...spoken].filter((text) => text.trim() !== "");
    },
    { skipped: NOT_OURS, attributes: SPOKEN_ATTRIBUTES, html: answer },
  );
}

/** What stands outside of all marks. */
export function unmarked(text: string): string {
  let depth = 0;
  let rest = "";
  for (const letter of text) {
    if (letter === MARKS.open) depth += 1;
    else if (letter === MARKS.close) depth -= 1;
    else if (depth === 0) rest += letter;
  }
  return rest;
}

/** The words of a text: two letters or more, as they are written; addresses and ids are none. */
export function wordsOf(text: string): string[] {
  const plain = text.replaceAll(/\S+[@/:]\S+|\S*\d\S*|\b[\w-]+\.[\w.-]+\b/g, " ");
  return plain.match(/\p{L}[\p{L}’'-]+/gu) ?? [];
}

const DATA =
  /^(name|title|slug|service|services|env|envs|team|teams|version|repository|email|actor|address|site|severity|tool|keyHint|key|target|label|productionEnvs|timeZone)$/;

/** Words in what the organisations and their accounts are called: no language of ours. */
export function namesIn(json: unknown, key = ""): string[] {
  if (typeof json === "string") return DATA.test(key) ? (json.match(/\p{L}[\p{L}’'-]+/gu) ?? []) : [];
  if (Array.isArray(json)) return json.flatMap((item) => namesIn(item, key));
  if (typeof json === "object" && json !== null)
    return Object.entries(json).flatMap(([name, value]) => namesIn(value, name));
  return [];
}
