import { randomInt } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { newEmail, newSlug, PASSWORD } from "../support/product.ts";

export type Owner = { page: Page; slug: string; name: string; email: string };

export async function fillAccount(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").first().fill(PASSWORD);
  await page.keyboard.press("Enter");
}

export async function openPage(
  browser: Browser,
  options: { colorScheme?: "light" | "dark"; phone?: boolean } = {},
) {
  const context = await browser.newContext({
    baseURL: String(process.env.PLUMBLINE_E2E_URL),
    // So that nothing is judged while it fades.
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
    // Invitations are limited per network address: each person comes from one of their own.
    extraHTTPHeaders: { "x-forwarded-for": `198.51.100.${randomInt(256)}` },
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    ...(options.phone === true ? { viewport: { width: 390, height: 844 } } : {}),
  });
  return context.newPage();
}

/** An owner on the members page of an organisation of their own. */
export async function openMembers(browser: Browser): Promise<Owner> {
  const page = await openPage(browser);
  const [email, slug] = [newEmail(), newSlug("team")];
  await page.goto("/sign-up");
  await fillAccount(page, email);
  await page.waitForURL(/\/orgs/);
  const name = `Company ${slug}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill(slug);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/orgs/${slug}`));
  await page.goto(`/orgs/${slug}/settings/members`);
  return { page, slug, name, email };
}

/** Invites by the form and answers with the link, which the page shows this once. */
export async function invite({ page }: Owner, email: string, role = "Viewer"): Promise<string> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Create invitation" }).click();
  const shown = page.getByRole("status").filter({ hasText: email });
  await expect(shown).toContainText("not shown again");
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

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`)).toEqual(
    [],
  );
}

export const rowOf = (page: Page, email: string) => page.getByRole("row").filter({ hasText: email });
