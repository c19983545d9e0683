import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { newEmail, openBrowserSession, openSession, PASSWORD } from "./api-client.ts";
import { expectAccessible, fillAccount, openAccount, openPage, signIn } from "./browser.ts";
import { actionId, callAction, formArgs } from "./server-actions.ts";

const NEW_PASSWORD = "another long password";
const ONE_OF_CHROME = /^End the session of Chrome on Linux, begun /;

/** Signs in on the sign-in page that is open, in whatever language it is. */
async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
}

const expectLanguage = (page: Page, language: string) =>
  expect(page.locator("html")).toHaveAttribute("lang", language);

const main = (page: Page) => page.getByRole("main");

/** Follows a link of the page that was open before its session ended. */
async function expectSignedOut(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Organisations" }).first().click();
  await page.waitForURL(/\/sign-in\?next=/);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
}

test("a language chosen on the account page or in its menu is kept, and goes before what another browser speaks", async ({
  browser,
}) => {
  const { email } = await openSession();
  const page = await openAccount(browser, email);
  await expectLanguage(page, "en");
  await main(page).getByRole("button", { name: "Português (Brasil)" }).click();
  await expectLanguage(page, "pt-BR");
  await expect(page.getByRole("heading", { level: 1, name: "Conta" })).toBeVisible();
  await expect(main(page).getByRole("button", { name: "Português (Brasil)" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  const english = await openPage(browser);
  await signIn(english, email);
  await expectLanguage(english, "pt-BR");
  await english.getByRole("button", { name: `Conta ${email}` }).click();
  await english.getByRole("button", { name: "English" }).click();
  await expectLanguage(english, "en");
  // What a browser guesses is nobody's choice.
  const portuguese = await openPage(browser, { locale: "pt-BR" });
  await portuguese.goto("/sign-in");
  await expectLanguage(portuguese, "pt-BR");
  await enter(portuguese, email);
  await expectLanguage(portuguese, "en");
  await Promise.all([page, english, portuguese].map((one) => one.context().close()));
});

test("a language chosen on the sign-in page is the newest choice of who signs in, and of nobody after them", async ({
  browser,
}) => {
  const [first, second] = [await openSession(), await openSession()];
  // Both keep English: what their browser spoke at their first sign-in.
  for (const { email } of [first, second]) {
    const before = await openPage(browser);
    await signIn(before, email);
    await before.context().close();
  }
  const page = await openPage(browser);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Português (Brasil)" }).click();
  await expectLanguage(page, "pt-BR");
  await enter(page, first.email);
  await expectLanguage(page, "pt-BR");
  const elsewhere = await openPage(browser);
  await signIn(elsewhere, first.email);
  await expectLanguage(elsewhere, "pt-BR");
  await page.getByRole("button", { name: `Conta ${first.email}` }).click();
  await page.getByRole("button", { name: "Sair" }).click();
  await page.waitForURL(/\/sign-in/);
  await enter(page, second.email);
  await expectLanguage(page, "en");
  await Promise.all([page, elsewhere].map((one) => one.context().close()));
});

test("a new password takes the present one, holds at once, and ends every other session", async ({
  browser,
}) => {
  const { email } = await openSession();
  const [page, other] = [await openAccount(browser, email), await openAccount(browser, email)];
  const present = page.getByLabel("Present password");
  const password = page.getByLabel("New password");
  const set = async (before: string, after: string) => {
    await present.fill(before);
    await password.fill(after);
    await page.getByRole("button", { name: "Set the password" }).click();
  };
  await set("", NEW_PASSWORD);
  await expect(page.getByText("Enter your present password.")).toBeVisible();
  await set("a wrong password", NEW_PASSWORD);
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await expect(present).toBeFocused();
  await set(PASSWORD, "short");
  await expect(page.getByText("The password needs at least 10 characters.")).toBeVisible();
  await set(PASSWORD, PASSWORD);
  await expect(page.getByText("This is the password you had. Choose another one.")).toBeVisible();
  await expectAccessible(page);
  // Nothing of this ended another session, or left one behind.
  await other.reload();
  await expect(other.getByRole("button", { name: ONE_OF_CHROME })).toHaveCount(1);

  await set(PASSWORD, NEW_PASSWORD);
  await expect(page.getByText("The new password holds. Other devices are signed out.")).toBeVisible();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await expectSignedOut(other);
  await fillAccount(other, email);
  await expect(other.getByText("The e-mail or the password is not right.")).toBeVisible();
  await fillAccount(other, email, NEW_PASSWORD);
  await other.waitForURL(/\/orgs/);
  await Promise.all([page, other].map((one) => one.context().close()));
});

test("an open session alone sets no password on any page, and guesses no more often than at sign-in", async () => {
  const email = newEmail();
  const { cookie } = await openBrowserSession(email);
  // Each from another address: it is the account that closes.
  let asked = 60;
  const from = () => {
    asked += 1;
    return { "x-forwarded-for": `192.0.2.${asked}` };
  };
  const ask = (action: string, path: string, fields: Record<string, string>, more = "") =>
    callAction({
      id: actionId(action),
      path,
      headers: { cookie: `${cookie}${more}`, ...from() },
      args: formArgs({ password: NEW_PASSWORD, ...fields }),
    });
  const forged = `; recovery=${Date.now() + 60_000}.${"0".repeat(64)}`;
  for (const more of ["", forged]) {
    const answer = await ask("changePasswordAction", "/recover/password", {}, more);
    expect(answer.body).toContain("Enter your present password.");
  }
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, tried) =>
      ask("setPasswordAction", "/account", { present: `wrong password ${tried}` }),
    ),
  );
  const saying = (words: string) => answers.filter(({ body }) => body.includes(words)).length;
  expect(saying("This is not your present password.")).toBe(10);
  expect(saying("Too many requests")).toBe(1);
  const right = await ask("setPasswordAction", "/account", { present: PASSWORD });
  expect(right.body).toContain("Too many requests");
  await openSession(email, { how: "token" });
});

