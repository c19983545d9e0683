import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { enterDemo, openPage } from "./browser.ts";

const PNG = "89504e470d0a1a0a";

test("a chart is read by keys, marks its day in the other charts, opens a bucket of a line, and is saved as a picture", async ({
  browser,
}) => {
  const page = await openPage(browser);
  await enterDemo(page, "viewer");
  await page.goto("/orgs/northwind-rail?env=*&period=90d&metric=change_failure_rate&split=service");
  const chart = page.getByRole("slider");
  await expect(async () => {
    await chart.focus();
    await page.keyboard.press("End");
    await expect(page.getByRole("tooltip")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowLeft");
  const title = await page.getByRole("tooltip").locator("p").innerText();
  expect(await chart.getAttribute("aria-valuetext")).toContain(title);
  const cards = page.getByRole("region", { name: "Key figures" }).locator("article");
  await expect(cards.locator("svg + span:visible")).toHaveCount(await cards.count());
  await page.screenshot({ path: "test-results/chart-looked-at.png" });

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "PNG" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^northwind-rail-change-failure-rate-.*\.png$/);
  const bytes = readFileSync(await file.path());
  expect(bytes.subarray(0, 8).toString("hex")).toBe(PNG);
  // Drawn at two pixels for one: wider than the chart, and not an empty plane.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(((await chart.boundingBox())?.width ?? 0) * 2);
  expect(bytes.length).toBeGreaterThan(20_000);
  await file.saveAs("test-results/chart.png");

  await chart.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  const line = (await chart.getAttribute("aria-valuetext"))?.match(/, ([\w-]+) [\d.]+ %$/)?.[1];
  await page.keyboard.press("Enter");
  await page.waitForURL(({ pathname, searchParams }) => {
    return (
      pathname.endsWith("/deployments") && searchParams.has("from") && searchParams.get("service") === line
    );
  });
});
