import { expect, type Locator, type Page } from "@playwright/test";
import type { RefusalCode } from "#lib/errors.ts";

/** Something that a person does on a page that is open, and what of the product is seen by it. */
export type Act = {
  /** The file of the dialog, menu or popup that opens. */
  opens?: string;
  /** The action that refuses, or the part of the page that does without asking a server. */
  refuses?: string;
  /** The code of what is said then, where a closed list has it. */
  says?: RefusalCode;
  does: (page: Page) => Promise<unknown>;
};

/** A page, and what is done there, one act after the other. */
export type Scene = {
  path: string;
  phone?: boolean;
  /** What has to be so before the page is opened. */
  prepare?: () => Promise<void>;
  acts: Act[];
};

type Does = Act["does"];

export const opens = (file: string, does: Does): Act => ({ opens: `app/${file}`, does });

export function refuses(action: string, does: Does, says?: RefusalCode): Act {
  return { refuses: action, does, ...(says === undefined ? {} : { says }) };
}

/** Shows another state of the page; `until` is there then. */
export const shows = (does: Does, until?: (page: Page) => Locator): Act => ({
  does: async (page) => {
    await does(page);
    if (until !== undefined) await expect(until(page).first()).toBeVisible();
  },
});

/** What lies over a page, or is unfolded on it. */
export const OPEN =
  "[role=dialog], dialog:modal, [role=menu], [role=listbox], :popover-open, details[open], [role=tooltip]";

const ALERTS = "main [role=alert], [role=dialog] [role=alert]";

export async function alertsOf(page: Page): Promise<string[]> {
  return (await page.locator(ALERTS).allInnerTexts()).filter((text) => text.trim() !== "");
}

/** Does it, and waits for what has to be seen by it; what was refused newly. */
export async function perform(page: Page, act: Act): Promise<string[]> {
  const before = await alertsOf(page);
  await act.does(page);
  if (act.opens !== undefined)
    await expect(page.locator(OPEN).filter({ visible: true }).last()).toBeVisible();
  if (act.refuses === undefined) return [];
  const said = async () => beyond(await alertsOf(page), before);
  await expect.poll(said, { message: "a refusal", intervals: [50] }).not.toEqual([]);
  return said();
}

/** What is there more often than it was. */
function beyond(now: string[], before: string[]): string[] {
  const left = [...before];
  return now.filter((text) => {
    const known = left.indexOf(text);
    if (known >= 0) left.splice(known, 1);
    return known < 0;
  });
}

/** The form that has a field of this name. */
export const formWith = (page: Page, field: string): Locator => page.locator(`form:has([name="${field}"])`);

/** Fills the form that has these fields, and sends it by its first button. */
export async function send(page: Page, fields: Record<string, string>): Promise<void> {
  const form = formWith(page, Object.keys(fields)[0] ?? "");
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  await form.locator("button[type=submit]").first().click();
}

export const press = (selector: string) => (page: Page) =>
  page.locator(selector).filter({ visible: true }).first().click();

/** Presses what a dialog asks, with what it wants typed first. */
export async function agree(page: Page, typed?: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  if (typed !== undefined) await dialog.locator("input").fill(typed);
  await dialog.locator("button[type=submit]").click();
}
