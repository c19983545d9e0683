import type { Page } from "@playwright/test";
import { NAMES } from "./world.ts";

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text }).first();

export const openMenu = (email: string) => (page: Page) =>
  rowOf(page, email).locator("button[aria-haspopup=menu]").click();
export const choose = (email: string, place: number) => async (page: Page) => {
  await openMenu(email)(page);
  await page.getByRole("menuitem").nth(place).click();
};
export const newRole = (email: string, role: string) => (page: Page) =>
  rowOf(page, email).locator("select").selectOption(role);
/** The buttons of an open invitation: a new link, and its end. */
export const withInvitation = (email: string, place: number) => (page: Page) =>
  rowOf(page, email).locator("button").nth(place).press("Enter");
export const revokeToken = (page: Page) => rowOf(page, NAMES.token).locator("button").click();
