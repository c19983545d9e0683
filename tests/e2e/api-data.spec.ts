import { expect, test } from "@playwright/test";
import type { Report } from "#lib/domain/report/report.ts";
import {
  bytesOf,
  call,
  DEMO,
  foundCompany,
  ID,
  makeToken,
  refusalOf,
  signInDemo,
  signUp,
} from "./api-client.ts";

type Items<Item> = { items: Item[]; nextCursor: string | null };

test.describe("organisations", () => {
  test("are created, listed and changed", async () => {
    const { id, slug, path, token, get } = await foundCompany("org", { name: "Org" });
    expect(await get("/api/v1/orgs")).toEqual({
      items: [{ id, slug, name: "Org", role: "owner" }],
      nextCursor: null,
    });
    const data = { name: "Other", slug };
    const taken = await call("POST", "/api/v1/orgs", { token: await signUp(), data });
    expect(await refusalOf(taken)).toMatchObject({ status: 409, code: "conflict" });
    const change = { timeZone: "Europe/Berlin", productionEnvs: ["live"], lookbackDays: 40 };
    const changed = await call("PATCH", path, { token, data: change });
    expect(await changed.json()).toMatchObject({ id, slug, role: "owner", weekStart: "monday", ...change });
    expect(await get(`${path}/audit`)).toMatchObject({
      items: [{ action: "organization.changed" }, { action: "organization.created" }],
    });
  });
});

test.describe("an API token", () => {
  test("acts with its role until it is revoked", async () => {
    const own = await foundCompany();
    const org = own.path;
    const { id, token } = await makeToken(own, { role: "manager" });
    expect(await (await call("GET", org, { token })).json()).toMatchObject({
      slug: own.slug,
      role: "manager",
    });
    expect(await (await call("GET", "/api/v1/orgs", { token })).json()).toMatchObject({
      items: [{ slug: own.slug }],
    });
    expect((await call("GET", `${org}/dora`, { token })).status()).toBe(200);
    expect((await call("GET", `${org}/tokens`, { token })).status()).toBe(403);
    const person = await call("POST", "/api/v1/orgs", { token, data: { name: "Org", slug: "abcd" } });
    expect(await refusalOf(person)).toMatchObject({ status: 403, code: "forbidden" });
    const list = await (await call("GET", `${org}/tokens`, { token: own.token })).text();
    expect(list).toContain(id);
    expect(list).not.toContain(token);
    expect((await call("DELETE", `${org}/tokens/${id}`, { token: own.token })).status()).toBe(204);
    expect((await call("GET", org, { token })).status()).toBe(401);
  });

  test("makes tokens of at most its own role, which end with it", async () => {
    const own = await foundCompany();
    const org = own.path;
    const parent = await makeToken(own, { role: "admin" });
    const data = { name: "child", role: "owner" };
    const above = await call("POST", `${org}/tokens`, { token: parent.token, data });
    expect(await refusalOf(above)).toMatchObject({
      status: 403,
      message: "A token's role is at most its maker's.",
    });
    const child = await (
      await call("POST", `${org}/tokens`, { token: parent.token, data: { ...data, role: "viewer" } })
    ).json();
    expect((await call("GET", org, { token: child.token })).status()).toBe(200);
    expect((await call("DELETE", `${org}/tokens/${parent.id}`, { token: parent.token })).status()).toBe(204);
    expect((await call("GET", org, { token: child.token })).status()).toBe(401);
  });

  test("of one organisation ends none of another", async () => {
    const [own, other] = [await foundCompany(), await foundCompany()];
    const { id, token } = await makeToken(other);
    const foreign = await call("DELETE", `${own.path}/tokens/${id}`, { token: own.token });
    expect(await refusalOf(foreign)).toMatchObject({ status: 404, code: "not_found" });
    expect((await call("GET", other.path, { token })).status()).toBe(200);
  });
});

