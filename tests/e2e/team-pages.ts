import { type Browser, expect, type Page } from "@playwright/test";
import { foundCompany, newSlug } from "./api-client.ts";
import { enter, fillAccount, openPage } from "./browser.ts";

export type Owner = { page: Page; slug: string; name: string; email: string };

/** An owner on the members page of an organisation of their own. */
export async function openMembers(browser: Browser): Promise<Owner> {
  const page = await openPage(browser);
  const name = newSlug("Company");
  const { email, slug } = await foundCompany("team", { name });
  await enter(page, email);
  await page.goto(`/orgs/${slug}/settings/members`);
  return { page, slug, name, email };
}

/** Invites by the form and answers with the link, which the page shows this once. */
export async function invite({ page }: Owner, email: string, role = "Viewer"): Promise<string> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  const send = page.getByRole("button", { name: "Create invitation" });
  await send.click();
  const shown = page.getByRole("status").filter({ hasText: email });
  await expect(shown).toContainText("not shown again");
  // Until then it is drawn as one that waits, which axe would read as text without contrast.
  await expect(send).toBeEnabled();
  return String(await shown.locator("code").textContent());
}

export async function accept(browser: Browser, link: string, email: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(link);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.waitForURL(/\/sign-up/);
  await fillAccount(page, email);
  await page.waitForURL(link);
  await page.getByRole("button", { name: /^Join / }).click();
  await page.waitForURL(/\/orgs\/team-/);
  return page;
}

export async function act({ page }: Owner, email: string, what: string): Promise<void> {
  await page.getByRole("button", { name: `More about ${email}` }).click();
  await page.getByRole("menuitem", { name: what }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const typed = dialog.getByLabel(/Type this to confirm/);
  if ((await typed.count()) > 0) await typed.fill(email);
  await dialog.getByRole("button", { name: what }).click();
  await expect(dialog).toBeHidden();
}

export const rowOf = (page: Page, email: string) => page.getByRole("row").filter({ hasText: email });
