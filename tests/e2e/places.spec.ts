import { expect, type Page, test } from "@playwright/test";
import { wireDeployment } from "../support/wire-events.ts";
import { connect, foundCompany, newAccount } from "./api-client.ts";
import { enter, expectSettled, hearProblems } from "./browser.ts";

const NAME = "Shop/Web 100 % ?#&決";
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

async function company() {
  const founded = await foundCompany("places");
  const shipped = (at: number, service: string, more = {}) =>
    wireDeployment(`${service.length}-${at}`, hoursAgo(at), { service, team: "Core", env: "prod", ...more });
  const deployments = [
    ...[5, 30, 60].map((at) => shipped(at, NAME, { change_failure: at === 30 })),
    shipped(20, "search", { change_failure: false }),
  ];
  await connect(founded, await newAccount({ kind: "events", deployments }));
  return founded;
}

/** The first number of a page that opens this list, and what it claims. */
async function countOn(page: Page, count: string): Promise<{ value: number; follow: () => Promise<void> }> {
  const link = page.locator(`main [data-count="${count}"]`).first();
  const value = Number(await link.getAttribute("data-value"));
  return { value, follow: () => link.click() };
}

test("a row leads to the page of its service, and the numbers there to lists of that many, whatever it is called", async ({
  page,
}) => {
  const { email, slug } = await company();
  const problems = hearProblems(page);
  await enter(page, email);
  await page.goto(`/orgs/${slug}/services?period=7d`);
  await page.getByRole("link", { name: NAME, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expectSettled(page);
  const address = new URL(page.url());
  expect(decodeURIComponent(address.pathname)).toBe(`/orgs/${slug}/services/${NAME}`);
  expect(address.search).toBe("?period=7d");
  await expect(page.locator("main")).toContainText(`Without ${NAME} the change failure rate`);
  const shipped = await countOn(page, "deployments");
  expect(shipped.value).toBe(3);
  await shipped.follow();
  await page.waitForURL(/\/deployments\?/);
  expect(new URL(page.url()).searchParams.getAll("service")).toEqual([NAME]);
  await expectSettled(page);
  await expect(page.locator("main tbody tr")).toHaveCount(shipped.value);
  await page.goto(`/orgs/${slug}/services/${encodeURIComponent(NAME.toUpperCase())}x`);
  await expect(page.getByRole("link", { name: NAME, exact: true })).toBeVisible();
  expect(problems).toEqual([]);
});

test("a manager maps a service, sees before what it changes, and takes it back", async ({ page }) => {
  const { email, slug } = await company();
  await enter(page, email);
  await page.goto(`/orgs/${slug}/settings/repositories`);
  await expectSettled(page);
  const row = page.locator("tr").filter({ hasText: NAME });
  await row.getByRole("button", { name: `Map ${NAME}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Repository").fill("nowhere");
  await dialog.getByRole("button", { name: "See what changes" }).click();
  await expect(dialog).toContainText("This is no address of a repository");
  await dialog.getByLabel("Repository").fill("git@github.com:acme/Shop.git");
  await dialog.getByRole("button", { name: "See what changes" }).click();
  await expect(dialog).toContainText("3 deployments of the last 90 days would get this repository.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText(`${NAME} is mapped to github.com/acme/shop.`);
  await expect(row).toContainText("mapped by hand");
  await row.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText("As it was before.");
  await expect(row).toContainText("No repository is known");
});
