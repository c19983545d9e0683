import { expect, type Page, test } from "@playwright/test";
import { hoursAgo, wireDeployment, wireIncident } from "../support/wire-events.ts";
import { type Company, connect, foundCompany, newAccount, signInByCookie } from "./api-client.ts";
import { enter, expectAccessible } from "./browser.ts";
import { type Asking, askerOf } from "./crossing/ask.ts";
import { readTags, type Tag } from "./crossing/page-text.ts";
import { inLanes } from "./in-lanes.ts";

const ORG = "/orgs/northwind-rail";

const sha = (number: number) => number.toString(16).padStart(40, "a");

/** Six releases of a pipeline that was run twice each; incidents that last a minute; an environment like production. */
async function openTwice(page: Page): Promise<Company> {
  const company = await foundCompany("twice");
  const release = (number: number, copy: number) =>
    wireDeployment(`${company.slug}-${number}-${copy}`, hoursAgo(number * 20 - copy), {
      finished_at: hoursAgo(number * 20 - copy - 0.1),
      version: `v${number}`,
      git: { commit_sha: sha(number), repository_id: "github.com/acme/checkout" },
    });
  const numbers = [1, 2, 3, 4, 5, 6];
  const account = await newAccount({
    kind: "events",
    deployments: [
      ...numbers.flatMap((number) => [release(number, 0), release(number, 1)]),
      wireDeployment(`${company.slug}-live`, hoursAgo(5), { env: "live-eu" }),
    ],
    failures: numbers.map((number) =>
      wireIncident(`${company.slug}-incident-${number}`, hoursAgo(number * 20), {
        name: "deploy failed",
        finished_at: hoursAgo(number * 20 - 0.01),
      }),
    ),
  });
  await connect(company, account, { backfillDays: 10, name: "Main account" });
  await enter(page, company.email);
  return company;
}

const region = (page: Page) => page.getByRole("region", { name: /thing.? to look at/ });
const row = (page: Page, code: string) => region(page).locator(`li[data-check="${code}"]`);

/** How many events a list has, over all its pages. */
async function walk(page: Page): Promise<number> {
  const rows = page.getByRole("region", { name: /^(?:Deployments|Incidents) of the last 90 days$/ });
  for (let total = 0; ; ) {
    await expect(rows).toBeVisible();
    total += await rows.locator("tbody tr").count();
    const older = page.getByRole("link", { name: "Older" });
    if ((await older.count()) === 0) return total;
    const before = page.url();
    await older.click();
    await page.waitForURL((url) => url.href !== before);
  }
}

/** How many rows a list has over all its pages, as they are answered. */
async function countRows(tags: Tag[], ask: Asking): Promise<number> {
  const rows = tags.filter(({ name, within }) => name === "tr" && within.some((tag) => tag.name === "tbody"));
  const older = tags.find(({ name, text }) => name === "a" && text === "Older")?.attributes.href;
  return rows.length + (older === undefined ? 0 : await countRows(readTags(await ask.page(older)), ask));
}

const TOTAL = /^([\d,]+) (?:deployments?|incidents?)$/;

test("each link of a finding opens the list whose total is the number of the link", async () => {
  const ask = askerOf({ tokens: [], cookie: await signInByCookie("owner") });
  const found = readTags(await ask.page(`${ORG}/data-quality`)).filter(
    ({ attributes, within }) =>
      attributes.href?.includes("/data-quality/checks/") &&
      within.some((tag) => tag.attributes["data-check"] !== undefined),
  );
  expect(found).not.toEqual([]);
  await inLanes(found, async ({ attributes: { href = "" }, text }) => {
    const tags = readTags(await ask.page(href));
    const count = tags.flatMap((tag) => TOTAL.exec(tag.text)?.[1] ?? []).at(0) ?? "";
    expect(count, href).not.toBe("");
    expect(text, href).toContain(count);
    const total = Number(count.replace(",", ""));
    if (total <= 200) expect(await countRows(tags, ask), href).toBe(total);
  });
});

test("re-runs are told beside the navigation, listed, left out and counted again", async ({ page }) => {
  const { slug, get, path } = await openTwice(page);
  await page.goto(`/orgs/${slug}/data-quality`);
  await expect(row(page, "reruns")).toContainText(
    "6 of 12 production deployments (50 %) repeat version and commit",
  );
  const { checks } = await get<{ checks: { state: string }[] }>(`${path}/data-quality`);
  const toDo = checks.filter(({ state }) => state === "bad" || state === "improve").length;
  const badge = page.getByRole("link", { name: `Data quality ${toDo} to do` });
  await expect(badge).toBeVisible();
  await expectAccessible(page);

  await row(page, "reruns").getByRole("link", { name: "See these 6 deployments" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Re-runs");
  expect(await walk(page)).toBe(6);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Leave these out" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave the re-runs out?" });
  await expect(dialog).toContainText("6 deployments count in no number any more");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Leave these out" }).click();
  await expect(page.getByText("6 deployments are left out.")).toBeVisible();
  await expect(page.getByText("No such event in the last 90 days")).toBeVisible();
  await expect(page.getByRole("link", { name: `Data quality ${toDo - 1} to do` })).toBeVisible();
  await page.getByRole("button", { name: "Count those left out again" }).click();
  await expect(page.getByText("6 deployments count again.")).toBeVisible();
  await expect(page.getByText("6 deployments", { exact: true })).toBeVisible();
});

test("incidents of pipelines and an environment like production are listed as they are told", async ({
  page,
}) => {
  const { slug } = await openTwice(page);
  await page.goto(`/orgs/${slug}/data-quality`);
  await row(page, "pipeline_incidents")
    .getByRole("link", { name: "checkout: 6 of 6 incidents, “deploy failed”" })
    .click();
  await expect(page.getByText("Only these: checkout: 6 of 6 incidents")).toBeVisible();
  expect(await walk(page)).toBe(6);
  await page.getByRole("link", { name: "Data quality", exact: true }).click();
  await row(page, "alike_environments").getByRole("link", { name: "See this deployment" }).click();
  expect(await walk(page)).toBe(1);
  expect((await page.goto(`/orgs/${slug}/data-quality/checks/connection`))?.status()).toBe(404);
});

test("where nothing counts as production the dashboard offers what was seen, and shows the numbers of the choice", async ({
  page,
}) => {
  const company = await foundCompany("uncounted");
  const account = await newAccount({
    kind: "events",
    deployments: [1, 2].map((number) =>
      wireDeployment(`${company.slug}-${number}`, hoursAgo(number * 5), { env: "live-eu" }),
    ),
  });
  await connect(company, account, { backfillDays: 10 });
  await enter(page, company.email);
  await page.goto(`/orgs/${company.slug}`);
  const told = page.getByRole("region", { name: "No deployment counts as production" });
  const choice = told.getByRole("checkbox", { name: "live-eu 2 deployments in the last 90 days" });
  await expect(choice).toBeChecked();
  await expectAccessible(page);
  await choice.uncheck();
  await told.getByRole("button", { name: "Save and show the numbers" }).click();
  await expect(told.getByRole("alert")).toHaveText("Choose at least one.");
  await choice.check();
  await told.getByRole("button", { name: "Save and show the numbers" }).click();
  await expect(page.getByText("Your numbers are here. What counts as production: live-eu.")).toBeVisible();
  await expect(page.getByText(/\b2 deployments/).first()).toBeVisible();
});
