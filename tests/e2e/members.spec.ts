import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { foundCompany, newEmail, openBrowserSession } from "./api-client.ts";
import {
  enterDemo,
  expectAccessible,
  expectSettled,
  fillAccount,
  hearProblems,
  openPage,
  signIn,
  signUp,
} from "./browser.ts";
import { makeGuest } from "./guests.ts";
import { sendRaw } from "./raw-request.ts";
import { accept, act, invite, openMembers, rowOf } from "./team-pages.ts";

test("a person is invited, joins, changes role, is suspended and removed, and an open tab follows at once", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const owner = await openMembers(browser);
  const { page, slug } = owner;
  await expect(page.getByRole("heading", { name: "No open invitations" })).toBeVisible();
  const email = newEmail();
  const link = await invite(owner, email);
  expect(link).toMatch(new RegExp(`^${process.env.PLUMBLINE_E2E_URL}/invite/[\\w-]{43}$`));
  await page.getByRole("button", { name: "Copy" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const outbox = join(String(process.env.PLUMBLINE_DATA_DIR), "mails.txt");
  await expect.poll(() => readFileSync(outbox, "utf8")).toContain(link);
  expect(readFileSync(outbox, "utf8")).toContain(`Mail to ${email}: Invitation to`);
  await expect(rowOf(page, email)).toContainText("Pending");

  const member = await accept(browser, link, email);
  await page.reload();
  await expect(page.getByRole("heading", { name: "No open invitations" })).toBeVisible();
  const role = page.getByLabel(`Role of ${email}`);
  await expect(role).toHaveValue("viewer");
  await member.goto(`/orgs/${slug}/settings/members`);
  await expect(rowOf(member, email)).toContainText("(you)");
  await expect(member.getByRole("button", { name: "Create invitation" })).toHaveCount(0);
  await expect(member.getByLabel(/^Role of/)).toHaveCount(0);

  await role.selectOption("Admin");
  await expect(role).toBeEnabled();
  await member.reload();
  await expect(member.getByRole("button", { name: "Create invitation" })).toBeVisible();
  await expect(member.getByLabel(`Role of ${owner.email}`)).toHaveCount(0);

  await member.goto(`/orgs/${slug}/runs`);
  await act(owner, email, "Suspend");
  await expect(rowOf(page, email)).toContainText("Suspended");
  await member.getByRole("link", { name: "Settings" }).click();
  await expect(member.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await member.getByRole("link", { name: "Go to your organisations" }).click();
  await expect(member.getByText(`Your access to ${owner.name} was suspended.`)).toBeVisible();
  await expect(member.getByText("You belong to no organisation yet")).toHaveCount(0);
  await act(owner, email, "Reinstate");
  await expect(rowOf(page, email)).toContainText("Active");
  await member.goto(`/orgs/${slug}/settings/members`);
  await expect(member.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();

  await act(owner, email, "Remove");
  await expect(rowOf(page, email)).toHaveCount(0);
  // An action of the tab that is still open, and what it would load next.
  await member.getByLabel("E-mail").fill(newEmail());
  await member.getByRole("button", { name: "Create invitation" }).click();
  await expect(member.getByRole("alert").filter({ hasText: "There is nothing here." })).toBeVisible();
  expect((await member.goto(`/orgs/${slug}`))?.status()).toBe(404);
  expect((await member.goto(link))?.status()).toBe(404);
  await page.goto(`/orgs/${slug}/settings/audit`);
  for (const words of ["Removed a member", "Reinstated a member", "Suspended a member", "Changed a role"])
    await expect(page.getByRole("table").getByText(words).first()).toBeVisible();
});

test("who may not connect an account reads whom to ask, and a suspended member what happened and what helps", async ({
  page,
}) => {
  const [open, closed] = [await foundCompany("open"), await foundCompany("closed", { name: "Closed & Co" })];
  const guest = await makeGuest(open, closed);
  await signIn(page, guest.email);
  await expect(page.getByText("No Datadog account is connected")).toBeVisible();
  for (const part of ["", "/runs", "/data-quality", "/settings/connections"]) {
    await page.goto(`/orgs/${open.slug}${part}`);
    await expect(page.getByText(`Ask ${open.email}.`)).toBeVisible();
    await expect(page.getByRole("link", { name: "Connect Datadog" })).toHaveCount(0);
  }
  const answer = await page.goto(`/orgs/${closed.slug}`);
  expect(answer?.status()).toBe(404);
  expect(await answer?.text()).not.toContain("Closed &");
  await page.getByRole("link", { name: "Go to your organisations" }).click();
  await expect(page.getByText("Your access to Closed & Co was suspended.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Closed/ })).toHaveCount(0);
});

test("an invitation says who may accept it, is accepted by no look at it, and tells a wrong address", async ({
  browser,
}) => {
  const owner = await openMembers(browser);
  const email = newEmail();
  const link = await invite(owner, email, "Manager");
  const page = await openPage(browser);
  const answer = await page.goto(link);
  expect(answer?.headers()["referrer-policy"]).toBe("same-origin");
  await expect(page.getByRole("heading", { name: `Join ${owner.name}` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`${owner.email} invites you as manager`);
  await expect(page.getByRole("main")).not.toContainText(email);
  await expectAccessible(page);
  const { cookie } = await openBrowserSession(email);
  const path = new URL(link).pathname;
  const lookers: Record<string, string>[] = [{}, { cookie }];
  for (const headers of lookers)
    for (const method of ["GET", "HEAD"]) {
      const looked = await sendRaw(path, { method, headers });
      expect([looked.status, looked.headers["set-cookie"]], method).toEqual([200, undefined]);
    }
  await owner.page.reload();
  await expect(rowOf(owner.page, email)).toContainText("Pending");

  const stranger = newEmail();
  await signUp(page, stranger);
  await page.goto(link);
  const main = page.getByRole("main");
  await expect(main.getByRole("alert")).toContainText(`signed in as ${stranger}`);
  await expect(main.getByRole("alert")).toContainText(`ask ${owner.email} for an invitation to this one`);
  await expect(main).not.toContainText(email);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use another account" }).click();
  await page.waitForURL(/\/sign-in\?next=/);
  await fillAccount(page, email);
  await page.waitForURL(link);
  await page.reload();
  await owner.page.reload();
  await expect(rowOf(owner.page, email)).toContainText("Pending");
  await expectAccessible(page);
  await page.getByRole("button", { name: `Join ${owner.name}` }).press("Enter");
  await page.waitForURL(`**/orgs/${owner.slug}`);
});

test("a new link kills the old one, and a revoked one says what to do", async ({ browser }) => {
  const owner = await openMembers(browser);
  const { page } = owner;
  const email = newEmail();
  const first = await invite(owner, email);
  await page.getByRole("button", { name: `New link for ${email}` }).click();
  const dialog = page.getByRole("dialog");
  const second = String(await dialog.locator("code").textContent());
  expect(second).not.toBe(first);
  await expect(page.getByText(first)).toHaveCount(0);
  await page.keyboard.press("Escape");
  const other = await openPage(browser);
  expect((await other.goto(first))?.status()).toBe(404);
  expect((await other.goto(second))?.status()).toBe(200);
  await page.getByRole("button", { name: `Revoke the invitation of ${email}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("heading", { name: "No open invitations" })).toBeVisible();
  expect((await other.goto(second))?.status()).toBe(404);
  await expect(other.getByRole("main")).toContainText("Ask the person who invited you");
  await page.reload();
  await invite(owner, email);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Create invitation" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "has an invitation already" })).toBeVisible();
});

test("ownership is transferred, the last owner stays, and a domain is let in and out", async ({
  browser,
}) => {
  const owner = await openMembers(browser);
  const { page, slug, name } = owner;
  const role = page.getByLabel(`Role of ${owner.email}`);
  await role.selectOption("Admin");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Become admin" }).click();
  await expect(dialog.getByRole("alert")).toContainText("last active owner");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(role).toHaveValue("owner");

  await page.getByRole("button", { name: /^Let .+ join$/ }).click();
  await expect(page.getByRole("button", { name: "Turn it off" })).toBeVisible();
  const colleague = newEmail();
  const other = await openPage(browser);
  await signUp(other, colleague);
  const offer = other.getByRole("button", { name: `Join ${name}` });
  await expect(offer).toBeVisible();
  await expectAccessible(other);
  await offer.click();
  await other.waitForURL(`**/orgs/${slug}`);

  await page.reload();
  await act(owner, colleague, "Transfer ownership");
  await expect(rowOf(page, colleague)).toContainText("Owner");
  await expect(role).toHaveValue("admin");
  await expect(page.getByRole("button", { name: "Turn it off" })).toHaveCount(0);
  await page.getByRole("button", { name: `More about ${owner.email}` }).click();
  await page.getByRole("menuitem", { name: "Leave" }).click();
  await page
    .getByRole("dialog")
    .getByLabel(/Type this to confirm/)
    .fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await page.waitForURL(/\/orgs$/);
  await other.goto(`/orgs/${slug}/settings/members`);
  await expect(rowOf(other, owner.email)).toHaveCount(0);
  await other.getByRole("button", { name: "Turn it off" }).click();
  await expect(other.getByRole("button", { name: /^Let .+ join$/ })).toBeVisible();
});

for (const look of [
  { colorScheme: "dark", phone: false },
  { colorScheme: "light", phone: true },
] as const) {
  const width = look.phone ? "phone" : "desktop";
  test(`what an invitation and a removal open passes axe and logs no error: ${look.colorScheme}, ${width}`, async ({
    browser,
  }) => {
    const page = await openPage(browser, look);
    const problems = hearProblems(page);
    await enterDemo(page, "owner");
    await page.goto("/orgs/northwind-rail/settings/members");
    await expect(rowOf(page, "viewer@northwind.example")).toBeVisible();
    await expectSettled(page);
    await expect(page.getByRole("link", { name: "Audit log" })).toBeInViewport();
    const invited = newEmail();
    await invite({ page, slug: "northwind-rail", name: "", email: "" }, invited);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.getByRole("button", { name: "More about viewer@northwind.example" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect(page.getByRole("dialog").getByLabel(/Type this/)).toBeFocused();
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: `Revoke the invitation of ${invited}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await expect(rowOf(page, invited)).toHaveCount(0);
    expect(problems).toEqual([]);
  });
}
