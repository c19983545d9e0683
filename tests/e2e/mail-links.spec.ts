import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Door, startDoor } from "../support/door.ts";
import { newEmail, PASSWORD } from "./api-client.ts";
import { fillAccount, openPage } from "./browser.ts";
import { sendRaw } from "./raw-request.ts";

let door: Door;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  door = await startDoor();
});
test.afterAll(() => door.close());

const open = (browser: Browser, locale = "en-US") => openPage(browser, { url: door.url, locale });
const pathOf = (link: string) => link.slice(door.url.length);
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up?next=%2Forgs%3Fcame%3Dback");
  await fillAccount(page, email);
  await expect(page.getByRole("status").filter({ hasText: email })).toBeVisible();
}

async function askForCode(page: Page, path: string, email: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel("E-mail").fill(email);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Code")).toBeVisible();
}

async function typeCode(page: Page, digits: string): Promise<void> {
  await page.getByLabel("Code").fill(digits);
  await page.keyboard.press("Enter");
}

/** Has the sign-in server send each kind of mail with a link; who got it. */
const KINDS: Record<string, (page: Page) => Promise<string>> = {
  "of a confirmation": async (page) => {
    const email = newEmail();
    await signUp(page, email);
    return email;
  },
  "of a recovery": async (page) => {
    const email = newEmail();
    await door.account(email, PASSWORD);
    await askForCode(page, "/recover", email);
    return email;
  },
  "of a sign-in": async (page) => {
    const email = newEmail();
    await door.account(email, PASSWORD);
    await askForCode(page, "/sign-in/code", email);
    return email;
  },
  "of a change of the address": async () => {
    const email = newEmail();
    await door.account(email, PASSWORD);
    const session = await (
      await door.auth("token?grant_type=password", { email, password: PASSWORD })
    ).json();
    await door.auth("user", { email: newEmail() }, { method: "PUT", token: session.access_token });
    return email;
  },
};

for (const [kind, send] of Object.entries(KINDS)) {
  test(`GET and HEAD of a link in a mail spend nothing and set no cookie: ${kind}`, async ({ browser }) => {
    const page = await open(browser);
    const email = await send(page);
    const { link } = door.mailTo(email);
    const before = await door.stack.sql("select count(*)::int as sessions from auth.sessions");
    for (const address of [pathOf(link), pathOf(link).replace("/confirm?", "/callback?")]) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await sendRaw(address, { url: door.url, method });
        expect(answer.status, `${method} ${address}`).toBeLessThan(400);
        expect(answer.headers["set-cookie"], `${method} ${address}`).toBeUndefined();
      }
    }
    expect(await door.stack.sql("select count(*)::int as sessions from auth.sessions")).toEqual(before);
    // It still works, after a look and a reload, by its button.
    await page.goto(link);
    await page.reload();
    expect(await page.context().cookies()).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ name: expect.stringMatching(/session$/) })]),
    );
    await page.locator("main form button[type=submit]").first().click();
    await page.waitForURL(/\/(recover\/password|confirm\/done)/);
    expect((await page.context().cookies()).map(({ name }) => name)).toContain("plumbline-session");
    await page.context().close();
  });
}

test("a sign-in link says whose account it opened, before anything of that account is shown", async ({
  browser,
}) => {
  const page = await open(browser);
  const email = newEmail();
  await door.account(email, PASSWORD);
  await askForCode(page, "/sign-in/code", email);
  await page.goto(door.mailTo(email).link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page)).toHaveText("You are signed in");
  await expect(page.getByText(`${email}, on this device.`)).toBeVisible();
  await page.getByRole("link", { name: "Go on" }).click();
  await page.waitForURL(/\/orgs/);
  await page.context().close();
});

test("the digits of a mail hold after its link was fetched, and the link is over once they were used", async ({
  browser,
}) => {
  const page = await open(browser);
  const email = newEmail();
  await door.account(email, PASSWORD);
  await askForCode(page, "/recover", email);
  const { link, digits } = door.mailTo(email);
  await sendRaw(pathOf(link), { url: door.url });
  await typeCode(page, digits);
  await page.waitForURL(/\/recover\/password/);
  const other = await open(browser);
  await other.goto(link);
  await other.getByRole("button", { name: "Go on to the new password" }).click();
  await expect(heading(other)).toHaveText("This link no longer works");
  await other.getByRole("link", { name: "Send a new mail" }).click();
  await expect(other).toHaveURL(/\/recover$/);
  await Promise.all([page.context().close(), other.context().close()]);
});

