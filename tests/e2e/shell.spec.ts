import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { startSecondWeb } from "../support/second-web.ts";
import { newEmail, newSlug, readConfig } from "./api-client.ts";
import {
  createOrganization,
  expectAccessible,
  expectSettled,
  fillAccount,
  openPage,
  signIn,
  signUp,
} from "./browser.ts";
import { overflowing } from "./read-overflow.ts";
import { actionId, callAction } from "./server-actions.ts";

const PHONE = { width: 390, height: 700 };
const COMPANY = "/orgs/northwind-rail";
const MOST_SCRIPT_BYTES = 240_000;

async function openAs(browser: Browser, who: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto("/");
  await page.getByRole("button", { name: who }).click();
  await page.waitForURL(/\/orgs\//);
  return page;
}

async function signOut(page: Page, email: string): Promise<void> {
  await page.getByRole("button", { name: `Account ${email}` }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
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
  await drawer.getByRole("link", { name: "Data quality" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Data quality" })).toBeVisible();
  await expect(drawer).toBeHidden();
  await open();
  await drawer.getByRole("button", { name: "Account viewer@northwind.example" }).click();
  const out = page.getByRole("button", { name: "Sign out" });
  await expect(out).toBeInViewport({ ratio: 1 });
  await out.click();
  await page.waitForURL(/\/sign-in/);
});

test("a page whose scripts are still on their way fits the phone, chart and all", async ({ browser }) => {
  const page = await openAs(browser, "Viewer of Northwind Rail");
  await page.setViewportSize(PHONE);
  await page.route("**/_next/static/chunks/*.js", (route) => route.abort());
  await page.goto(COMPANY);
  await expect(page.locator("svg[data-plot]")).toBeVisible();
  expect(await overflowing(page)).toEqual([]);
});

test("a page is fetched ahead when somebody comes near its link, and no other", async ({ browser }) => {
  const page = await openAs(browser, "Viewer of Northwind Rail");
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"] !== undefined) ahead.push(new URL(request.url()).pathname);
  });
  await page.goto(COMPANY);
  await expectSettled(page);
  await page.getByRole("link", { name: "Incidents", exact: true }).hover();
  await expect.poll(() => ahead).not.toEqual([]);
  expect(new Set(ahead)).toEqual(new Set([`${COMPANY}/incidents`]));
});

test("the search finds a service, a version and a page by the keyboard alone, and takes the scope along", async ({
  browser,
}) => {
  const page = await openAs(browser, "Viewer of Northwind Rail");
  await page.goto(`${COMPANY}/data-quality?period=90d`);
  const box = page.getByRole("combobox", { name: "Search this organisation" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeFocused({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
  await box.fill("zebra crossing");
  await expect(
    page.getByRole("status").filter({ hasText: "Nothing found for zebra crossing" }),
  ).toBeVisible();
  await box.press("Escape");
  await expect(box).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await box.fill("ticketing");
  const options = page.getByRole("group", { name: "Services" }).getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("group", { name: "Deployments" }).getByRole("option")).not.toHaveCount(0);
  await box.press("Enter");
  await page.waitForURL((url) => url.pathname === `${COMPANY}/services/ticketing`);
  expect(new URL(page.url()).searchParams.get("period")).toBe("90d");
});

test("who signs in lands on the organisation this browser showed last, else on the only one, unless asked elsewhere", async ({
  browser,
  page,
}) => {
  const [email, first, second] = [newEmail(), newSlug("first"), newSlug("second")];
  await signUp(page, email);
  await createOrganization(page, first);
  const elsewhere = await openPage(browser);
  await signIn(elsewhere, email);
  await expect(elsewhere).toHaveURL(new RegExp(`/orgs/${first}$`));
  await createOrganization(page, second);
  await signOut(page, email);
  await signIn(page, email);
  await expect(page).toHaveURL(new RegExp(`/orgs/${second}$`));
  await signOut(page, email);
  await page.goto(`/sign-in?next=/orgs/${first}/runs`);
  await fillAccount(page, email);
  await page.waitForURL(`**/orgs/${first}/data-quality/runs`);
  const stranger = await openPage(browser);
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
  const web = await startSecondWeb((await readConfig()).supabaseUrl);
  try {
    for (const path of ["/", "/sign-in"])
      expect(await (await fetch(`${web.url}${path}`)).text()).not.toContain("northwind.example");
    const answer = await callAction({
      url: web.url,
      id: actionId("demoSignInAction"),
      path: "/sign-in",
      args: ["owner@northwind.example"],
    });
    expect(answer.body).toContain("There is nothing here.");
    expect(String(answer.headers["set-cookie"])).not.toContain("plumbline-session");
  } finally {
    await web.close();
  }
});

test("the dashboard loads less than 240 kB of compressed scripts", async ({ browser }) => {
  const page = await openAs(browser, "Owner of Northwind Rail");
  const storageState = await page.context().storageState();
  const fresh = await (
    await browser.newContext({ baseURL: new URL(page.url()).origin, storageState })
  ).newPage();
  const sizes = new Map<string, number>();
  fresh.on("response", async (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.set(response.url(), gzipSync(await response.body()).length);
  });
  await fresh.goto(COMPANY);
  await expectSettled(fresh);
  await expect(fresh.getByRole("heading", { name: "Where the numbers come from" })).toBeVisible();
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes, [...sizes].map(([url, size]) => `${size} ${url}`).join("\n")).toBeLessThan(MOST_SCRIPT_BYTES);
});
