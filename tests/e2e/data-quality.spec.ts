import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { CHECKS } from "#lib/domain/quality/check-list.ts";
import { hoursAgo, wireDeployment } from "../support/wire-events.ts";
import {
  type Company,
  connect,
  control,
  foundCompany,
  type Keys,
  newAccount,
  runsWhenIdle,
} from "./api-client.ts";
import { enter, expectAccessible, fillKeys } from "./browser.ts";

type Tenant = Company & { account: Keys; connectionId: string };

/** An event that no reading makes sense of; with a created_at, so that the simulator lists it there. */
function poison(id: string, attributes: Record<string, unknown> = { started_at: "yesterday" }) {
  return wireDeployment(id, hoursAgo(30), { created_at: hoursAgo(30), ...attributes });
}

const OURS = { backfillDays: 10, name: "Main account" };

const goodDeployments = (slug: string) =>
  [1, 2, 3].map((number) => wireDeployment(`${slug}-${number}`, hoursAgo(number * 20)));

/** Signs in as the owner of a company whose one account has been read once: three good deployments, and what is given. */
async function openTenant(page: Page, odd: object[] = []): Promise<Tenant> {
  const company = await foundCompany("quality");
  const account = await newAccount({
    kind: "events",
    deployments: [...goodDeployments(company.slug), ...odd],
  });
  const connectionId = await connect(company, account, OURS);
  await enter(page, company.email);
  return { ...company, account, connectionId };
}

/** The keys of another account than that of the tenant. */
const otherAccount = (slug: string) =>
  newAccount({ kind: "events", deployments: [wireDeployment(`${slug}-other`, hoursAgo(5))] });

async function auditedActions({ get, path }: Tenant): Promise<string[]> {
  const { items } = await get<{ items: { action: string }[] }>(`${path}/audit`);
  return items.map(({ action }) => action);
}

