import { expect, type Page, test } from "@playwright/test";
import { type SecondWeb, startSecondWeb } from "../support/second-web.ts";
import { newEmail, readConfig } from "./api-client.ts";
import { fillAccount, openPage } from "./browser.ts";

const NO_ADDRESS = {
  code: 400,
  error_code: "email_address_not_authorized",
  msg: "Email address not authorized",
};
const TOO_MANY = { code: 429, error_code: "over_email_send_rate_limit", msg: "email rate limit exceeded" };
const WITH_MAIL = {
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "plumbline@example.test",
  PUBLIC_URL: "http://127.0.0.1:1",
};

let web: SecondWeb;
test.beforeAll(async () => {
  web = await startSecondWeb((await readConfig()).supabaseUrl, WITH_MAIL);
});
test.afterAll(() => web.close());

const askFor = (path: string) => async (page: Page) => {
  await page.goto(path);
  await page.getByLabel("E-mail").fill(newEmail());
  await page.keyboard.press("Enter");
};
const ACTS: [string, string, (page: Page) => Promise<void>][] = [
  [
    "a sign-up",
    "/auth/v1/signup",
    async (page) => {
      await page.goto("/sign-up");
      await fillAccount(page, newEmail());
    },
  ],
  ["a recovery", "/auth/v1/recover", askFor("/recover")],
  ["a code to sign in", "/auth/v1/otp", askFor("/sign-in/code")],
];

for (const [act, path, perform] of ACTS) {
  for (const refusal of [NO_ADDRESS, TOO_MANY]) {
    test(`that Supabase Auth cannot mail to somebody is said on screen and once in the log: ${act}, ${refusal.error_code}`, async ({
      browser,
    }) => {
      web.answers.set(path, { status: refusal.code, body: refusal });
      const lines = () =>
        web
          .log()
          .filter(({ code, msg }) => code === refusal.error_code && /docs\/deploy\.md/.test(String(msg)));
      const before = lines().length;
      const page = await openPage(browser, { url: web.url });
      await perform(page);
      const alert = page.locator("[data-tone][role=alert]");
      await expect(alert).toContainText("This installation cannot send mail to your address");
      await expect(alert).toContainText("tell whoever runs it");
      await expect.poll(() => lines().length).toBe(before + 1);
      web.answers.delete(path);
      await page.context().close();
    });
  }
}

test("an installation that cannot send mail says so where one would be promised, and in the log of its start", async ({
  browser,
}) => {
  const without = await startSecondWeb((await readConfig()).supabaseUrl);
  const page = await openPage(browser, { url: without.url });
  for (const path of ["/recover", "/sign-in/code"]) {
    await page.goto(path);
    await expect(page.getByText("This installation cannot send mail")).toBeVisible();
  }
  const started = ({ log }: SecondWeb) => log().filter(({ msg }) => /no mail server/.test(String(msg)));
  await expect.poll(() => started(without).length).toBe(1);
  expect(started(web)).toEqual([]);
  await page.goto(`${web.url}/recover`);
  await expect(page.getByText("This installation cannot send mail")).toHaveCount(0);
  await page.context().close();
  await without.close();
});
