import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import {
  control,
  newAccount,
  newEmail,
  newSlug,
  PASSWORD,
  runsWhenIdle,
  signInByApi,
} from "../support/product.ts";

const simulatorUrl = String(process.env.PLUMBLINE_E2E_SIMULATOR_URL);

/** The last two minutes are left to settle, so what is counted has to be older. */
const endAt = new Date(Date.now() - 3_600_000).toISOString();

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").first().fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
}

async function createOrganization(page: Page, slug: string): Promise<void> {
  await page.goto("/orgs");
  await page.getByLabel("Name").fill(`Company ${slug}`);
  await page.getByLabel("Address").fill(slug);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/orgs/${slug}`));
}

async function fillConnect(page: Page, keys: { apiKey: string; appKey: string }): Promise<void> {
  await page.getByLabel("API key", { exact: true }).fill(keys.apiKey);
  await page.getByLabel("Application key", { exact: true }).fill(keys.appKey);
  await page.getByRole("button", { name: "Check the keys and connect" }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`)).toEqual(
    [],
  );
}

test("from sign-up to true numbers, with every refusal of the connect form named", async ({
  page,
  baseURL,
}) => {
  const email = newEmail();
  const slug = newSlug("journey");
  await signUp(page, email);
  await createOrganization(page, slug);
  await page.goto(`/orgs/${slug}`);
  await expect(page.getByRole("link", { name: /connect/i }).first()).toBeVisible();

  const account = await newAccount(simulatorUrl, {
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
  await control(simulatorUrl, "PUT", `accounts/${account.id}/scopes`, { scopes: [] });
  await fillConnect(page, account);
  await expect(alert).toContainText("dora_metrics_read");
  await control(simulatorUrl, "PUT", `accounts/${account.id}/scopes`, { scopes: ["dora_metrics_read"] });

  await fillConnect(page, account);
  const session = await signInByApi(String(baseURL), email, "token");
  await expect
    .poll(
      async () => (await session.get<{ items: unknown[] }>(`/api/v1/orgs/${slug}/connections`)).items.length,
    )
    .toBe(1);
  expect((await runsWhenIdle(session, slug))[0]?.status).toBe("succeeded");
  const again = await session.send("POST", `/api/v1/orgs/${slug}/connections`, {
    provider: "datadog",
    site: "datadoghq.com",
    apiKey: account.apiKey,
    appKey: account.appKey,
    backfillDays: 30,
  });
  expect(again.status).toBe(409);

  await page.goto(`/orgs/${slug}?period=30d&env=*`);
  await expect(page.getByText(/200 deployments/).first()).toBeVisible();
  await page.goto(`/orgs/${slug}/runs`);
  await expect(page.getByText("First sync")).toBeVisible();
});

test("a key that belongs to another site is told so by name", async ({ request, baseURL }) => {
  const session = await signInByApi(String(baseURL), newEmail());
  const slug = newSlug("site");
  await session.send("POST", "/api/v1/orgs", { name: "Site", slug });
  const accounts: unknown = await (await request.get(`${simulatorUrl}/control/accounts`)).json();
  expect(JSON.stringify(accounts)).toContain("datadoghq.eu");
  const { DEMO_EU_API_KEY, DEMO_EU_APP_KEY } = await import("#scripts/simulator/demo-accounts.ts");
  const body = { provider: "datadog", apiKey: DEMO_EU_API_KEY, appKey: DEMO_EU_APP_KEY, backfillDays: 7 };
  const refused = await session.send("POST", `/api/v1/orgs/${slug}/connections`, {
    ...body,
    site: "datadoghq.com",
  });
  expect(refused.status).toBe(422);
  expect((await refused.json()).error.message).toContain("EU1 (datadoghq.eu)");
  const government = await session.send("POST", `/api/v1/orgs/${slug}/connections`, {
    ...body,
    site: "ddog-gov.com",
  });
  expect(government.status).toBe(400);
  expect((await government.json()).error.message).toContain("government");
  const taken = await session.send("POST", `/api/v1/orgs/${slug}/connections`, {
    ...body,
    site: "https://app.datadoghq.eu/x",
  });
  expect(taken.status).toBe(201);
});

test("two organisations on one Datadog account each have their own copy, and a stranger sees neither", async ({
  page,
  baseURL,
}) => {
  const account = await newAccount(simulatorUrl, {
    kind: "bulk",
    deployments: 60,
    commitsEach: 1,
    days: 10,
    seed: "shared",
    endAt,
  });
  const body = {
    provider: "datadog",
    site: "datadoghq.com",
    apiKey: account.apiKey,
    appKey: account.appKey,
    backfillDays: 20,
  };
  const slugs = [newSlug("first"), newSlug("second")];
  const totals: number[] = [];
  for (const slug of slugs) {
    const session = await signInByApi(String(baseURL), newEmail());
    await session.send("POST", "/api/v1/orgs", { name: slug, slug });
    expect((await session.send("POST", `/api/v1/orgs/${slug}/connections`, body)).status).toBe(201);
    await runsWhenIdle(session, slug);
    const report = await session.get<{ figures: { deployment_frequency: { deployments: number } } }>(
      `/api/v1/orgs/${slug}/dora?env=*`,
    );
    totals.push(report.figures.deployment_frequency.deployments);
    if (slug === slugs[0]) {
      const [connection] = (
        await session.get<{ items: { id: string }[] }>(`/api/v1/orgs/${slug}/connections`)
      ).items;
      const gone = await session.send(
        "DELETE",
        `/api/v1/orgs/${slug}/connections/${connection?.id}?purge=true`,
      );
      expect(gone.status).toBe(204);
      const after = await session.get<{ figures: { deployment_frequency: { deployments: number } } }>(
        `/api/v1/orgs/${slug}/dora?env=*`,
      );
      expect(after.figures.deployment_frequency.deployments).toBe(0);
    }
  }
  expect(totals).toEqual([60, 60]);
  await signUp(page, newEmail());
  for (const path of ["", "/runs", "/settings/connections", "/settings/general"]) {
    const known = await page.goto(`/orgs/${slugs[1]}${path}`);
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

for (const colorScheme of ["light", "dark"] as const) {
  test(`the demo's pages pass axe and log no error in the ${colorScheme} scheme`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ colorScheme, baseURL: String(baseURL) });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto("/sign-in");
    await expectAccessible(page);
    await page.getByLabel("E-mail").fill("owner@northwind.example");
    await page.getByLabel("Password").first().fill("plumbline-demo");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/orgs/);
    const org = "/orgs/northwind-rail";
    for (const path of [
      org,
      `${org}/runs`,
      `${org}/data-quality`,
      `${org}/data-quality/quarantine`,
      `${org}/settings/connections`,
      `${org}/settings/connections/new`,
      `${org}/settings/general`,
      "/orgs",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.waitForLoadState("networkidle");
      await expectAccessible(page);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
}

test("the filters of the dashboard live in the address and work by keyboard", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("viewer@northwind.example");
  await page.getByLabel("Password").first().fill("plumbline-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
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
