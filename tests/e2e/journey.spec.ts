import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Report } from "#lib/domain/report/report.ts";
import {
  connect,
  connectionOf,
  control,
  foundCompany,
  newAccount,
  newEmail,
  newSlug,
  openSession,
  runsWhenIdle,
} from "./api-client.ts";
import { createOrganization, enterDemo, fillConnect, signUp } from "./browser.ts";

/** The last two minutes are left to settle, so what is counted has to be older. */
const endAt = new Date(Date.now() - 3_600_000).toISOString();

test("from sign-up to true numbers, with every refusal of the connect form named", async ({ page }) => {
  const email = newEmail();
  const slug = newSlug("journey");
  await signUp(page, email);
  await createOrganization(page, slug);
  await page.goto(`/orgs/${slug}`);
  await expect(page.getByRole("link", { name: /connect/i }).first()).toBeVisible();

  const account = await newAccount({
    kind: "bulk",
    deployments: 200,
    commitsEach: 2,
    days: 20,
    seed: slug,
    endAt,
  });
  const wrong = "0123456789abcdef0123456789abcdef";
  const alert = page.getByRole("alert").filter({ hasText: /\S/ });
  await page.goto(`/orgs/${slug}/settings/connections/new`);
  await fillConnect(page, { apiKey: wrong, appKey: account.appKey });
  await expect(alert).toContainText("does not know this API key");
  await fillConnect(page, { apiKey: account.apiKey, appKey: "f".repeat(40) });
  await expect(alert).toContainText("not the application key");
  await control("PUT", `accounts/${account.id}/scopes`, { scopes: [] });
  await fillConnect(page, account);
  await expect(alert).toContainText("dora_metrics_read");
  await control("PUT", `accounts/${account.id}/scopes`, { scopes: ["dora_metrics_read"] });

  await fillConnect(page, account);
  const session = await openSession(email, { how: "token" });
  const path = `/api/v1/orgs/${slug}`;
  await expect
    .poll(async () => (await session.get<{ items: unknown[] }>(`${path}/connections`)).items.length)
    .toBe(1);
  expect((await runsWhenIdle({ ...session, path }))[0]?.status).toBe("succeeded");
  const again = await session.send("POST", `${path}/connections`, connectionOf(account));
  expect(again.status).toBe(409);

  await page.goto(`/orgs/${slug}?period=30d&env=*`);
  await expect(page.getByText(/200 deployments/).first()).toBeVisible();
  await page.goto(`/orgs/${slug}/runs`);
  await expect(page.getByText("First sync")).toBeVisible();
});

test("a key that belongs to another site is told so by name", async () => {
  const { send, path } = await foundCompany("site");
  expect(JSON.stringify(await control("GET", "accounts"))).toContain("datadoghq.eu");
  const { DEMO_EU_API_KEY, DEMO_EU_APP_KEY } = await import("#scripts/simulator/demo-accounts.ts");
  const keys = { apiKey: DEMO_EU_API_KEY, appKey: DEMO_EU_APP_KEY };
  const ask = async (site: string) => {
    const answer = await send("POST", `${path}/connections`, connectionOf(keys, { site, backfillDays: 7 }));
    return { status: answer.status, said: await answer.text() };
  };
  const refused = await ask("datadoghq.com");
  expect(refused.status).toBe(422);
  expect(refused.said).toContain("EU1 (datadoghq.eu)");
  const government = await ask("ddog-gov.com");
  expect(government.status).toBe(400);
  expect(government.said).toContain("government");
  expect((await ask("https://app.datadoghq.eu/x")).status).toBe(201);
});

test("two organisations on one Datadog account each have their own copy, and a stranger sees neither", async ({
  page,
}) => {
  const world = { kind: "bulk", deployments: 60, commitsEach: 1, days: 10, seed: "shared", endAt };
  const account = await newAccount(world);
  const [first, second] = [await foundCompany("first"), await foundCompany("second")];
  const countOf = async ({ get, path }: typeof first) =>
    (await get<Report>(`${path}/dora?env=*`)).figures.deployment_frequency.deployments;
  const id = await connect(first, account);
  expect(await countOf(first)).toBe(60);
  expect((await first.send("DELETE", `${first.path}/connections/${id}?purge=true`)).status).toBe(204);
  expect(await countOf(first)).toBe(0);
  await connect(second, account);
  expect(await countOf(second)).toBe(60);
  await signUp(page, newEmail());
  for (const path of ["", "/runs", "/settings/connections", "/settings/general"]) {
    const known = await page.goto(`/orgs/${second.slug}${path}`);
    expect(known?.status()).toBe(404);
    expect(await known?.text()).not.toContain("datadoghq");
  }
});

test("a forgotten password is recovered with the code of the mail, and sign-out ends the session", async ({
  page,
}) => {
  const email = newEmail();
  await signUp(page, email);
  await createOrganization(page, newSlug("recover"));
  await page.getByRole("button", { name: `Account ${email}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto("/orgs");
  await page.waitForURL(/\/sign-in\?next=/);

  await page.goto("/recover");
  await page.getByLabel("E-mail").fill(email);
  await page.keyboard.press("Enter");
  const code = page.getByLabel(/code/i);
  await expect(code).toBeVisible();
  await code.fill(codeMailedTo(email));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/recover\/password/);
  await page.getByLabel("New password").fill("another long password");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
});

function codeMailedTo(email: string): string {
  const mails = readFileSync(join(String(process.env.PLUMBLINE_DATA_DIR), "mails.txt"), "utf8");
  const mail = mails.slice(mails.lastIndexOf(`Mail to ${email}`));
  return /\b(\d{6})\b/.exec(mail.slice(mail.indexOf("code")))?.[1] ?? "no code was mailed";
}

test("the filters of the dashboard live in the address and work by keyboard", async ({ page }) => {
  await enterDemo(page, "viewer");
  await page.goto("/orgs/northwind-rail?period=90d&service=ticketing");
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("ticketing");
  await page.getByRole("button", { name: /Remove the filter.*ticketing/ }).press("Enter");
  await expect(page).not.toHaveURL(/service=/);
  const recovery = page.getByRole("link", { name: /Recovery time/ }).first();
  await recovery.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/metric=recovery_time/);
  await expect(page.getByRole("button", { name: "Sync now" })).toHaveCount(0);
});
