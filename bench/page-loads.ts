import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "../scripts/steps/chromium.ts";
import { addCookies } from "../tests/e2e/browser.ts";
import { middle } from "./asking.ts";
import type { Viewer } from "./pages-world.ts";

const LOADS = 30;
const CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Milliseconds, medians of 30 loads; kB as they cross the network. */
export type Loads = {
  firstByte: number;
  sections: number;
  /** Of the browser's, while the page loads; 0 for none of 50 ms. */
  longestTask: number;
  filterChange: number;
  scripts: number;
};

/** Loads the dashboard with a browser, again and again, and changes a filter on it. */
export async function loadDashboard(url: string, viewer: Viewer): Promise<Loads> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium was found");
  const browser = await chromium.launch({ executablePath, args: CHROMIUM });
  try {
    const page = await openAs(browser, url, viewer);
    const scripts = await weighScripts(page, viewer);
    const loads = await repeat(() => load(page, viewer));
    return {
      scripts,
      firstByte: middle(loads.map(({ firstByte }) => firstByte)),
      sections: middle(loads.map(({ sections }) => sections)),
      longestTask: middle(loads.map(({ longestTask }) => longestTask)),
      filterChange: middle(await repeat(() => changeFilter(page, viewer))),
    };
  } finally {
    await browser.close();
  }
}

async function openAs(browser: Browser, url: string, { cookie }: Viewer): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  await addCookies(context, cookie, url);
  return context.newPage();
}

async function repeat<T>(act: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let index = 0; index < LOADS; index += 1) done.push(await act());
  return done;
}

type Load = Pick<Loads, "firstByte" | "sections" | "longestTask">;

/** The first byte of the page, and the moment at which the last section stands where its skeleton was. */
async function load(page: Page, { slug }: Viewer): Promise<Load> {
  await page.goto(`/orgs/${slug}`, { waitUntil: "commit" });
  const timed = await timeSections(page);
  await page.waitForLoadState("networkidle");
  return { ...timed, longestTask: await longestTaskOf(page) };
}

function longestTaskOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          resolve(Math.max(...list.getEntries().map(({ duration }) => duration)));
        });
        observer.observe({ type: "longtask", buffered: true });
        // Where there was none, nothing is told.
        setTimeout(() => resolve(0), 100);
      }),
  );
}

function timeSections(page: Page): Promise<Omit<Load, "longestTask">> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const waiting = () =>
      document.readyState === "loading" || document.querySelector('template[id^="B:"]') !== null;
    while (waiting()) await frame();
    const sections = performance.now();
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    if (entry === undefined) throw new Error("the browser timed nothing");
    const start = entry.requestStart;
    return { firstByte: entry.responseStart - start, sections: sections - start };
  });
}

/** From the click on another period until the last byte of its numbers. */
async function changeFilter(page: Page, { slug }: Viewer): Promise<number> {
  await page.goto(`/orgs/${slug}`);
  await page.getByRole("button", { name: "Last 30 days", exact: true }).click();
  const clicked = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener("click", ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
      }),
  );
  await page.getByRole("button", { name: "Last 90 days", exact: true }).click();
  const startedAt = await clicked;
  const answered = await page.waitForFunction(
    (since) =>
      performance
        .getEntriesByType("resource")
        .find(({ name, startTime }) => startTime >= since && name.includes("period=90d"))
        ?.toJSON() as PerformanceResourceTiming | undefined,
    startedAt,
    // Seldom, as whoever asks at each frame has the browser draw it.
    { polling: 100 },
  );
  return ((await answered.jsonValue())?.responseEnd ?? Number.NaN) - startedAt;
}

/** All scripts that the dashboard loads with an empty cache, in kB as compressed. */
async function weighScripts(page: Page, { slug }: Viewer): Promise<number> {
  await page.goto(`/orgs/${slug}`, { waitUntil: "networkidle" });
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return bytes / 1000;
}
