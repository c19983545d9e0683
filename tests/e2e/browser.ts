import { randomInt } from "node:crypto";
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD, demoEmail, type Keys, openBrowserSession, PASSWORD } from "./api-client.ts";
import { findViolations, type Within } from "./axe.ts";
import { product } from "./raw-request.ts";
import type { Seen } from "./shapes.ts";

type Look = {
  colorScheme?: "light" | "dark";
  phone?: boolean;
  /** Another server than the product's. */
  url?: string;
  locale?: string;
  scripts?: boolean;
};

/** A browser of its own, where nothing fades while it is judged. */
export async function openPage(
  browser: Browser,
  { colorScheme, phone = false, url = product(), locale = "en-US", scripts = true }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale,
    javaScriptEnabled: scripts,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    // Invitations are limited per network address: each person comes from one of their own; guessers from 192.0.2.0.
    extraHTTPHeaders: { "x-forwarded-for": `198.51.100.${randomInt(256)}` },
    ...(colorScheme === undefined ? {} : { colorScheme }),
    ...(phone ? { viewport: { width: 390, height: 844 } } : {}),
  });
  return context.newPage();
}

/** Fills the form of the page that is open: to sign up or in. */
export async function fillAccount(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").first().fill(password);
  await page.keyboard.press("Enter");
}

/** Gives a browser the cookies of a `cookie` header, for a server of ours. */
export async function addCookies(context: BrowserContext, cookie: string, url = product()): Promise<void> {
  const pairs = cookie.split("; ").filter((pair) => pair !== "");
  await context.addCookies(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await fillAccount(page, email, password);
  await page.waitForURL(/\/orgs/);
}

/** Somebody new, signed in with a browser, on the account page. */
export async function openAccount(browser: Browser, email: string): Promise<Page> {
  const page = await openPage(browser);
  await signIn(page, email);
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 2, name: "Sessions" })).toBeVisible();
  return page;
}

/** Gives a browser somebody's session without the way through the pages, which signing in itself is tested by. */
export async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  const { cookie } = await openBrowserSession(email, { how: "token", password });
  await addCookies(page.context(), cookie);
}

/** As somebody of the demo company. */
export function enterDemo(page: Page, name: string): Promise<void> {
  return enter(page, demoEmail(name), DEMO_PASSWORD);
}

export async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await fillAccount(page, email);
  await page.waitForURL(/\/orgs/);
}

export async function createOrganization(page: Page, slug: string, name = `Company ${slug}`): Promise<void> {
  await page.goto("/orgs");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill(slug);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/orgs/${slug}`));
}

export async function fillKeys(page: Page, { apiKey, appKey }: Omit<Keys, "id">): Promise<void> {
  await page.getByLabel("API key", { exact: true }).fill(apiKey);
  await page.getByLabel("Application key", { exact: true }).fill(appKey);
}

/** Fills the form of a new connection and sends it. */
export async function fillConnect(page: Page, keys: Omit<Keys, "id">): Promise<void> {
  await fillKeys(page, keys);
  await page.getByRole("button", { name: "Check the keys and connect" }).click();
}

/** What a worker has looked at, by the width and the scheme that it was seen in: the frame is the same on each page. */
const looked = new Map<string, Seen>();

/** The page passes axe: all of it that is built otherwise, or stands somewhere else, than what passed before. */
export async function expectAccessible(page: Page): Promise<void> {
  const scheme = await page.locator("html").getAttribute("data-mantine-color-scheme");
  const view = `${page.viewportSize()?.width} ${scheme}`;
  const seen = looked.get(view) ?? new Set();
  looked.set(view, seen);
  expect(await findBarriers(page, { seen })).toEqual([]);
}

/** What axe finds wrong with a page by WCAG 2.2 AA, where it stands and why. */
export async function findBarriers(page: Page, within: Within = {}): Promise<string[]> {
  const violations = await findViolations(page, within);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary?.replaceAll(/\s+/g, " ")}`),
  );
}

/**
 * Every section has arrived and the page's scripts have taken it over. Asked in the page at each frame: an expectation
 * that is not met at once looks again after a tenth, a quarter, a half and then each second.
 */
export async function expectSettled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const shown = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
      const isTaken = Object.keys(shown[0] ?? {}).some((key) => key.startsWith("__react"));
      return shown.length === 1 && isTaken && document.querySelector('template[id^="B:"]') === null;
    },
    undefined,
    { timeout: 15_000 },
  );
}

/** What the page says is wrong with it, from now on. */
export function hearProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  return problems;
}
