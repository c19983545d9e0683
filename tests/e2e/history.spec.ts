import { mkdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { HISTORIES } from "../support/history.ts";
import { foundCompany, runsWhenIdle } from "./api-client.ts";
import { enter, fillConnect } from "./browser.ts";
import { compareWithHistory, historyAccount } from "./compare-reports.ts";

// The real one where it is. What is made is read whole by kill.spec too, which compares its longest window.
for (const history of HISTORIES.slice(-1)) {
  test.describe(history.name, () => {
    test("a history connected in the browser gives exactly the numbers of the file", async ({ page }) => {
      test.setTimeout(240_000);
      const { account, shiftLastTo } = await historyAccount(history);
      const company = await foundCompany("history", { name: "Open source" });
      const { email, slug } = company;
      await enter(page, email);

      await page.goto(`/orgs/${slug}/settings/connections/new`);
      await page.getByLabel("Days of history").fill("400");
      await fillConnect(page, account);

      expect((await runsWhenIdle(company))[0]?.status).toBe("succeeded");
      expect(await compareWithHistory(company, { history, shiftLastTo, now: new Date() })).toEqual([]);

      await page.goto(`/orgs/${slug}?period=90d`);
      await expect(page.getByRole("heading", { name: "Delivery" })).toBeVisible();
      await expect(page.getByText(/^Synced/).first()).toBeVisible();
      await expect(page.locator("svg [data-bar]:visible").first()).toBeVisible();
      mkdirSync("test-results", { recursive: true });
      await page.screenshot({ path: `test-results/${history.name.replaceAll(" ", "-")}.png` });
    });
  });
}
