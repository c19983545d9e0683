import { expect, type Page, test } from "@playwright/test";
import {
  connect,
  control,
  foundCompany,
  newAccount,
  openBrowserSession,
  runsWhenIdle,
} from "./api-client.ts";
import { addCookies, expectSettled, fillConnect, fillKeys } from "./browser.ts";

const content = { kind: "events", deployments: [] } as const;
/** A text, a secret or a choice; not the list that a choice unfolds. */
const fieldOf = (page: Page, name: string) =>
  page.locator("input").and(page.getByLabel(name, { exact: true }));

/** The refused field says why beside itself, is marked, and has the focus. */
async function expectRefused(page: Page, label: string, why: RegExp): Promise<void> {
  const field = fieldOf(page, label);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(why);
  await expect(page.locator('main [aria-invalid="true"]')).toHaveCount(1);
}

test("a refusal marks the field that is to be mended, takes the focus there and keeps what was typed", async ({
  page,
  context,
}) => {
  const company = await foundCompany("refused");
  const account = await newAccount(content);
  await addCookies(context, (await openBrowserSession(company.email, { how: "token" })).cookie);
  await page.goto(`/orgs/${company.slug}/settings/connections/new`);
  await expectSettled(page);
  await page.getByLabel("Name").fill("Shop");
  await page.getByLabel("Days of history").fill("33");
  await fillConnect(page, { ...account, apiKey: "0123456789abcdef0123456789abcdef" });
  await expectRefused(page, "API key", /does not know this API key/);
  await fillConnect(page, { ...account, appKey: "f".repeat(40) });
  await expectRefused(page, "Application key", /not the application key/);
  await fillConnect(page, { apiKey: "f".repeat(40), appKey: "0123456789abcdef0123456789abcdef" });
  await expectRefused(page, "API key", /look swapped/);
  await fieldOf(page, "Site").fill("example.com");
  await fillConnect(page, account);
  await expectRefused(page, "Site", /not a Datadog site/);
  await expect(page.getByLabel("Name")).toHaveValue("Shop");
  await expect(page.getByLabel("Days of history")).toHaveValue("33");
});

test("the application key is replaced alone on the page and by the API, and the connection is read on", async ({
  page,
  context,
}) => {
  const company = await foundCompany("leaver");
  const account = await newAccount(content);
  const id = await connect(company, account);
  await addCookies(context, (await openBrowserSession(company.email, { how: "token" })).cookie);
  await page.goto(`/orgs/${company.slug}/settings/connections/${id}`);
  await expectSettled(page);
  const replace = () => page.getByRole("button", { name: "Check and replace the keys" }).click();
  await replace();
  await expectRefused(page, "API key", /keeps the key that is stored/);
  await fillKeys(page, { apiKey: "", appKey: "f".repeat(40) });
  await replace();
  await expectRefused(page, "Application key", /not the application key/);
  await control("PUT", `accounts/${account.id}/scopes`, { scopes: [] });
  await fillKeys(page, { apiKey: "", appKey: account.appKey });
  await replace();
  await expectRefused(page, "Application key", /lacks dora_metrics_read/);
  await control("PUT", `accounts/${account.id}/scopes`, { scopes: ["dora_metrics_read"] });
  await replace();
  await expect(page.getByText("The new keys are in use.")).toBeVisible();
  await runsWhenIdle(company);
  const answer = await company.send("PUT", `${company.path}/connections/${id}/credentials`, {
    appKey: account.appKey,
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ id, lastError: null, notice: null });
});