test.describe("too many calls", () => {
  test("are refused beyond 300 a minute, with the time to wait, and for this caller only", async () => {
    const [busy, other] = [await signUp(), await signUp()];
    const statuses = new Map<number, number>();
    let wait = "";
    for (let sent = 0; sent < 304; sent += 16) {
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => call("GET", "/api/v1/orgs", { token: busy })),
      );
      for (const answer of answers) {
        statuses.set(answer.status(), (statuses.get(answer.status()) ?? 0) + 1);
        wait = answer.headers()["retry-after"] ?? wait;
      }
    }
    expect(Object.fromEntries(statuses)).toEqual({ 200: 300, 429: 4 });
    expect(Number(wait)).toBeGreaterThanOrEqual(1);
    expect(Number(wait)).toBeLessThanOrEqual(60);
    expect((await call("GET", "/api/v1/orgs", { token: other })).status()).toBe(200);
  });
});

test.describe("events", () => {
  test.beforeAll(async () => {
    const { get } = await signInDemo("viewer");
    type Synced = { provider: string; lastSyncedAt: string | null };
    const lastSyncedAt = async () =>
      (await get<Items<Synced>>(`${DEMO}/connections`)).items.find(({ provider }) => provider === "datadog")
        ?.lastSyncedAt;
    await expect.poll(lastSyncedAt, { message: "the first sync of the demo", timeout: 100_000 }).toBeTruthy();
  });

  const WINDOW = `from=${new Date(Date.now() - 90 * 86_400_000).toISOString()}&env=*`;

  test("the report, the pages and the file hold the same deployments", async () => {
    const { token, get } = await signInDemo("viewer");
    // Until now, fixed: the demo company keeps deploying.
    const query = `${WINDOW}&to=${new Date(Date.now() - 3_600_000).toISOString()}`;
    const { figures } = await get<Report>(`${DEMO}/dora?${query}`);
    const listed: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const path = `${DEMO}/deployments?${query}&limit=200${page}`;
      const answer: Items<{ externalId: string }> = await get(path);
      listed.push(...answer.items.map(({ externalId }) => externalId));
      cursor = answer.nextCursor;
    }
    const headers = { accept: "text/csv" };
    const file = await call("GET", `${DEMO}/deployments?${query}`, { token, headers });
    expect(file.headers()["content-disposition"]).toMatch(
      /^attachment; filename="northwind-rail-deployments-.+\.csv"$/,
    );
    const [heading = "", ...rows] = (await file.text()).split("\r\n").slice(0, -1);
    expect(heading.split(",")[0]).toBe("external_id");
    expect(rows.map((row) => row.split(",")[0])).toEqual(listed);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.length).toBe(figures.deployment_frequency.deployments);
    expect(listed.length).toBeGreaterThan(500);
  });

  test("failed and open events are those that the figures count", async () => {
    const { get } = await signInDemo("viewer");
    const query = `${WINDOW}&to=${new Date(Date.now() - 3_600_000).toISOString()}`;
    const { figures } = await get<Report>(`${DEMO}/dora?${query}`);
    const count = async (path: string) =>
      (await get<Items<unknown>>(`${DEMO}${path}&${query}&limit=500`)).items.length;
    expect(await count("/deployments?failed=true")).toBe(figures.change_failure_rate.failed);
    expect(await count("/deployments?pending=true")).toBe(figures.change_failure_rate.pending);
    expect(await count("/incidents?open=true")).toBe(figures.time_to_restore.open);
    expect(await count("/incidents?open=false")).toBe(figures.time_to_restore.incidents);
  });

  test("one deployment shows its commits, and only inside its organisation", async () => {
    const { get } = await signInDemo("viewer");
    const {
      items: [first],
    } = await get<Items<{ id: string; commitCount: number }>>(
      `${DEMO}/deployments?${WINDOW}&failed=true&limit=1`,
    );
    const detail = await get(`${DEMO}/deployments/${first?.id}`);
    expect(detail).toMatchObject(first ?? {});
    expect(detail.commits).toHaveLength(first?.commitCount ?? 0);
    const { path, token } = await foundCompany();
    const ask = async (id = "") => bytesOf(await call("GET", `${path}/deployments/${id}`, { token }));
    expect(await ask(first?.id)).toBe(await ask(ID));
  });
});
