import { expect, type Page, test } from "@playwright/test";
import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import {
  type Company,
  connect,
  control,
  foundCompany,
  type Keys,
  newAccount,
  openBrowserSession,
} from "./api-client.ts";
import { addCookies, expectAccessible, expectSettled } from "./browser.ts";

const NOTHING = { kind: "events", deployments: [], failures: [] };

type Sent = { series: { metric: string; points: { value: number }[]; tags: string[] }[] };
type Preview = { bodies: string[]; series: unknown[] };

test("an admin is led to what is missing, publishes exactly what the preview shows, and pushes a dashboard", async ({
  page,
  context,
}) => {
  const [company, account] = await Promise.all([
    foundCompany("publishing"),
    newAccount(NOTHING, ["dashboards_write"]),
  ]);
  await connect(company, account);
  await collectFromGitHub(company);
  await addCookies(context, (await openBrowserSession(company.email, { how: "token" })).cookie);
  await page.goto(`/orgs/${company.slug}/settings/publishing`);
  await expectSettled(page);
  await setUp(page);
  await publish(page, company, account);
  await push(page, company, account);
});

/** What hinders is told one after the other, until there is something to send. */
async function setUp(page: Page): Promise<void> {
  const preview = page.locator("[aria-labelledby=preview]");
  await expect(preview).toContainText(/Nobody has set.*[1-9]\d* values wait/);
  await expect(publishButton(page)).toHaveCount(0);
  await expect(page.getByText("To push them")).toBeVisible();
  await page.getByLabel("Datadog connection").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(preview).toContainText(/No environment is set.*[1-9]\d* values wait/);
  await expect(publishButton(page)).toHaveCount(0);
  await page.getByLabel("Environment").fill("live");
  await page.getByLabel("Check afterwards").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(publishButton(page)).toBeVisible();
  await expectAccessible(page);
}

const publishButton = (page: Page) => page.getByRole("button", { name: "Publish", exact: true });

async function publish(page: Page, company: Company, account: Keys): Promise<void> {
  const shown = await previewed(company);
  await publishButton(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("cell", { name: "all taken" })).toBeVisible();
  const got = (await control("GET", `series?account=${account.id}`)) as unknown as { text: string }[];
  expect(got.map(({ text }) => text)).toEqual(shown.bodies);
  const { series } = JSON.parse(got[0]?.text ?? "{}") as Sent;
  expect(series).toHaveLength(shown.series.length);
  expect(series.map(({ metric }) => metric)).toContain("plumbline.github.prs.open");
  expect(series.every(({ tags }) => tags.includes("env:live"))).toBe(true);
  await expect(page.getByRole("cell", { name: /Datadog is asked within a minute/ })).toBeVisible();
  await expect(page.getByText("Everything that stands was sent before")).toBeVisible();
  await expect(publishButton(page)).toHaveCount(0);
}

async function push(page: Page, { get, path }: Company, account: Keys): Promise<void> {
  await page.getByRole("button", { name: "Push to Datadog: One table, coloured" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Push to Datadog" }).click();
  await expect(page.getByText(/^Made /)).toBeVisible();
  const board = page.getByRole("link", { name: "Open in Datadog: One table, coloured" });
  await expect(board).toHaveAttribute("href", /^https:\/\/app\.datadoghq\.com\/dashboard\//);
  const { items } = await get<{ items: { kind: string; dashboard: unknown }[] }>(
    `${path}/publishing/dashboards`,
  );
  const made = (await control("GET", `accounts/${account.id}/dashboards`)) as unknown as { body: unknown }[];
  expect(made.map(({ body }) => body)).toEqual([items.find(({ kind }) => kind === "table")?.dashboard]);
}

async function previewed({ send, path }: Company): Promise<Preview> {
  return (await send("POST", `${path}/publishing/preview`)).json() as Promise<Preview>;
}

async function collectFromGitHub({ get, send, path }: Company): Promise<void> {
  const answer = await send("POST", `${path}/connections`, {
    ...{ provider: "github", ...DEMO_GITHUB, repositories: ["northwind-rail/storefront"] },
  });
  const { id } = (await answer.json()) as { id: string };
  const isRead = async () => {
    const { items } = await get<{ items: { id: string; status: string; lastSyncedAt: string | null }[] }>(
      `${path}/connections`,
    );
    return items.some((one) => one.id === id && one.status === "active" && one.lastSyncedAt !== null);
  };
  await expect
    .poll(isRead, { message: "the first collection", timeout: 60_000, intervals: [300] })
    .toBe(true);
}
