import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { AGAIN, anyUnmarked, markSeen, type Seen } from "./shapes.ts";

const builder = createRequire(import.meta.url).resolve("@axe-core/playwright");
const source = readFileSync(createRequire(builder).resolve("axe-core/axe.min.js"), "utf8");

/** What is looked at: everything, the contrast of colours alone, or all but that, which is most of the work. */
export type Looked = "all" | "colours" | "shapes";

/**
 * A part of a page; or the page without what was seen, to which all is added that is seen now. Colours change nothing of
 * how a page is built: of them is looked at what the look before was at.
 */
export type Within = { part?: string; seen?: Seen; looked?: Looked };

/** Has each document of a page bring axe along: where all are looked at, handing it over each time takes longer. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: source });
}

/** What axe finds wrong by WCAG 2.2 AA with a page, or with a part of it. */
export async function findViolations(page: Page, { part, seen, looked = "all" }: Within = {}) {
  const isNew =
    seen === undefined || (looked === "colours" ? await anyUnmarked(page) : await markSeen(page, seen));
  // What a page has as a whole, as its title, neither the scheme nor the width changes.
  if (!isNew && looked !== "all") return [];
  // Once a page: the builder would hand over all of axe twice for each look, which takes longer than the look.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  await frames(page, 2);
  const axe = new AxeBuilder({ page, axeSource: "0" })
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    // No page has frames; without the mode for them, each answer costs a tab of its own.
    .setLegacyMode();
  if (seen !== undefined) axe.exclude(`[${AGAIN}]`);
  if (looked === "colours") axe.withRules(["color-contrast", "link-in-text-block"]);
  if (looked === "shapes") axe.disableRules(["color-contrast"]);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations;
}

/** Waits for so many frames, and until what floats has been faded in: before it has other colours and places. */
export async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame += 1) await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  }, count);
}
