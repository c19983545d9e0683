import { expect, type Page, test } from "@playwright/test";
import { BROKEN, startSecondWeb } from "../support/second-web.ts";
import { readConfig, signInByCookie } from "./api-client.ts";

const HOME = "/orgs/northwind-rail";

/** Somebody of the demo company, signed in on the page's browser. */
async function signIn(page: Page, name: string, url: string): Promise<void> {
  const cookie = await signInByCookie(name);
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await page.context().addCookies(cookies);
}

/** What the address says of the scope, and of nothing else. */
function scopeOf(page: Page): string[] {
  const { searchParams } = new URL(page.url());
  return ["period", "service"].flatMap((name) => searchParams.getAll(name));
}

test("the scope goes along wherever a link leads inside the organisation, and comes back", async ({
  page,
  baseURL,
}) => {
  await signIn(page, "owner", String(baseURL));
  await page.goto(`${HOME}?period=90d&service=ticketing&metric=lead_time`);
  const scope = ["90d", "ticketing"];
  const navigation = page.getByRole("navigation", { name: "Organisation" });
  const follow = async (link: string, path: string, within = navigation) => {
    await within.getByRole("link", { name: link }).first().click();
    await page.waitForURL((url) => url.pathname === `${HOME}${path}`);
    expect(scopeOf(page)).toEqual(scope);
    expect(page.url()).not.toContain("metric=");
  };
  await follow("Deployments", "/deployments");
  await follow("Data quality", "/data-quality");
  await follow("Settings", "/settings/connections");
  await follow("Audit log", "/settings/audit", page.getByRole("navigation", { name: "Settings" }));
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/actor=/);
  expect(scopeOf(page)).toEqual(scope);
  await follow("Overview", "");
  await expect(page.getByRole("list", { name: "Active filters" })).toContainText("ticketing");
  await expect(page.getByRole("button", { name: "Last 90 days" })).toBeVisible();
});

test("the filter of a list follows the address back and forth", async ({ page, baseURL }) => {
  await signIn(page, "viewer", String(baseURL));
  await page.goto(`${HOME}/runs?team=Booking`);
  const status = page.getByLabel("Status");
  await status.selectOption("failed");
  await expect(page).toHaveURL(/status=failed/);
  // The address changes at once, the list when its page has arrived; only then is there something to go back from.
  await expect(status).toHaveAttribute("aria-busy", "false");
  await page.goBack();
  await expect(page).toHaveURL(/runs\?team=Booking$/);
  await expect(status).toHaveValue("");
  await page.goForward();
  await expect(status).toHaveValue("failed");
});

test("each section of the dashboard fails alone, and is read again on its own", async ({ page }) => {
  const web = await startSecondWeb((await readConfig()).supabaseUrl);
  try {
    await signIn(page, "manager", web.url);
    const alerts = page.getByRole("alert").filter({ hasText: "could not be read" });
    const broken = async (name: string, said: string[]) => {
      web.broken.clear();
      web.broken.add(`/rest/v1/rpc/${name}`);
      await page.goto(`${web.url}${HOME}`);
      await expect(alerts).toHaveText(said.map((what) => new RegExp(`^${what} could not be read`)));
      await expect(page.getByRole("heading", { level: 1, name: "Delivery" })).toBeVisible();
      await expect(page.getByRole("navigation", { name: "Organisation" })).toBeVisible();
    };
    await broken("report_dora", ["How old the numbers are", "The numbers"]);
    await expect(page.getByRole("region", { name: "Filters" })).toBeVisible();
    await broken("list_connections", [
      "How old the numbers are",
      "Whether a sync runs",
      "Whether a connection waits for somebody",
      "The filters",
      "The numbers",
    ]);
    await broken("list_incidents", ["The open incidents", "The open incidents"]);
    await broken("list_filter_values", ["The filters"]);
    await expect(page.getByRole("region", { name: "Key figures" })).toBeVisible();
    web.broken.clear();
    await alerts.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("region", { name: "Filters" })).toBeVisible();
    await expect(alerts).toHaveCount(0);
  } finally {
    await web.close();
  }
});

/** Whether a question to the database is for this part of the report. */
const asksFor = (part: string, { path, body }: { path: string; body: string }) =>
  path === "/rest/v1/rpc/report_dora" && body.includes(`"${part}"`);

test("a part of the report that fails leaves the other, and one that is slow keeps no other waiting", async ({
  page,
}) => {
  const web = await startSecondWeb((await readConfig()).supabaseUrl);
  try {
    await signIn(page, "manager", web.url);
    const region = (name: string) => page.getByRole("region", { name, exact: true });
    const alerts = page.getByRole("alert").filter({ hasText: "could not be read" });
    const broken = async (part: string, said: string[]) => {
      web.meetWith((asked) => (asksFor(part, asked) ? BROKEN : undefined));
      await page.goto(`${web.url}${HOME}`);
      await expect(alerts).toHaveText(said.map((what) => new RegExp(`^${what} could not be read`)));
      await expect(page.getByText(/^Synced /)).toBeVisible();
      await expect(region("Open now")).toBeVisible();
    };
    const figures = region("Key figures");
    const sources = region("Where the numbers come from");
    await broken("figures", ["The key figures and their trend", "The stages and the slow end"]);
    await expect(sources).toBeVisible();
    await broken("byOrigin", ["Where the numbers come from", "The failure rate by code origin"]);
    await expect(figures).toBeVisible();

    const slow = Promise.withResolvers<void>();
    web.meetWith(async (asked) => (asksFor("byOrigin", asked) ? void (await slow.promise) : undefined));
    await page.goto(`${web.url}${HOME}`, { waitUntil: "commit" });
    await expect(figures).toBeVisible();
    await expect(sources).toHaveCount(0);
    slow.resolve();
    await expect(sources).toBeVisible();
    await expect(alerts).toHaveCount(0);
  } finally {
    await web.close();
  }
});

test("the parts of one page are asked for about one window", async ({ page }) => {
  const web = await startSecondWeb((await readConfig()).supabaseUrl);
  try {
    await signIn(page, "manager", web.url);
    const windows: string[] = [];
    web.meetWith(({ path, body }) => {
      if (path !== "/rest/v1/rpc/report_dora") return undefined;
      const { from, to } = JSON.parse(body).p_filter;
      windows.push(`${from} ${to}`);
      return undefined;
    });
    await page.goto(`${web.url}${HOME}?period=90d`);
    await expect(page.getByRole("region", { name: "Where the numbers come from" })).toBeVisible();
    expect(windows).toHaveLength(2);
    expect(new Set(windows).size).toBe(1);
  } finally {
    await web.close();
  }
});
