import { expect, type Page, test } from "@playwright/test";
import { CHANGELOG, HELP_PAGES } from "#lib/help/pages.ts";
import { expectSettled } from "./browser.ts";
import { readTags } from "./crossing/page-text.ts";
import { product, sendRaw } from "./raw-request.ts";

const ADDRESSES = ["", ...HELP_PAGES, CHANGELOG].map((page) => `/help/${page}`.replace(/\/$/, ""));

/** A page for somebody who is not signed in and chose this language before. */
async function openIn(page: Page, language: string, address: string): Promise<void> {
  await page.context().addCookies([{ name: "language", value: language, url: product() }]);
  await page.goto("about:blank");
  await page.goto(address);
  await expectSettled(page);
}

for (const [locale, title] of [
  ["en-GB", "What each number means"],
  ["pt-BR", "O que cada número significa"],
] as const) {
  test(`everybody reads the help, in the language of the browser: ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: product(), locale });
    const page = await context.newPage();
    await page.goto("/help/metrics");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await context.close();
  });
}

test("an address with a heading leads to the same place in every language", async ({ page }) => {
  for (const [language, title] of [
    ["en", "Change failure rate"],
    ["pt-BR", "Taxa de falha de mudanças"],
  ] as const) {
    await openIn(page, language, "/help/metrics#change-failure-rate");
    await expect(page.locator(":target")).toHaveText(title);
    await expect(page.locator(":target")).toBeInViewport();
  }
});

test("a search answers with the places, whose links open there", async ({ page }) => {
  await openIn(page, "pt-BR", "/help");
  await page.getByRole("searchbox").fill("QUARENTENA");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/help?q=QUARENTENA");
  await page.getByRole("main").getByRole("link", { name: "Quarentena", exact: true }).click();
  await page.waitForURL("**/help/data-quality#quarantine");
  await expect(page.locator("#quarantine")).toBeInViewport();
});

/** What a page can be linked to by, and where its own links of the help lead: the answer holds them all. */
async function readPlaces(language: string, address: string): Promise<{ ids: string[]; links: string[] }> {
  const { body } = await sendRaw(address, { headers: { cookie: `language=${language}` } });
  expect(body).toContain(`<html lang="${language}"`);
  const tags = readTags(body).map(({ attributes }) => attributes);
  const hrefs = tags.flatMap(({ href }) => (href === undefined ? [] : [new URL(href, product() + address)]));
  return {
    ids: tags.flatMap(({ id }) => id ?? []),
    links: hrefs.filter(({ pathname }) => pathname.startsWith("/help")).map(({ href }) => href),
  };
}

for (const language of ["en", "pt-BR"]) {
  test(`every link of every page leads to a page and a heading that are there, in ${language}`, async () => {
    const places = new Map<string, Awaited<ReturnType<typeof readPlaces>>>();
    for (const address of ADDRESSES) places.set(address, await readPlaces(language, address));
    const links = [...places.values()].flatMap((place) => place.links);
    expect(links.length).toBeGreaterThan(100);
    const wrong = links.filter((link) => {
      const { pathname, hash } = new URL(link);
      const ids = places.get(pathname)?.ids;
      return ids === undefined || (hash !== "" && !ids.includes(hash.slice(1)));
    });
    expect(wrong).toEqual([]);
  });
}

test("a page that is not for customers is not there", async () => {
  for (const name of ["operations", "security", "nothing", "..%2fmetrics", "__proto__", "metrics.md"]) {
    expect((await sendRaw(`/help/${name}`)).status, name).toBe(404);
  }
});

test("what somebody typed into the search is shown as text", async () => {
  const typed = "<img src=x onerror=alert(1)>";
  const { status, body } = await sendRaw(`/help?q=${encodeURIComponent(typed)}`);
  expect(status).toBe(200);
  expect(body).not.toContain(typed);
});

test("the foot of the page names the version and the commit that was built", async ({ page }) => {
  await openIn(page, "en", "/");
  const version = page.getByRole("contentinfo").getByRole("link", {
    name: /^Version \d+\.\d+\.\d+, commit (?:[0-9a-f]{7}|unknown)$/,
  });
  await version.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Changelog");
});
