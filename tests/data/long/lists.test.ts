import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Company, companiesOf, repeat } from "../../support/company.ts";
import { worlds } from "../../support/event-arbitraries.ts";
import { newCommit } from "../../support/events.ts";
import { useStack } from "../../support/kit.ts";
import { computeReport } from "../../support/oracle.ts";
import { ONE_DATABASE } from "../../support/stack.ts";
import { callRpc, insertRows, signUp } from "../../support/stack-client.ts";
import { storeWorld } from "../../support/world-store.ts";

type Item = Record<string, unknown> & { id: string; externalId: string; startedAt: string };
type Page = { items: Item[]; next: { at: string; id: string } | null };

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const DAY = "2024-03-05T12:00:00Z";
const NONE = { human: 0, ai_assisted: 0, bot: 0, unknown: 0 };

describe.each(ONE_DATABASE)("the lists on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const list = async (company: Company, filter: object = {}, name = "list_deployments") =>
    (await company.ask<Page>(name, { ...MARCH, limit: 500, ...filter })).items.map((item) => item.externalId);

  async function walk(
    company: Company,
    filter: object,
    between?: (page: Page) => Promise<unknown>,
  ): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: Page["next"] = null;
    do {
      const page: Page = await company.ask("list_deployments", { ...MARCH, ...filter, cursor });
      items.push(...page.items);
      cursor = page.next;
      await between?.(page);
    } while (cursor !== null);
    return items;
  }

  test("a deployment shows what is known of it, and null for the rest", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        {
          startedAt: DAY,
          finishedAt: "2024-03-05T12:00:30.250Z",
          externalId: "full",
          changeFailure: true,
          recoverySeconds: 90.5,
          remediationId: "repair",
          remediationType: "rollback",
          commits: [newCommit(), newCommit({ origin: "ai_assisted" }), newCommit({ origin: "unknown" })],
        },
        { startedAt: "2024-03-05T11:00:00Z", externalId: "bare", changeFailure: null, deploymentType: null },
      ],
    });
    const { organizationId: organization_id, connectionId: connection_id, secret } = company;
    const change = { organization_id, connection_id, external_id: "full" };
    await insertRows(secret, "verdict_changes", [
      { ...change, at: "2024-03-07T00:00:00Z", from_verdict: false, to_verdict: true },
      { ...change, at: "2024-03-06T00:00:00Z", from_verdict: null, to_verdict: false },
    ]);
    const { items, next } = await company.ask<Page>("list_deployments", MARCH);
    const datadogs = { by: null, correction: null };
    expect(next).toBeNull();
    expect(items[0]).toEqual({
      id: expect.any(String),
      externalId: "full",
      connectionId: connection_id,
      service: "checkout",
      env: "production",
      team: "core",
      repository: "github.com/acme/shop",
      version: null,
      commitSha: null,
      startedAt: DAY,
      finishedAt: "2024-03-05T12:00:30.250Z",
      changeFailure: true,
      recoverySeconds: 90.5,
      remediation: { id: "repair", type: "rollback" },
      deploymentType: "standard",
      rerun: false,
      commitCount: 3,
      meanLeadSeconds: null,
      tags: [],
      datadogUrl: expect.stringContaining("&start="),
      correction: null,
      origins: { human: 1, ai_assisted: 1, bot: 0, unknown: 1 },
      verdictHistory: [
        { at: "2024-03-06T00:00:00Z", from: null, to: false, ...datadogs },
        { at: "2024-03-07T00:00:00Z", from: false, to: true, ...datadogs },
      ],
    });
    expect(items[1]).toMatchObject({
      changeFailure: null,
      remediation: null,
      finishedAt: null,
      rerun: false,
      commitCount: 0,
      origins: NONE,
      verdictHistory: [],
    });
  });

  test("pages hold every deployment once, newest first, also when many start in the same moment", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        ...repeat(7, { startedAt: DAY }, 0),
        ...repeat(4, { startedAt: "2024-03-05T12:00:00.001Z" }, 0),
        ...repeat(2, { startedAt: "2024-03-05T11:59:59.999Z" }, 0),
      ],
    });
    const items = await walk(company, { limit: 3 });
    expect(new Set(items.map((item) => item.id)).size).toBe(13);
    const starts = items.map((item) => Date.parse(item.startedAt));
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
    expect(await walk(company, { limit: 5 })).toEqual(items);
  });

  test("a page keeps its place while newer deployments arrive and the one it ended at goes", async () => {
    const company = await makeCompany();
    await company.store({ deployments: repeat(9, { startedAt: DAY }) });
    const before = await walk(company, { limit: 2 });
    let minute = 0;
    const during = await walk(company, { limit: 2 }, async (page) => {
      const startedAt = new Date(Date.parse("2024-03-06T00:00:00Z") + 60_000 * minute++).toISOString();
      await company.store({ deployments: [{ startedAt }] });
      const { error } = await company.secret.from("deployments").delete().eq("id", page.items.at(-1)?.id);
      expect(error).toBeNull();
    });
    expect(during.map((item) => item.id)).toEqual(before.map((item) => item.id));
  });

  test("a page is 50 rows unless asked otherwise, and at most 500", async () => {
    const company = await makeCompany();
    await company.store({ deployments: repeat(501, { startedAt: DAY }, 1) });
    const count = async (filter: object) =>
      (await company.ask<Page>("list_deployments", { ...MARCH, ...filter })).items.length;
    expect(await count({})).toBe(50);
    expect(await count({ limit: 1 })).toBe(1);
    expect(await count({ limit: 5000 })).toBe(500);
  });

  test("failed and pending narrow the list, and together mean either", async () => {
    const company = await makeCompany();
    const of = (externalId: string, changeFailure: boolean | null) => ({
      startedAt: DAY,
      externalId,
      changeFailure,
    });
    await company.store({ deployments: [of("failed", true), of("fine", false), of("pending", null)] });
    expect(await list(company, { failed: true })).toEqual(["failed"]);
    expect(await list(company, { pending: true })).toEqual(["pending"]);
    expect((await list(company, { failed: true, pending: true })).toSorted()).toEqual(["failed", "pending"]);
    expect(await list(company, { failed: false })).toHaveLength(3);
  });

  test("text is looked for without case and without wildcards, a sha only from its beginning and by four characters", async () => {
    const company = await makeCompany();
    const named = (externalId: string, more: object) => ({ startedAt: DAY, externalId, ...more });
    await company.store({
      deployments: [
        named("by-service", { service: "Payments_API" }),
        named("by-repository", { repository: "github.com/acme/payments" }),
        named("by-commit", { commits: [newCommit({ sha: "abc123def" })] }),
        named("other", {}),
      ],
      incidents: [
        { startedAt: DAY, externalId: "i1", services: ["Payments"] },
        { startedAt: DAY, externalId: "i2" },
      ],
    });
    const find = async (q: string, name?: string) => (await list(company, { q }, name)).toSorted();
    expect(await find("PAYMENTS")).toEqual(["by-repository", "by-service"]);
    expect(await find("s_a")).toEqual(["by-service"]);
    expect(await find("%")).toEqual([]);
    expect(await find("Abc12")).toEqual(["by-commit"]);
    expect(await find("123def")).toEqual([]);
    expect(await find("abc")).toEqual([]);
    expect(await find("by-")).toEqual(["by-commit", "by-repository", "by-service"]);
    expect(await find("payments", "list_incidents")).toEqual(["i1"]);
    expect(await find("i2", "list_incidents")).toEqual(["i2"]);
  });

  test("an incident shows its restore time as the report counts it", async () => {
    const company = await makeCompany();
    await company.store({
      incidents: [
        {
          startedAt: DAY,
          finishedAt: "2024-03-05T12:01:00Z",
          externalId: "closed",
          envs: ["prod"],
          teams: ["a"],
        },
        { startedAt: "2024-03-05T11:00:00Z", externalId: "open", restoreSeconds: 5 },
      ],
    });
    const { items } = await company.ask<Page>("list_incidents", MARCH);
    expect(items[0]).toEqual({
      id: expect.any(String),
      externalId: "closed",
      connectionId: company.connectionId,
      services: [],
      envs: ["prod"],
      teams: ["a"],
      repository: null,
      commitSha: null,
      tags: [],
      name: null,
      severity: null,
      startedAt: DAY,
      finishedAt: "2024-03-05T12:01:00Z",
      restoreSeconds: 60,
      datadogUrl: expect.stringContaining("?start="),
    });
    expect(items[1]).toMatchObject({ finishedAt: null, restoreSeconds: null });
    expect(await list(company, { open: true }, "list_incidents")).toEqual(["open"]);
  });

  test("the lists hold exactly the events that the report of the same filter counts", async () => {
    const { client: owner } = await signUp(stack);
    await fc.assert(
      fc.asyncProperty(worlds, async (random) => {
        const { organizationId, world } = await storeWorld(stack, owner, random);
        const count = async (name: string, filter: object = {}) =>
          (
            await callRpc<Page>(owner, name, {
              p_organization_id: organizationId,
              p_filter: { ...world.filter, limit: 500, ...filter },
            })
          ).items.length;
        const figures = computeReport(world, world.filter, Date.now()).figures;
        const { change_failure_rate: rate, time_to_restore: restore } = figures;
        expect(await count("list_deployments")).toBe(rate.evaluated + rate.pending);
        expect(await count("list_deployments", { failed: true })).toBe(rate.failed);
        expect(await count("list_deployments", { pending: true })).toBe(rate.pending);
        expect(await count("list_deployments", { corrected: true })).toBe(rate.corrected);
        expect(await count("list_deployments", { rework: true })).toBe(figures.rework_rate.rework);
        expect(await count("list_incidents")).toBe(restore.incidents ?? 0);
        expect(await count("list_incidents", { open: true })).toBe(restore.open ?? 0);
      }),
      { numRuns: 20 },
    );
  });
});