test("who forgot the password chooses one after the code of a mail, without the old one", async ({
  browser,
}) => {
  const { email } = await openSession();
  const page = await openAccount(browser, email);
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  await page.waitForURL(/\/recover$/);
  await page.getByLabel("E-mail").fill(email);
  await page.keyboard.press("Enter");
  const code = page.getByLabel("Code");
  await expect(code).toBeVisible();
  await code.fill(printedCode(email));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/recover\/password/);
  await expect(page.getByLabel("Present password")).toHaveCount(0);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
  // That was it: from now on this session is asked as any other.
  await page.goto("/recover/password");
  await expect(page.getByLabel("Present password")).toBeVisible();
  await openSession(email, { how: "token", password: NEW_PASSWORD });
  await page.context().close();
});

/** The code in the newest mail to an address: this installation prints its mails. */
function printedCode(email: string): string {
  const printed = readFileSync(join(String(process.env.PLUMBLINE_DATA_DIR), "mails.txt"), "utf8");
  const mail = printed.slice(printed.lastIndexOf(`Mail to ${email}`)).replaceAll(/http\S+/g, "");
  return /\b\d{6}\b/.exec(mail)?.[0] ?? "";
}

test("sessions are listed by browser, and one that is ended, or all others, lead to the sign-in page at the next click", async ({
  browser,
}) => {
  const { email } = await openSession();
  const [page, second, third] = [
    await openAccount(browser, email),
    await openAccount(browser, email),
    await openAccount(browser, email),
  ];
  await page.reload();
  const rows = page.getByRole("region", { name: "Your sessions, last used first" }).getByRole("row");
  // The heading, three browsers, and the program that made the account.
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: "(this one)" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Chrome on Linux" })).toHaveCount(3);
  await expectAccessible(page);
  // Last used first: of the others, the first is the third browser's.
  await page.getByRole("button", { name: ONE_OF_CHROME }).first().click();
  await expect(rows).toHaveCount(4);
  await expectSignedOut(third);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await expectSignedOut(second);
  // Back where they wanted to go, once they sign in again.
  await fillAccount(second, email);
  await second.waitForURL(/\/orgs/);
  // So does a button of a page that was open.
  await page.reload();
  await second.goto("/account");
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await second.getByRole("button", { name: ONE_OF_CHROME }).click();
  await second.waitForURL(/\/sign-in/);
  await Promise.all([page, second, third].map((one) => one.context().close()));
});
