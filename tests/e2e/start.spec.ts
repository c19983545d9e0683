import { expect, type Page, test } from "@playwright/test";
import { wireDeployment } from "../support/wire-events.ts";
import { connect, foundCompany, newAccount, newEmail, newSlug } from "./api-client.ts";
import { createOrganization, enter, expectAccessible, signUp } from "./browser.ts";

test("a new owner comes from sign-up to numbers, and says on the way which environment is production", async ({
  page,
}) => {
  const slug = newSlug("first");
  await signUp(page, newEmail());
  await createOrganization(page, slug);
  await expect(page.getByRole("heading", { level: 1, name: "First steps" })).toBeVisible();
  await expectAccessible(page);

  const demo = page.getByRole("button", { name: "Use the demo's keys" });
  const filled = page.getByText("The keys of the simulated Datadog are filled in.");
  await demo.click();
  await expect(filled).toBeVisible();
  for (const key of ["API key", "Application key"]) {
    await page.getByLabel(key, { exact: true }).fill("one of their own");
    await expect(filled).toHaveCount(0);
    await demo.click();
    await expect(filled).toBeVisible();
  }
  await page.getByLabel("Days of history").fill("20");
  await page.getByRole("button", { name: "Check the keys and connect" }).click();

  const live = page.getByRole("checkbox", { name: /^live \d+ deployments/ });
  await expect(live).toBeChecked({ timeout: 60_000 });
  await expect(page).toHaveURL(new RegExp(`/orgs/${slug}/start$`));
  await expect(page.getByRole("checkbox", { name: /^staging/ })).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save and show the numbers" }).click();

  await page.waitForURL(new RegExp(`/orgs/${slug}\\?welcome=1$`));
  await expect(page.getByText("Your numbers are here. What counts as production: live.")).toBeVisible();
  await page.getByRole("link", { name: "Invite people" }).click();
  await page.waitForURL(new RegExp(`/orgs/${slug}/settings/members$`));
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const dayOf = (days: number) => daysAgo(days).slice(0, 10);

test("a dashboard without numbers says one cause, and its act leads to numbers", async ({ page }) => {
  const company = await foundCompany("causes");
  const account = await newAccount({
    kind: "events",
    deployments: [
      wireDeployment(`${company.slug}-live`, daysAgo(20), { env: "live", service: "checkout" }),
      wireDeployment(`${company.slug}-staging`, daysAgo(1), { env: "staging", service: "checkout" }),
    ],
  });
  await connect(company, account, { backfillDays: 40 });
  await enter(page, company.email);
  const open = (query: string) => page.goto(`/orgs/${company.slug}?${query}`);

  await open("period=30d&service=nobody");
  await expectCause(
    page,
    "No deployment matches the filter",
    "Service: nobody. Without that it has 1 deployment.",
  );
  await act(page, "Clear the filter");

  await open("period=7d");
  await expectCause(page, "No deployment to production in this period", "1 deployment of it went to another");
  await act(page, "Show all environments");

  await open(`from=${dayOf(15)}&to=${dayOf(10)}`);
  await expectCause(page, "Nothing was deployed in this period", "It was read.");
  await act(page, "Show the 30 days up to then");

  await open("from=2020-01-01&to=2020-02-01");
  await expectCause(page, "This period lies before the history", "Of the days before it nothing is known.");
  await act(page, "Show the first 30 days of the history");
});

/** One panel, and none of the sections that would say the same again. */
async function expectCause(page: Page, title: string, says: string): Promise<void> {
  const told = page.getByRole("region", { name: title });
  await expect(told).toContainText(says);
  await expect(page.locator("main section[aria-labelledby]")).toHaveCount(1);
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole("region").getByRole("link", { name }).click();
  await expect(page.getByText(/\b1 deployment\b/).first()).toBeVisible();
  await expect(page.locator("#empty")).toHaveCount(0);
}