test("a confirmation opened in another browser ends in a page that says so, and leads on", async ({
  browser,
}) => {
  const [page, other] = [await open(browser), await open(browser)];
  const email = newEmail();
  await signUp(page, email);
  await other.goto(door.mailTo(email).link);
  await other.getByRole("button", { name: "Confirm the address" }).click();
  await expect(heading(other)).toHaveText("Your e-mail address is confirmed");
  await expect(other.locator("main")).toContainText(email);
  await other.getByRole("link", { name: "Go on" }).click();
  await other.waitForURL(/\/orgs/);
  // Where it began, one signs in.
  await page.getByRole("link", { name: "Sign in here" }).click();
  await fillAccount(page, email);
  await page.waitForURL(/\/orgs/);
  await Promise.all([page.context().close(), other.context().close()]);
});

test("a confirmation that was used before says what to do, and a new mail confirms the address as well", async ({
  browser,
}) => {
  const page = await open(browser);
  const email = newEmail();
  await signUp(page, email);
  await page.goto(`/confirm?token_hash=${"0".repeat(64)}&type=signup`);
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await expect(heading(page)).toHaveText("This link no longer works");
  await page.getByRole("link", { name: "Send a new mail" }).click();
  await page.waitForURL(/\/sign-in\/code/);
  await askForCode(page, page.url(), email);
  await typeCode(page, door.mailTo(email).digits);
  await page.waitForURL(/\/orgs/);
  await page.goto("/confirm?type=signup");
  await expect(heading(page)).toHaveText("This link is incomplete");
  await page.context().close();
});

test("a code signs in once, a wrong one does not, and an unknown address looks the same and gets no account", async ({
  browser,
}) => {
  const page = await open(browser);
  const [email, unknown] = [newEmail(), newEmail()];
  await door.account(email, PASSWORD);
  const said = async (address: string) => {
    await page.goto("/sign-in?next=%2Forgs%3Fcame%3Dback");
    await page.getByRole("link", { name: "Sign in with a code by e-mail" }).click();
    await page.waitForURL(/\/sign-in\/code/);
    await page.getByLabel("E-mail").fill(address);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Code")).toBeVisible();
    return page.locator("main form").innerText();
  };
  expect(await said(unknown)).toBe(await said(email));
  expect(door.mailCount(unknown)).toBe(0);
  const accounts = await door.stack.sql(`select id from auth.users where email = '${unknown}'`);
  expect(accounts).toEqual([]);
  const { digits, text } = door.mailTo(email);
  expect(text).toContain("/confirm?token_hash=");
  await typeCode(page, digits === "000000" ? "000001" : "000000");
  await expect(page.getByText("This code is wrong or has run out. Ask for a new one.")).toBeVisible();
  await typeCode(page, "12");
  await expect(page.getByText("Enter the digits of the code in the mail.")).toBeVisible();
  await page.getByLabel("Code").fill(digits);
  await page.getByRole("button", { name: "Send another mail" }).click();
  await expect(page.getByText("Too many requests")).toBeVisible();
  await expect(page.getByLabel("Code")).toHaveValue(digits);
  await typeCode(page, digits);
  await page.waitForURL(/\/orgs\?came=back/);
  const again = await door.auth("verify", { type: "magiclink", email, token: digits });
  expect(again.ok).toBe(false);
  await page.context().close();
});

test("a mail is in the language that the account was made in, and so is the page of its link", async ({
  browser,
}) => {
  const page = await open(browser, "pt-BR");
  const email = newEmail();
  await page.goto("/sign-up");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Senha").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Confira o seu e-mail")).toBeVisible();
  const mail = door.mailTo(email);
  expect(mail.subject).toBe("Confirme o seu endereço de e-mail");
  expect(mail.text).toContain("Alguém criou uma conta no Plumbline");
  await page.goto(mail.link);
  await expect(heading(page)).toHaveText("Confirme o seu endereço de e-mail");
  await page.getByRole("button", { name: "Confirmar o endereço" }).click();
  await expect(heading(page)).toHaveText("O seu endereço de e-mail está confirmado");
  await page.context().close();
});
