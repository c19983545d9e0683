import { expect, type Page, test } from "@playwright/test";
import { foundCompany, newEmail, newSlug, openSession } from "./api-client.ts";
import { enter, expectAccessible, fillAccount, openAccount, openPage } from "./browser.ts";
import { makeMember } from "./guests.ts";

const main = (page: Page) => page.getByRole("main");

test("an account goes once no organisation needs it, with its session, and leaves its deeds and a free address", async ({
  browser,
}) => {
  const [kept, left] = [
    await foundCompany("kept", { name: "Kept & Co" }),
    await foundCompany("left", { name: "Left Ltd" }),
  ];
  const { email } = await makeMember(left, "admin");
  const page = await openAccount(browser, email);
  const typed = page.getByLabel(`Type your e-mail address to confirm: ${email}`);
  const remove = main(page).getByRole("button", { name: "Delete my account" });
  await expect(remove).toBeDisabled();
  await typed.fill(newEmail());
  await expect(remove).toBeDisabled();
  // Since that page was opened, an organisation has come to need them.
  const owner = await openSession(email, { how: "token" });
  const made = await owner.send("POST", "/api/v1/orgs", { name: "Mine & Co", slug: newSlug("mine") });
  expect(made.status).toBe(201);
  await typed.fill(email.toUpperCase());
  await remove.click();
  const said = main(page)
    .getByRole("alert")
    .filter({ hasText: "You are still the last owner of Mine & Co." });
  await expect(said).toContainText("Nothing was deleted.");
  await page.reload();
  await expect(main(page)).toContainText("You are the last owner of this organisation.");
  await expect(main(page).getByRole("listitem").filter({ hasText: "Mine & Co" })).toBeVisible();
  await expect(typed).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "choose another owner" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "delete it" }).click();
  await page.getByLabel("Type the name to confirm: Mine & Co").fill("Mine & Co");
  await page.getByRole("button", { name: "Delete the organisation" }).click();
  await page.waitForURL(/\/orgs\?deleted=yes/);

  await page.goto("/account");
  await typed.fill(email.toUpperCase());
  await remove.click();
  await page.waitForURL(/\/account\/deleted$/);
  await expect(page.getByRole("heading", { level: 1, name: "Your account is deleted" })).toBeVisible();
  await expect(page).toHaveTitle(/^Your account is deleted/);
  await expectAccessible(page);
  expect((await page.context().cookies()).map(({ name }) => name).join()).not.toContain("plumbline-session");
  expect((await owner.send("GET", "/api/v1/orgs")).status).toBe(401);
  await page.getByRole("link", { name: "Go to the front page" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/sign-in");
  await fillAccount(page, email);
  await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
  const log = await left.get<{ items: { action: string; actor: string }[] }>(`${left.path}/audit`);
  expect(log.items[0]).toMatchObject({ action: "account.deleted", actor: "deleted-account" });
  expect(JSON.stringify(log)).not.toContain(email);
  // Somebody else by the same address: they belong to nothing.
  await page.goto("/sign-up");
  await fillAccount(page, email);
  await page.waitForURL(/\/orgs$/);
  await expect(main(page)).toContainText("You belong to no organisation yet");
  expect((await page.goto(`/orgs/${kept.slug}`))?.status()).toBe(404);
  await page.context().close();
});

test("an organisation goes for an owner who types its name, and for everybody from their next click on", async ({
  browser,
}) => {
  const company = await foundCompany("ending", { name: "Ending & Co" });
  const { slug, path } = company;
  const admin = await makeMember(company, "admin");
  const [page, member] = [await openPage(browser), await openPage(browser)];
  await enter(page, company.email);
  await enter(member, admin.email);
  const general = `/orgs/${slug}/settings/general`;
  await member.goto(general);
  await expect(member.getByRole("heading", { level: 1, name: "General" })).toBeVisible();
  const remove = (where: Page) => main(where).getByRole("button", { name: "Delete the organisation" });
  await expect(member.getByRole("button", { name: "Save" })).toBeVisible();
  await expect(remove(member)).toHaveCount(0);
  await page.goto(general);
  const typed = page.getByLabel("Type the name to confirm");
  await typed.fill("ending & co");
  await expect(remove(page)).toBeDisabled();
  await expectAccessible(page);
  // It was renamed since: what is typed is the name of something else.
  expect((await company.send("PATCH", path, { name: "Renamed & Co" })).status).toBe(200);
  await typed.fill("Ending & Co");
  await remove(page).click();
  await expect(page.getByText("This does not match. Type it exactly as it is shown.")).toBeVisible();
  expect((await company.send("GET", path)).status).toBe(200);
  await page.reload();
  await typed.fill(" Renamed & Co ");
  await remove(page).click();
  await page.waitForURL(/\/orgs\?deleted=yes/);
  await expect(page.getByRole("status").filter({ hasText: "The organisation was deleted." })).toBeVisible();
  await expect(page.getByRole("link", { name: /Renamed/ })).toHaveCount(0);
  await expectAccessible(page);
  await member.getByRole("link", { name: "Data quality" }).click();
  await expect(member.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  for (const part of ["", "/runs", "/data-quality", "/settings/general", "/settings/audit"])
    expect((await page.goto(`/orgs/${slug}${part}`))?.status(), part).toBe(404);
  expect((await company.send("GET", path)).status).toBe(404);
  await Promise.all([page, member].map((one) => one.context().close()));
});
