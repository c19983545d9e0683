import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import {
  api,
  bytesOf,
  call,
  DEMO,
  makeToken,
  openApi,
  organization,
  refusalOf,
  signInDemo,
  signUp,
} from "./api-client.ts";

test.beforeAll(({ playwright, baseURL }) => openApi(playwright, baseURL));
test.afterAll(() => api.dispose());

test.describe("organisations", () => {
  test("are created, listed and changed", async () => {
    const { id, slug, owner } = await organization();
    expect(await (await call("GET", "/api/v1/orgs", { token: owner })).json()).toEqual({
      items: [{ id, slug, name: "Org", role: "owner" }],
      nextCursor: null,
    });
    const taken = await call("POST", "/api/v1/orgs", {
      token: await signUp(),
      data: { name: "Other", slug },
    });
    expect(await refusalOf(taken)).toMatchObject({ status: 409, code: "conflict" });
    const change = { timeZone: "Europe/Berlin", productionEnvs: ["live"], lookbackDays: 40 };
    const changed = await call("PATCH", `/api/v1/orgs/${slug}`, { token: owner, data: change });
    expect(await changed.json()).toMatchObject({ id, slug, role: "owner", weekStart: "monday", ...change });
    const audit = await (await call("GET", `/api/v1/orgs/${slug}/audit`, { token: owner })).json();
    expect(audit.items.map(({ action }: { action: string }) => action)).toEqual([
      "organization.changed",
      "organization.created",
    ]);
  });
});

test.describe("an API token", () => {
  test("acts with its role until it is revoked", async () => {
    const own = await organization();
    const org = `/api/v1/orgs/${own.slug}`;
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
    const list = await (await call("GET", `${org}/tokens`, { token: own.owner })).text();
    expect(list).toContain(id);
    expect(list).not.toContain(token);
    expect((await call("DELETE", `${org}/tokens/${id}`, { token: own.owner })).status()).toBe(204);
    expect((await call("GET", org, { token })).status()).toBe(401);
  });

  test("makes tokens of at most its own role, which end with it", async () => {
    const own = await organization();
    const org = `/api/v1/orgs/${own.slug}`;
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
    const [own, other] = [await organization(), await organization()];
    const { id, token } = await makeToken(other);
    const foreign = await call("DELETE", `/api/v1/orgs/${own.slug}/tokens/${id}`, { token: own.owner });
    expect(await refusalOf(foreign)).toMatchObject({ status: 404, code: "not_found" });
    expect((await call("GET", `/api/v1/orgs/${other.slug}`, { token })).status()).toBe(200);
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
    const token = await signInDemo("viewer");
    const lastSyncedAt = async () =>
      (await (await call("GET", `${DEMO}/connections`, { token })).json()).items[0]?.lastSyncedAt;
    await expect.poll(lastSyncedAt, { message: "the first sync of the demo", timeout: 100_000 }).toBeTruthy();
  });

  const WINDOW = `from=${new Date(Date.now() - 90 * 86_400_000).toISOString()}&env=*`;

  test("the report, the pages and the file hold the same deployments", async () => {
    const token = await signInDemo("viewer");
    // Until now, fixed: the demo company keeps deploying.
    const query = `${WINDOW}&to=${new Date(Date.now() - 3_600_000).toISOString()}`;
    const report = await (await call("GET", `${DEMO}/dora?${query}`, { token })).json();
    const listed: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const answer = await (
        await call("GET", `${DEMO}/deployments?${query}&limit=200${page}`, { token })
      ).json();
      listed.push(...answer.items.map(({ externalId }: { externalId: string }) => externalId));
      cursor = answer.nextCursor;
    }
    const file = await call("GET", `${DEMO}/deployments?${query}`, {
      token,
      headers: { accept: "text/csv" },
    });
    expect(file.headers()).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
    expect(file.headers()["content-disposition"]).toMatch(
      /^attachment; filename="northwind-rail-deployments-.+\.csv"$/,
    );
    const [heading = "", ...rows] = (await file.text()).split("\r\n").slice(0, -1);
    expect(heading.split(",")[0]).toBe("external_id");
    expect(rows.map((row) => row.split(",")[0])).toEqual(listed);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.length).toBe(report.figures.deployment_frequency.deployments);
    expect(listed.length).toBeGreaterThan(500);
  });

  test("failed and open events are those that the figures count", async () => {
    const token = await signInDemo("viewer");
    const query = `${WINDOW}&to=${new Date(Date.now() - 3_600_000).toISOString()}`;
    const { figures } = await (await call("GET", `${DEMO}/dora?${query}`, { token })).json();
    const count = async (path: string) =>
      (await (await call("GET", `${DEMO}${path}&${query}&limit=500`, { token })).json()).items.length;
    expect(await count("/deployments?failed=true")).toBe(figures.change_failure_rate.failed);
    expect(await count("/deployments?pending=true")).toBe(figures.change_failure_rate.pending);
    expect(await count("/incidents?open=true")).toBe(figures.time_to_restore.open);
    expect(await count("/incidents?open=false")).toBe(figures.time_to_restore.incidents);
  });

  test("one deployment shows its commits, and only inside its organisation", async () => {
    const token = await signInDemo("viewer");
    const [first] = (
      await (await call("GET", `${DEMO}/deployments?${WINDOW}&failed=true&limit=1`, { token })).json()
    ).items;
    const detail = await (await call("GET", `${DEMO}/deployments/${first.id}`, { token })).json();
    expect(detail).toMatchObject(first);
    expect(detail.commitList).toHaveLength(first.commits);
    const own = await organization();
    const foreign = await call("GET", `/api/v1/orgs/${own.slug}/deployments/${first.id}`, {
      token: own.owner,
    });
    const unknown = await call("GET", `/api/v1/orgs/${own.slug}/deployments/${randomUUID()}`, {
      token: own.owner,
    });
    expect(await bytesOf(foreign)).toBe(await bytesOf(unknown));
  });

  test("an export is in the audit log", async () => {
    const owner = await signInDemo("owner");
    await call("GET", `${DEMO}/incidents?${WINDOW}`, { token: owner, headers: { accept: "text/csv" } });
    const { items } = await (await call("GET", `${DEMO}/audit?limit=1`, { token: owner })).json();
    expect(items).toMatchObject([
      { action: "export.created", actor: "owner@northwind.example", target: "incidents" },
    ]);
  });
});
