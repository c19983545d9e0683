import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import {
  type Company,
  call,
  connectionOf,
  control,
  foundCompany,
  type Json,
  newAccount,
  runsWhenIdle,
} from "./api-client.ts";
import { enter } from "./browser.ts";

const ADDRESS = "203.0.113.7";

type Entry = {
  at: string;
  actor: string;
  action: string;
  target: string | null;
  address: string | null;
  details: Json;
};
/** A call as it comes through a platform that names the caller's address. */
const from = ({ token }: Company, address = ADDRESS) => ({
  token,
  headers: { "x-forwarded-for": address },
});

async function connectEmpty(of: Company) {
  const account = await newAccount({ kind: "events", deployments: [], failures: [] });
  const data = connectionOf(account, { backfillDays: 5 });
  const answer = await call("POST", `${of.path}/connections`, { ...from(of), data });
  expect(answer.status()).toBe(201);
  await runsWhenIdle(of);
  const keys = { apiKey: account.apiKey, appKey: account.appKey };
  return { id: String((await answer.json()).id), keys, data, account };
}

const readLog = async ({ get, path }: Company, query = "") =>
  (await get<{ items: Entry[] }>(`${path}/audit?limit=500${query}`)).items;

test("every event is one line with who, from where and what it was done to", async () => {
  const of = await foundCompany("audit");
  const { path, slug, email } = of;
  const { id, keys, data, account } = await connectEmpty(of);
  const connection = `${path}/connections/${id}`;
  await control("PUT", `accounts/${account.id}/scopes`, { scopes: [] });
  const wrong = { ...data, apiKey: "0123456789abcdef0123456789abcdef" };
  const ask = (method: string, target: string, data?: unknown) => () =>
    call(method, target, { ...from(of), data });
  const exported = (kind: string) => () => {
    const { headers, ...rest } = from(of);
    return call("GET", `${path}/${kind}`, { ...rest, headers: { ...headers, accept: "text/csv" } });
  };
  const replaceKeys = async () => {
    await control("PUT", `accounts/${account.id}/scopes`, { scopes: ["dora_metrics_read"] });
    return ask("PUT", `${connection}/credentials`, keys)();
  };
  const revokeToken = async () => {
    const { items } = await of.get<{ items: { id: string }[] }>(`${path}/tokens`);
    return ask("DELETE", `${path}/tokens/${items[0]?.id}`)();
  };
  const week = { weekStart: { from: "monday", to: "sunday" } };

  const events: [cause: () => ReturnType<typeof call>, status: number, entry: Partial<Entry>][] = [
    [ask("POST", `${path}/connections`, wrong), 422, { action: "connection.refused", target: null }],
    [ask("PUT", `${connection}/credentials`, keys), 422, { action: "connection.refused" }],
    [replaceKeys, 200, { action: "connection.keys_replaced", target: id }],
    [
      ask("POST", `${connection}/sync`, { mode: "deep" }),
      202,
      { action: "connection.sync_requested", target: id, details: { mode: "deep" } },
    ],
    [
      ask("PATCH", path, { weekStart: "sunday" }),
      200,
      { action: "organization.changed", target: slug, details: week },
    ],
    [
      ask("POST", `${path}/tokens`, { name: "CI", role: "admin" }),
      201,
      { action: "token.created", target: "CI" },
    ],
    [revokeToken, 204, { action: "token.revoked", target: "CI" }],
    [exported("deployments"), 200, { action: "export.created", target: "deployments" }],
    [exported("incidents"), 200, { action: "export.created", target: "incidents" }],
    [exported("audit"), 200, { action: "export.created", target: "audit" }],
    [ask("DELETE", connection), 204, { action: "connection.disconnected", target: id }],
    [ask("DELETE", `${connection}?purge=true`), 204, { action: "connection.purged", target: id }],
  ];

  for (const [cause, status, expected] of events) {
    const name = `${expected.action} of ${expected.target}`;
    const before = await readLog(of);
    expect((await cause()).status(), name).toBe(status);
    if (status === 202) await runsWhenIdle(of);
    const after = await readLog(of);
    expect(after.length, `${name}: one line`).toBe(before.length + 1);
    expect(after[0], name).toMatchObject({ actor: email, address: ADDRESS, ...expected });
    expect(after.slice(1), name).toEqual(before);
  }
  const all = await readLog(of);
  expect(all.slice(-2)).toMatchObject([
    { action: "connection.connected", target: id, address: ADDRESS, details: { site: "datadoghq.com" } },
    { action: "organization.created", target: slug },
  ]);
  expect(JSON.stringify(all)).not.toContain(keys.apiKey);
  expect(JSON.stringify(all)).not.toContain(wrong.apiKey);
});

