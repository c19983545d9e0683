import { expect, type Page, test } from "@playwright/test";
import { hoursAgo, wireDeployment } from "../support/wire-events.ts";
import { connect, control, foundCompany, newAccount, runsWhenIdle } from "./api-client.ts";
import { enter, enterDemo, expectAccessible, expectSettled, openPage } from "./browser.ts";
import { overflowing } from "./read-overflow.ts";

const ORG = "/orgs/northwind-rail";

const total = (page: Page) => page.locator("[data-total]");
const rows = (page: Page) => page.locator("a[data-list-row]");
const drawer = (page: Page) => page.getByRole("dialog", { name: "Deployment" });

test("a number leads in three clicks to Datadog, and the list between them repeats it", async ({ page }) => {
  await enterDemo(page, "viewer");
  await page.goto(ORG);
  const number = page.locator('[data-count="failed"]').first();
  const value = (await number.getAttribute("data-value")) ?? "";
  await number.click();
  await expect(total(page)).toHaveAttribute("data-total", value);
  await expect(total(page)).toContainText(`${value} failed deployments`);
  await expect(page.locator("main nav a[aria-current]")).toHaveText(`Failed${value}`);
  await rows(page).first().click();
  const link = drawer(page).getByRole("link", { name: "Open in Datadog" });
  await expect(link).toHaveAttribute("href", /^https:\/\/.*datadog.*\/ci\/dora/);
  await expectAccessible(page);
  await expect(drawer(page)).toContainText("Managers can correct a verdict.");
  await expect(drawer(page).getByText("Correct the verdict")).toHaveCount(0);
});

test("a verdict is corrected in the drawer, and kept or taken back when Datadog changes its mind", async ({
  page,
}) => {
  const company = await foundCompany("listed");
  const deployments = [50, 40].map((hours) =>
    wireDeployment(`${company.slug}-${hours}`, hoursAgo(hours), { version: `v${hours}` }),
  );
  const keys = await newAccount({ kind: "events", deployments });
  const connection = await connect(company, keys, { backfillDays: 5 });
  await enter(page, company.email);
  await page.goto(`/orgs/${company.slug}/deployments?verdict=pending`);
  await expect(total(page)).toHaveAttribute("data-total", "2");
  await rows(page).last().click();
  await drawer(page).getByText("Correct the verdict").click();
  await expect(drawer(page).getByLabel("What repaired it")).toContainText("v40");
  await drawer(page).getByLabel("Fine").check();
  await drawer(page).getByLabel("Why").fill("A flaky check");
  await drawer(page).getByRole("button", { name: "Save the correction" }).click();
  await expect(drawer(page)).toContainText("corrected it to “fine”");
  await expect(total(page)).toHaveAttribute("data-total", "1");

  await control("PATCH", `accounts/${keys.id}/deployments/${company.slug}-50`, {
    set: { change_failure: true },
  });
  await company.send("POST", `${company.path}/connections/${connection}/sync`, {});
  await runsWhenIdle(company);
  await page.goto(`/orgs/${company.slug}/deployments?verdict=conflict`);
  await expect(total(page)).toContainText("1 correction that Datadog contradicts");
  await rows(page).first().click();
  await expect(drawer(page)).toContainText("it now says “failed”");
  await drawer(page).getByRole("button", { name: "Keep the correction" }).click();
  await expect(drawer(page)).not.toContainText("it now says");
  await drawer(page).getByRole("button", { name: "Undo the correction" }).click();
  await expect(drawer(page)).toContainText("took the correction back");
  await page.goto(`/orgs/${company.slug}/deployments?verdict=failed`);
  await expect(total(page)).toHaveAttribute("data-total", "1");
});

test("the list is walked by keyboard, and a phone shows it and its drawer without overflow", async ({
  page,
  browser,
}) => {
  await enterDemo(page, "owner");
  await page.goto(`${ORG}/deployments?period=90d`);
  await rows(page).first().waitFor();
  await page.keyboard.press("j");
  await expect(rows(page).nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(drawer(page)).toBeVisible();
  const second = new URL(page.url()).searchParams.get("open");
  await drawer(page).locator("a[rel=next]").waitFor();
  await page.keyboard.press("j");
  await expect.poll(() => new URL(page.url()).searchParams.get("open")).not.toBe(second);
  const third = new URL(page.url()).searchParams.get("open");
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(page.locator(`#row-${third}`)).toBeFocused();

  const phone = await openPage(browser, { phone: true });
  await enterDemo(phone, "owner");
  for (const path of ["/deployments", `/deployments?open=${third}`, "/incidents"]) {
    await phone.goto(`${ORG}${path}`);
    await expectSettled(phone);
    expect(await overflowing(phone), path).toEqual([]);
  }
  await phone.context().close();
});
