import { type Browser, expect, type Page, test } from "@playwright/test";
import { findWholeChromium } from "#scripts/steps/chromium.ts";
import config from "../../playwright.config.ts";
import { type Door, startDoor } from "../support/door.ts";
import { newEmail, PASSWORD } from "./api-client.ts";
import { fillAccount, openPage } from "./browser.ts";

// The headless shell does not show a page that is answered in place of accounts.google.com.
const whole = findWholeChromium();
if (whole !== null) test.use({ launchOptions: { ...config.use?.launchOptions, executablePath: whole } });

let door: Door;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  door = await startDoor();
});
test.afterAll(() => door.close());

const PROVIDERS = ["GitHub", "Google"] as const;
type Provider = (typeof PROVIDERS)[number];
let people = 0;

/** A browser in which Google's own page is the fake's; GitHub's address is the fake's anyway. */
async function open(browser: Browser): Promise<Page> {
  const page = await openPage(browser, { url: door.url });
  await page.route("https://accounts.google.com/**", (route) =>
    route.fulfill({ contentType: "text/html", body: door.providers.consentPage(route.request().url()) }),
  );
  return page;
}

type Visit = { provider: Provider; email: string; verified?: boolean; answer?: "Allow" | "Refuse" };

/** Signs in at a provider as a person with this address, and says yes or no to it. */
async function visit(page: Page, { provider, email, verified = true, answer = "Allow" }: Visit) {
  people += 1;
  door.providers.person = { id: people, name: "Ann", email, verified };
  await page.goto("/sign-in?next=%2Forgs%3Fcame%3Dback");
  await page.getByRole("link", { name: `Continue with ${provider}` }).click();
  await page.getByRole("link", { name: answer }).click();
}

/** How many can sign in with this address, and in which ways. */
const waysOf = (email: string) =>
  door.stack.sql<{ provider: string }>(
    `select i.provider from auth.users u join auth.identities i on i.user_id = u.id where u.email = '${email}' order by 1`,
  );

async function signsInByPassword(email: string): Promise<boolean> {
  return (await door.auth("token?grant_type=password", { email, password: PASSWORD })).ok;
}

for (const provider of PROVIDERS) {
  test(`${provider} signs a new person in, and back to where they wanted to go`, async ({ browser }) => {
    const page = await open(browser);
    const email = newEmail();
    await visit(page, { provider, email });
    await page.waitForURL(/\/orgs\?came=back/);
    expect((await page.context().cookies()).map(({ name }) => name)).toContain("plumbline-session");
    expect(await waysOf(email)).toEqual([{ provider: provider.toLowerCase() }]);
    await page.context().close();
  });

  test(`a refusal at ${provider} signs nobody in and says so`, async ({ browser }) => {
    const page = await open(browser);
    await visit(page, { provider, email: newEmail(), answer: "Refuse" });
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText(
      "You did not allow it there",
    );
    await page.goto("/orgs");
    await page.waitForURL(/\/sign-in/);
    await page.context().close();
  });

  test(`${provider} opens the account of the same address when it vouches for the address`, async ({
    browser,
  }) => {
    const page = await open(browser);
    const email = newEmail();
    await door.account(email, PASSWORD);
    await visit(page, { provider, email });
    await page.waitForURL(/\/orgs\?came=back/);
    expect(await waysOf(email)).toEqual([{ provider: "email" }, { provider: provider.toLowerCase() }]);
    expect(await signsInByPassword(email)).toBe(true);
    await page.context().close();
  });

  test(`an address that ${provider} does not vouch for opens no account, neither another's nor a new one`, async ({
    browser,
  }) => {
    const page = await open(browser);
    const email = newEmail();
    await door.account(email, PASSWORD);
    for (const claimed of [email, newEmail()]) {
      await visit(page, { provider, email: claimed, verified: false });
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText(
        "not confirmed at that provider",
      );
      expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("plumbline-session");
    }
    expect(await waysOf(email)).toEqual([{ provider: "email" }]);
    expect(await signsInByPassword(email)).toBe(true);
    await page.context().close();
  });
}

test("who came by a provider sets a first password without one, and takes it to change it", async ({
  browser,
}) => {
  const page = await open(browser);
  const email = newEmail();
  await visit(page, { provider: "Google", email });
  await page.waitForURL(/\/orgs/);
  await page.goto("/account");
  const panel = page.getByRole("region", { name: "Password", exact: true });
  await expect(panel).toContainText("This account has no password: it is opened with Google.");
  await expect(page.getByRole("region", { name: "Sign-in methods" }).getByRole("listitem")).toHaveText([
    "Google",
    `A code by e-mail, sent to ${email}`,
  ]);
  const present = panel.getByLabel("Present password");
  await expect(panel.getByLabel("New password")).toBeVisible();
  await expect(present).toHaveCount(0);
  await panel.getByLabel("New password").fill(PASSWORD);
  await panel.getByRole("button", { name: "Set the password" }).click();
  await expect(panel).toContainText("The new password holds.");
  await expect(present).toBeVisible();
  expect(await signsInByPassword(email)).toBe(true);
  await page.context().close();
});

test("an address that somebody else claimed with a password before is its owner's, and that password is over", async ({
  browser,
}) => {
  const page = await open(browser);
  const email = newEmail();
  await door.auth("signup", { email, password: PASSWORD, data: { language: "en" } });
  await visit(page, { provider: "GitHub", email });
  await page.waitForURL(/\/orgs/);
  expect(await signsInByPassword(email)).toBe(false);
  await page.context().close();
});

test("an answer with a state that was never given out, and one for another browser, sign nobody in", async ({
  browser,
}) => {
  const [page, other] = [await open(browser), await open(browser)];
  const notice = (where: Page) => where.getByRole("alert").filter({ hasText: /\S/ });
  await page.goto(`${door.stack.url}/auth/v1/callback?code=x&state=00000000-0000-4000-8000-000000000000`);
  await expect(notice(page)).toContainText("Signing in there did not work");
  let answered = "";
  const isAnswer = ({ origin, pathname }: URL) =>
    origin === door.stack.url && pathname === "/auth/v1/callback";
  await page.route(isAnswer, async (route) => {
    answered = (await route.fetch({ maxRedirects: 0 })).headers().location ?? "";
    // Not aborted: a browser loads a page again by itself that could not be loaded.
    await route.fulfill({ contentType: "text/html", body: "Held back" });
  });
  await visit(page, { provider: "GitHub", email: newEmail() });
  await expect.poll(() => answered).toContain("code=");
  await other.goto(answered);
  await expect(notice(other)).toContainText("begun in another browser");
  expect((await other.context().cookies()).map(({ name }) => name)).not.toContain("plumbline-session");
  // And so nothing was spent: the browser that began goes on.
  await page.goto(answered);
  await page.waitForURL(/\/orgs/);
  await Promise.all([page.context().close(), other.context().close()]);
});

test("who came by a password stays who they are beside the providers", async ({ browser }) => {
  const page = await open(browser);
  const email = newEmail();
  await door.account(email, PASSWORD);
  await page.goto("/sign-in");
  await fillAccount(page, email);
  await page.waitForURL(/\/orgs/);
  await page.context().close();
});
