import { expect, type Page, test } from "@playwright/test";
import {
  type Company,
  connect,
  foundCompany,
  newAccount,
  openBrowserSession,
  PASSWORD,
} from "./api-client.ts";
import { addCookies, expectSettled, hearProblems } from "./browser.ts";
import { product } from "./raw-request.ts";

/** Begins a day at 01:00 when clocks go forward, and lives one hour twice before midnight when they go back. */
const CAIRO = "Africa/Cairo";
/** Behind UTC: an evening there is the next day, and on the last of a month the next month, in UTC. */
const SAO_PAULO = "America/Sao_Paulo";

const LANGUAGES = [
  { locale: "pt-BR", month: /\b(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez) \d{4}/ },
  { locale: "en", month: /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}/ },
];

async function companyIn(timeZone: string): Promise<Company> {
  const company = await foundCompany("zone");
  expect((await company.send("PATCH", company.path, { timeZone })).status).toBe(200);
  const endAt = new Date(Date.now() - 3 * 3_600_000).toISOString();
  const content = { kind: "bulk", deployments: 120, commitsEach: 1, days: 40, seed: timeZone, endAt };
  await connect(company, await newAccount(content), { backfillDays: 60 });
  return company;
}

/** The texts of all times of a page, as its server wrote them. */
async function writtenTimes(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path)).text();
  return [...html.matchAll(/<time\b[^>]*>(.*?)<\/time>/g)].map(([, inner = ""]) =>
    inner.replaceAll(/<[^>]*>/g, ""),
  );
}

for (const timeZone of [CAIRO, SAO_PAULO]) {
  test(`times in ${timeZone} read the same on server and browser, wherever that browser is`, async ({
    browser,
  }) => {
    const company = await companyIn(timeZone);
    const { cookie } = await openBrowserSession(company.email, { how: "token", password: PASSWORD });
    for (const { locale, month } of LANGUAGES) {
      const context = await browser.newContext({
        baseURL: product(),
        timezoneId: "Pacific/Auckland",
        locale,
      });
      await addCookies(context, `language=${locale}; ${cookie}`);
      const page = await context.newPage();
      const problems = hearProblems(page);
      for (const path of ["/data-quality/runs", "/settings/audit", "/settings/members"]) {
        const address = `/orgs/${company.slug}${path}`;
        // Work in the background may end between both looks, and its time stand on one of them alone.
        await expect(async () => {
          const written = await writtenTimes(page, address);
          await page.goto(address);
          await expectSettled(page);
          expect(await page.locator("time").allTextContents()).toEqual(written);
          expect(written.join()).toMatch(month);
        }).toPass();
      }
      await page.goto(`/orgs/${company.slug}?period=90d&env=*`);
      await expectSettled(page);
      await expect(page.getByRole("main")).toContainText(month);
      expect(problems).toEqual([]);
      await context.close();
    }
  });
}
