import { randomInt } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import type { Locale } from "#lib/words/languages.ts";
import { openBrowserSession } from "./api-client.ts";
import { bringAxe } from "./axe.ts";
import { addCookies, expectSettled, hearProblems, openPage } from "./browser.ts";
import { inLanes } from "./in-lanes.ts";
import { PEOPLE, type Place, type World } from "./places.ts";
import { product } from "./raw-request.ts";

/** How a page is seen. */
export type View = { width: number; height: number; colorScheme: "light" | "dark" };
/** What is wrong with a page as it is seen now. */
export type Check = (page: Page, place: Place) => Promise<string[]>;
/** What is looked for in which view: a page is loaded for the first one, and changes into the others. */
export type Looks = (readonly [View, Check[]])[];

export const desktop = (colorScheme: View["colorScheme"]): View => ({
  width: 1440,
  height: 1000,
  colorScheme,
});
export const phone = (colorScheme: View["colorScheme"]): View => ({ width: 390, height: 844, colorScheme });

type Tour = { world: World; locale: Locale; looks: Looks };

/** Goes everywhere in a language, loads each page once, and answers with what is wrong, each with its place. */
export async function walk(browser: Browser, { world, locale, looks }: Tour): Promise<string[]> {
  const wrong: string[] = [];
  for (const as of PEOPLE) {
    const page = await openPage(browser);
    await bringAxe(page);
    await addCookies(page.context(), await cookieOf({ world, locale }, as));
    const problems = hearProblems(page);
    for (const place of world.places.filter((one) => one.as === as)) {
      const found = [...(await visit(page, place, looks)), ...problems.splice(0).filter(isOurs)];
      wrong.push(...new Set(found.map((what) => `${place.as} ${place.path}: ${what}`)));
    }
    await page.context().close();
  }
  return wrong;
}

async function visit(page: Page, place: Place, looks: Looks): Promise<string[]> {
  const found: string[] = [];
  for (const [index, [view, checks]] of looks.entries()) {
    const { width, height, colorScheme } = view;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    if (index === 0) await page.goto(place.path);
    if (index === 0) await expectSettled(page);
    await expectDrawn(page, colorScheme);
    for (const check of checks)
      found.push(...(await check(page, place)).map((what) => `${what} (${width} px, ${colorScheme})`));
  }
  return found;
}

/** The page has taken over the scheme and the width, and nothing is on its way from one look to another. */
async function expectDrawn(page: Page, colorScheme: string): Promise<void> {
  await page.waitForFunction(
    (scheme) => document.documentElement.getAttribute("data-mantine-color-scheme") === scheme,
    colorScheme,
    { timeout: 15_000 },
  );
  await page.evaluate(async () => {
    // What a script lays out by the width of the window has done so after the next frame.
    await new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** A page that is not there says so with its status, which a browser tells as an error. */
const isOurs = (problem: string) => !problem.includes("404");

/** Somebody in a language, as a browser says it. */
async function cookieOf({ world, locale }: Omit<Tour, "looks">, as: Place["as"]): Promise<string> {
  const login = as === "nobody" ? null : world.logins[as];
  const session = login === null ? null : await openBrowserSession(login.email, { how: "token", ...login });
  return `language=${locale}; ${session?.cookie ?? ""}`;
}

/** Asks for every place in a language, some at once, and hands each answer over: what it says needs no browser. */
export async function ask(tour: Omit<Tour, "looks">, hear: (html: string, place: Place) => Promise<void>) {
  for (const as of PEOPLE) {
    const from = { "x-forwarded-for": `198.51.100.${randomInt(256)}`, "accept-encoding": "identity" };
    const headers = { ...from, cookie: await cookieOf(tour, as) };
    await inLanes(
      tour.world.places.filter((one) => one.as === as),
      async (place) => hear(await (await fetch(`${product()}${place.path}`, { headers })).text(), place),
    );
  }
}
