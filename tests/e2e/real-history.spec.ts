import { mkdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { compareWithRealHistory } from "../support/compare-reports.ts";
import { newAccount, newEmail, newSlug, PASSWORD, runsWhenIdle, signInByApi } from "../support/product.ts";
import { hasRealHistory, NO_REAL_HISTORY, REAL_HISTORY } from "../support/real-history.ts";

const DAY_MS = 86_400_000;

test("a real history connected in the browser gives exactly the numbers of the file", async ({
  page,
  baseURL,
}) => {
  test.skip(!hasRealHistory, NO_REAL_HISTORY);
  const shiftLastTo = new Date(Math.floor((Date.now() - DAY_MS) / 1000) * 1000);
  const content = { kind: "file", path: REAL_HISTORY, shiftLastTo: shiftLastTo.toISOString() };
  const account = await newAccount(String(process.env.PLUMBLINE_E2E_SIMULATOR_URL), content);
  const email = newEmail();
  const slug = newSlug("real");

  await page.goto("/sign-up");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").first().fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
  await page.getByLabel("Name").fill("Open source");
  await page.getByLabel(/address|slug/i).fill(slug);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/orgs/${slug}`));

  await page.goto(`/orgs/${slug}/settings/connections/new`);
  await page.getByLabel("API key", { exact: true }).fill(account.apiKey);
  await page.getByLabel("Application key", { exact: true }).fill(account.appKey);
  await page.getByLabel("Days of history").fill("400");
  await page.getByRole("button", { name: "Check the keys and connect" }).click();

  const session = await signInByApi(String(baseURL), email, "token");
  const [run] = await runsWhenIdle(session, slug);
  expect(run?.status).toBe("succeeded");

  const differences = await compareWithRealHistory({ session, slug, shiftLastTo, now: new Date() });
  expect(differences).toEqual([]);

  await page.goto(`/orgs/${slug}?period=90d`);
  await expect(page.getByRole("heading", { name: "Delivery" })).toBeVisible();
  await expect(page.getByText(/^Synced/).first()).toBeVisible();
  await expect(page.locator(".recharts-bar-rectangle:visible").first()).toBeVisible();
  mkdirSync("test-results", { recursive: true });
  await page.screenshot({ path: "test-results/real-history.png" });
});