test("an event that cannot be read is counted, explained, shown as text and parsed again", async ({
  page,
}) => {
  const long = `<img src=x onerror=alert(1)>${"x".repeat(90_000)}`;
  const tenant = await openTenant(page, [
    poison("odd-start"),
    poison("odd-size", { recovery_time_sec: -1, custom: long }),
  ]);
  const { slug } = tenant;
  await page.goto(`/orgs/${slug}`);
  await page.getByRole("link", { name: "2 events in quarantine" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quarantine");
  const events = page.getByRole("list", { name: "Events in quarantine, newest first" }).getByRole("listitem");
  await expect(events).toHaveCount(2);

  await page.getByLabel("Reason").selectOption({ label: "Its recovery time is negative. (1)" });
  await expect(events).toHaveCount(1);
  await expect(events).toContainText("odd-size");
  await events.getByText("What Datadog sent").click();
  await expectAccessible(page);
  await events.getByRole("button", { name: "Show all" }).click();
  await expect(events.getByRole("button", { name: "Copy" })).toBeVisible();
  await expect(events.locator("pre")).toContainText("<img src=x onerror=alert(1)>");
  await expect(events.locator("pre img")).toHaveCount(0);

  await page.getByRole("button", { name: "Parse again" }).click();
  await expect(
    page.getByText(/No event could be read for the first time, 0 changed, 3 stayed/),
  ).toBeVisible();
  await page.getByRole("link", { name: "See the run" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Parsed again");
  await expect(page.getByText("without asking Datadog")).toBeVisible();
  await page.goto(`/orgs/${slug}/runs/${randomUUID()}`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Data quality" })).toBeVisible();
  expect(await auditedActions(tenant)).toContain("connection.replay_requested");
});

test("a run shows counts that add up and what happens next, and is downloaded as JSON", async ({ page }) => {
  const { slug } = await openTenant(page, [poison("odd")]);
  await page.goto(`/orgs/${slug}/runs?status=succeeded`);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("First sync");
  const counts = page
    .getByRole("region", { name: "What it read" })
    .getByRole("row", { name: /^Deployments/ });
  await expect(counts).toHaveText(/Deployments\s*4\s*=\s*3\s*\+\s*0\s*\+\s*0\s*\+\s*1/);
  await expect(page.getByText(/The next run is due on .*: the regular one\./)).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as JSON" }).click();
  const download = await downloading;
  const run = JSON.parse(readFileSync(await download.path(), "utf8")) as {
    id: string;
    streams: { deployments: object };
    slices: { stream: string; fetched: number }[];
  };
  expect(download.suggestedFilename()).toBe(`${slug}-run-${run.id}.json`);
  expect(run.streams.deployments).toMatchObject({ fetched: 4, inserted: 3, quarantined: 1 });
  const read = run.slices.filter(({ stream }) => stream === "deployments");
  expect(read.reduce((sum, { fetched }) => sum + fetched, 0)).toBe(4);
});

test("a run that goes on shows how far it is, and its end without a reload", async ({ page }) => {
  const { send, path, slug, account, connectionId } = await openTenant(page);
  await control("PUT", "latency", { account: account.id, ms: 8000 });
  const started = await send("POST", `${path}/connections/${connectionId}/sync`, {});
  const { runId } = (await started.json()) as { runId: string };
  await page.goto(`/orgs/${slug}/runs/${runId}`);
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await expect(page.getByText(/\d+ of \d+ days read|Planning what to read/).first()).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expectAccessible(page);
  await control("PUT", "latency", { account: account.id, ms: 0 });
  await expect(page.getByText("Succeeded", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("It read everything it meant to read.")).toBeVisible();
});

test("the data-quality page tells first what asks for something, and folds what does not", async ({
  page,
}) => {
  const { slug } = await openTenant(page, [poison("odd")]);
  await page.goto(`/orgs/${slug}`);
  await page.getByRole("link", { name: "Data quality" }).click();
  const found = page.getByRole("region", { name: /things to look at/ });
  const row = (code: string) => found.locator(`li[data-check="${code}"]`);
  await expect(found.locator("li[data-check]")).toHaveCount(CHECKS.length);
  await expect(row("quarantine")).toContainText("1 event could not be read");
  await expect(row("quarantine")).toContainText("To improve");
  await expect(row("no_commits")).toContainText("git.commit_sha");
  await expect(row("connection")).toBeHidden();
  await found.getByText(/checks without a finding/).click();
  await expect(row("connection")).toContainText("Main account");
  await expect(row("coverage")).toContainText("All of the history");
  await page.getByRole("link", { name: "Coverage" }).click();
  const read = page.getByRole("region", { name: "What was read", exact: true });
  await expect(read).toContainText("without a gap");
  await expect(read.locator("td[data-state=read]").first()).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Environments of the last 90 days", exact: true }),
  ).toContainText("As production");
  await expect(page.getByRole("region", { name: /Fields of the deployments/ }).first()).toContainText(
    "100 %",
  );
  await expectAccessible(page);
});

test("revoked keys are told on every page, and new ones of the same account end it", async ({ page }) => {
  const tenant = await openTenant(page);
  const { send, path, slug, account, connectionId } = tenant;
  await control("POST", `accounts/${account.id}/revoke`, {});
  await send("POST", `${path}/connections/${connectionId}/sync`, {});
  await runsWhenIdle(tenant);
  const notice = page.getByRole("region", { name: "Main account needs attention" }).first();
  for (const shown of ["", "/settings/general"]) {
    await page.goto(`/orgs/${slug}${shown}`);
    await expect(notice).toContainText("Datadog refused the keys");
  }
  await notice.getByRole("link", { name: "Replace the keys" }).click();
  await expect(page.getByText("Needs attention", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await fillKeys(page, await otherAccount(slug));
  await page.getByRole("button", { name: "Check and replace the keys" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "another Datadog account" })).toBeVisible();

  const renewed = { apiKey: account.apiKey.split("").toReversed().join(""), appKey: account.appKey };
  await control("DELETE", `accounts/${account.id}`);
  await control("POST", "accounts", {
    id: account.id,
    apiKeys: [renewed.apiKey],
    appKeys: [{ key: renewed.appKey, scopes: ["dora_metrics_read"] }],
    content: { kind: "events", deployments: goodDeployments(slug) },
  });
  await fillKeys(page, renewed);
  await page.getByRole("button", { name: "Check and replace the keys" }).click();
  await expect(page.getByText("Up to date", { exact: true })).toBeVisible();
  expect((await runsWhenIdle(tenant))[0]?.status).toBe("succeeded");
  await page.goto(`/orgs/${slug}/settings/general`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test("an account is disconnected, comes back with all that it held, and is purged by its name", async ({
  page,
}) => {
  const tenant = await openTenant(page);
  const { slug, account, connectionId } = tenant;
  await page.goto(`/orgs/${slug}/settings/connections/${connectionId}`);
  await page.getByRole("button", { name: "Disconnect", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Disconnect Main account?" });
  await expect(dialog).toContainText("destroyed at once");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText(/Disconnected since/)).toBeVisible();
  await expect(page.getByText("3 deployments, 0 incidents")).toBeVisible();

  await page.getByRole("button", { name: "Reconnect" }).click();
  await fillKeys(page, account);
  await page.getByRole("button", { name: "Check the keys and reconnect" }).click();
  await expect(page.getByText("came back with all that it held")).toBeVisible();
  await runsWhenIdle(tenant);

  await page.goto(`/orgs/${slug}/settings/connections/${connectionId}`);
  const purge = page.getByRole("button", { name: "Disconnect and delete" });
  await page.getByLabel(/Type the name to confirm/).fill("Main");
  await expect(purge).toBeDisabled();
  await page.getByLabel(/Type the name to confirm/).fill("Main account");
  await purge.click();
  await expect(page.getByText("No Datadog account is connected")).toBeVisible();
  expect((await auditedActions(tenant)).filter((action) => action.startsWith("connection."))).toEqual([
    "connection.purged",
    "connection.reconnected",
    "connection.disconnected",
    "connection.connected",
  ]);
});

test("keys of another account do not bring a disconnected one back, and the page says so", async ({
  page,
}) => {
  const { send, path, slug, connectionId } = await openTenant(page);
  await send("DELETE", `${path}/connections/${connectionId}`);
  await page.goto(`/orgs/${slug}/settings/connections`);
  await page.getByRole("button", { name: "Reconnect" }).click();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.getByRole("button", { name: "Check the keys and reconnect" }).click();
  await expect(page.getByLabel("API key", { exact: true })).toBeFocused();
  await fillKeys(page, await otherAccount(slug));
  await page.getByRole("button", { name: "Check the keys and reconnect" }).click();
  await expect(page.getByText(/another Datadog account, which was added as/)).toContainText(
    "Main account stays disconnected",
  );
});

test("a filter of a list is applied, also when it was chosen before the page had loaded its scripts", async ({
  page,
}) => {
  const { slug } = await openTenant(page, [poison("filter")]);
  const chosen = Promise.withResolvers<void>();
  await page.route("**/*.js", async (route) => {
    await chosen.promise;
    await route.continue();
  });
  await page.goto(`/orgs/${slug}/runs`, { waitUntil: "commit" });
  await page.getByLabel("Status").selectOption("failed");
  chosen.resolve();
  await expect(page.getByText("No run matches the filter")).toBeVisible();
  await page.getByLabel("Status").selectOption("succeeded");
  await expect(page.getByRole("table").getByRole("link")).not.toHaveCount(0);
});
