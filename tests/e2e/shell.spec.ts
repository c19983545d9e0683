import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { newEmail, newSlug, PASSWORD } from "../support/product.ts";
import { startSecondWeb } from "../support/second-web.ts";
import { config, openApi } from "./api-client.ts";

const PHONE = { width: 390, height: 700 };
const COMPANY = "/orgs/northwind-rail";
const MOST_SCRIPT_BYTES = 330_000;

test.beforeAll(({ playwright, baseURL }) => openApi(playwright, baseURL));

type State = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

/** A browser that remembers nothing, or what another one does. */
async function openBrowser(browser: Browser, storageState?: State): Promise<Page> {
  const baseURL = String(process.env.PLUMBLINE_E2E_URL);
  const remembered = storageState === undefined ? {} : { storageState };
  return (await browser.newContext({ baseURL, ...remembered })).newPage();
}

async function openAs(browser: Browser, who: string): Promise<Page> {
  const page = await openBrowser(browser);
  await page.goto("/");
  await page.getByRole("button", { name: who }).click();
  await page.waitForURL(/\/orgs\//);
  return page;
}

async function signIn(page: Page, email: string, query = ""): Promise<void> {
  await page.goto(`/sign-in${query}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").first().fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orgs/);
}

async function signOut(page: Page, email: string): Promise<void> {
  await page.getByRole("button", { name: `Account ${email}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
}

async function createOrganization(page: Page, slug: string): Promise<void> {
  await page.goto("/orgs");
  await page.getByLabel("Name").fill(`Company ${slug}`);
  await page.getByLabel("Address").fill(slug);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/orgs/${slug}`);
}

test("the drawer of a phone is as high as the window, closes with the page, and has the way out", async ({
  browser,
}) => {
  const page = await openAs(browser, "Viewer of Northwind Rail");
  await page.setViewportSize(PHONE);
  const drawer = page.getByRole("complementary", { name: "Navigation" });
  await expect(drawer).toBeHidden();
  const open = () => page.getByRole("button", { name: "Open the navigation" }).click();
  await open();
  await expect(drawer).toBeVisible();
  expect((await drawer.boundingBox())?.height).toBe(PHONE.height);
  await drawer.getByRole("link", { name: "Runs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
  await expect(drawer).toBeHidden();
  await open();
  await drawer.getByRole("button", { name: "Account viewer@northwind.example" }).click();
  const out = page.getByRole("button", { name: "Sign out" });
  await expect(out).toBeInViewport({ ratio: 1 });
  await out.click();
  await page.waitForURL(/\/sign-in/);
});

test("who signs in lands on the organisation this browser showed last, else on the only one, unless asked elsewhere", async ({
  browser,
  page,
}) => {
  const [email, first, second] = [newEmail(), newSlug("first"), newSlug("second")];
  await page.goto("/sign-up");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").first().fill(PASSWORD);
  await page.keyboard.press("Enter");
  await createOrganization(page, first);
  const elsewhere = await openBrowser(browser);
  await signIn(elsewhere, email);
  await expect(elsewhere).toHaveURL(new RegExp(`/orgs/${first}$`));
  await createOrganization(page, second);
  await signOut(page, email);
  await signIn(page, email);
  await expect(page).toHaveURL(new RegExp(`/orgs/${second}$`));
  await signOut(page, email);
  await signIn(page, email, `?next=/orgs/${first}/runs`);
  await expect(page).toHaveURL(new RegExp(`/orgs/${first}/runs$`));
  const stranger = await openBrowser(browser);
  await signIn(stranger, email);
  await expect(stranger).toHaveURL(/\/orgs$/);
});

test("the demo's people are one press away, and its second company has numbers of its own", async ({
  browser,
}) => {
  const viewer = await openAs(browser, "Viewer of Northwind Rail");
  await expect(viewer).toHaveURL(new RegExp(`${COMPANY}$`));
  const neighbour = await openAs(browser, "Owner of Southgate Freight");
  await expect(neighbour).toHaveURL(/\/orgs\/southgate-freight$/);
  const services = neighbour.getByRole("region", { name: "Services, table" });
  await expect(services).toContainText("track-and-trace", { timeout: 60_000 });
  await expect(services).not.toContainText("web-storefront");
});

test("without the demo nobody is offered its logins, and none of them opens", async () => {
  const web = await startSecondWeb(config.supabaseUrl);
  try {
    for (const path of ["/", "/sign-in"])
      expect(await (await fetch(`${web.url}${path}`)).text()).not.toContain("northwind.example");
    const manifest = readFileSync(
      join(import.meta.dirname, "../../.next/server/server-reference-manifest.json"),
      "utf8",
    );
    const { node } = JSON.parse(manifest) as { node: Record<string, { exportedName?: string }> };
    const action = Object.keys(node).find((id) => node[id]?.exportedName === "demoSignInAction") ?? "";
    expect(action).not.toBe("");
    const answer = await fetch(`${web.url}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { "next-action": action, "content-type": "text/plain;charset=UTF-8", origin: web.url },
      body: '["owner@northwind.example"]',
    });
    expect(await answer.text()).toContain("There is nothing here.");
    expect(answer.headers.get("set-cookie") ?? "").not.toContain("plumbline-session");
  } finally {
    await web.close();
  }
});

test("the dashboard loads less than 330 kB of compressed scripts", async ({ browser }) => {
  const page = await openAs(browser, "Owner of Northwind Rail");
  const fresh = await openBrowser(browser, await page.context().storageState());
  const sizes = new Map<string, number>();
  fresh.on("response", async (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.set(response.url(), gzipSync(await response.body()).length);
  });
  await fresh.goto(COMPANY, { waitUntil: "networkidle" });
  await expect(fresh.getByRole("heading", { name: "Where the numbers come from" })).toBeVisible();
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes, [...sizes].map(([url, size]) => `${size} ${url}`).join("\n")).toBeLessThan(MOST_SCRIPT_BYTES);
});