test("an address that is none is not written down", async () => {
  const of = await foundCompany("audit");
  for (const [index, odd] of ["<script>", "1.2.3", "x".repeat(3000), "", "unknown"].entries()) {
    await call("POST", `${of.path}/tokens`, {
      ...from(of, odd),
      data: { name: `T${index}`, role: "viewer" },
    });
    const [entry] = await readLog(of);
    expect(entry, odd).toMatchObject({ target: `T${index}` });
    expect(entry?.address === null || /^[0-9a-f.:]+$/.test(entry?.address ?? ""), odd).toBe(true);
  }
});

test("the log is filtered by who, what and when", async () => {
  const of = await foundCompany("audit");
  for (const name of ["A", "B", "C"])
    await call("POST", `${of.path}/tokens`, { ...from(of), data: { name, role: "viewer" } });
  const count = async (query: string) => (await readLog(of, query)).length;
  expect(await count("")).toBe(4);
  expect(await count("&action=token.created")).toBe(3);
  expect(await count(`&actor=${encodeURIComponent(of.email.toUpperCase())}`)).toBe(4);
  expect(await count("&actor=nobody")).toBe(0);
  const [newest] = await readLog(of);
  expect(await count(`&to=${newest?.at}`)).toBe(3);
  expect(await count(`&from=${newest?.at}`)).toBe(1);
});

test("an admin finds a line on the page, takes the file, and cannot be made to open a formula", async ({
  page,
}) => {
  const of = await foundCompany("audit");
  const formula = '=HYPERLINK("http://evil.example","x")';
  await call("POST", `${of.path}/tokens`, { ...from(of), data: { name: formula, role: "viewer" } });
  for (let made = 0; made < 55; made += 1)
    await call("POST", `${of.path}/tokens`, { ...from(of), data: { name: `T${made}`, role: "viewer" } });
  await enter(page, of.email);
  await page.goto(`/orgs/${of.slug}`);
  await expect(page.getByRole("link", { name: "Settings" }).first()).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).first().hover();
  expect(await readLog(of, "&action=settings.opened")).toEqual([]);

  await page.goto(`/orgs/${of.slug}/settings/audit`);
  await page.goto(`/orgs/${of.slug}/settings/general`);
  await page.goto(`/orgs/${of.slug}/settings/audit`);
  expect(await readLog(of, "&action=settings.opened")).toMatchObject([{ actor: of.email, target: of.slug }]);
  const table = page.getByRole("region", { name: /Audit log/ });
  await expect(table.getByRole("row")).toHaveCount(51);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(table).toContainText("Created the organisation");

  await page.getByLabel("What").selectOption({ label: "Created the organisation" });
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/action=organization.created/);
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL(/audit$/);
  await page.getByLabel("Who").selectOption(of.email);
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("To").fill("2020-12-31");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByText("Nothing matches")).toBeVisible();

  await page.goto(`/orgs/${of.slug}/settings/audit?action=token.created`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${of.slug}-audit.csv`);
  const lines = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toBe("at,actor,action,target,address,details");
  expect(lines).toHaveLength(57);
  expect(lines.at(-1)).toContain(`,"'=HYPERLINK(""http://evil.example"",""x"")",`);
});
