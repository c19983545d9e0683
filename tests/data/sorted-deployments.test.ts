import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Deployment, listDeployments } from "#lib/db/deployments.ts";
import { companiesOf, repeat } from "../support/company.ts";
import { worlds } from "../support/event-arbitraries.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callRpc, signUp } from "../support/stack-client.ts";
import { storeWorld } from "../support/world-store.ts";

type Sort = "recovery" | "lead_time" | "commits";
type Cursor = Record<string, unknown>;
type Page = { items: Deployment[]; next: Cursor | null };
type Ask = (filter: object) => Promise<Page>;

const SORTS: Sort[] = ["recovery", "lead_time", "commits"];
const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const at = (day: number) => `2024-03-${String(day).padStart(2, "0")}T12:00:00Z`;
const VALUE: Record<Sort, (deployment: Deployment) => number | null> = {
  recovery: (deployment) => deployment.recoverySeconds,
  lead_time: (deployment) => deployment.meanLeadSeconds,
  commits: (deployment) => deployment.commitCount,
};

/** Greatest first, those without it last, the newest first among equals. */
function isSorted(items: Deployment[], sort: Sort): boolean {
  const place = (item: Deployment) => [VALUE[sort](item) ?? -Infinity, Date.parse(item.startedAt)] as const;
  return items.slice(1).every((item, index) => {
    const [[before, earlier], [value, start]] = [place(items[index] as Deployment), place(item)];
    return before > value || (before === value && earlier >= start);
  });
}

async function walk(ask: Ask, filter: object, between?: (page: Page) => Promise<unknown>) {
  const items: Deployment[] = [];
  let cursor: Cursor | null = null;
  do {
    const page: Page = await ask({ ...filter, cursor });
    items.push(...page.items);
    cursor = page.next;
    await between?.(page);
  } while (cursor !== null && items.length < 500);
  return items;
}

const idsOf = (items: Deployment[]) => items.map(({ externalId }) => externalId);

describe.each(ONE_DATABASE)("deployments sorted on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const commits = (...leads: (number | null)[]) => leads.map((leadSeconds) => newCommit({ leadSeconds }));
  async function company() {
    const made = await makeCompany();
    const failed = { changeFailure: true, remediationType: "rollback" };
    await made.store({
      deployments: [
        {
          externalId: "a",
          startedAt: at(1),
          ...failed,
          service: "payments",
          recoverySeconds: 60,
          commits: commits(10, 30, null),
        },
        { externalId: "b", startedAt: at(2), ...failed, recoverySeconds: 600, commits: commits(-5) },
        { externalId: "c", startedAt: at(3), ...failed, commits: commits(null, null) },
        {
          externalId: "d",
          startedAt: at(4),
          service: "payments",
          recoverySeconds: 999,
          commits: commits(90),
        },
        { externalId: "e", startedAt: at(5), ...failed, recoverySeconds: 60 },
      ],
    });
    const ask: Ask = (filter) => made.ask("list_deployments", { ...MARCH, ...filter });
    return { ...made, ask };
  }

  test("begin with the longest recovery, the longest mean lead time or the most commits, and end with those without one", async () => {
    const { ask } = await company();
    const sorted = async (filter: object) => idsOf((await ask(filter)).items).join("");
    expect(await sorted({ sort: "recovery" })).toBe("beadc");
    expect(await sorted({ sort: "lead_time" })).toBe("dabec");
    expect(await sorted({ sort: "commits" })).toBe("acdbe");
    expect(await sorted({ sort: "recovery", failed: true })).toBe("beac");
    expect(await sorted({ sort: "recovery", q: "PAYM" })).toBe("ad");
    expect(await sorted({ sort: "anything else" })).toBe("edcba");
    expect((await ask({ sort: "lead_time" })).items.map(({ meanLeadSeconds }) => meanLeadSeconds)).toEqual([
      90,
      20,
      -5,
      null,
      null,
    ]);
  });

  test.each(SORTS)(
    "by %s come page by page, each once, also among equals and those without one",
    async (sort) => {
      const made = await makeCompany();
      const failed = { startedAt: at(1), changeFailure: true };
      await made.store({
        deployments: [
          ...repeat(5, { ...failed, recoverySeconds: 0.1 + 0.2, commits: commits(0.1 + 0.2) }, 0),
          ...repeat(4, { ...failed, recoverySeconds: 1e-9 }, 0),
          ...repeat(4, failed, 0),
        ],
      });
      const ask: Ask = (filter) => made.ask("list_deployments", { ...MARCH, ...filter });
      const items = await walk(ask, { sort, limit: 3 });
      expect(new Set(idsOf(items)).size).toBe(13);
      expect(isSorted(items, sort)).toBe(true);
    },
  );

  test("keep their place while others arrive and the one that the page ended at goes", async () => {
    const { ask, store, secret } = await company();
    const before = await walk(ask, { sort: "recovery", limit: 1 });
    const during = await walk(ask, { sort: "recovery", limit: 1 }, async (page) => {
      await store({ deployments: [{ startedAt: at(6), changeFailure: true, recoverySeconds: 10_000 }] });
      const { error } = await secret.from("deployments").delete().eq("id", page.items.at(-1)?.id);
      expect(error).toBeNull();
    });
    expect(idsOf(during)).toEqual(idsOf(before));
  });

  test("by hand left out are sorted as well, of themselves", async () => {
    const made = await makeCompany();
    const correction = { verdict: "left_out" as const, repairedBy: null };
    await made.store({
      deployments: [
        { externalId: "few", startedAt: at(2), correction, commits: commits(5) },
        { externalId: "many", startedAt: at(1), correction, commits: commits(1, 1) },
        { externalId: "none", startedAt: at(3), correction },
        { externalId: "in", startedAt: at(3) },
      ],
    });
    const ask: Ask = (filter) => made.ask("list_deployments", { ...MARCH, leftOut: true, ...filter });
    expect(idsOf(await walk(ask, { sort: "commits", limit: 1 }))).toEqual(["many", "few", "none"]);
    expect(idsOf(await walk(ask, { sort: "lead_time", limit: 1 }))).toEqual(["few", "many", "none"]);
    expect(idsOf(await walk(ask, { limit: 1 }))).toEqual(["none", "few", "many"]);
  });

  test("are told apart from each other by their cursors: one of another order is refused", async () => {
    const { owner, organizationId } = await company();
    const filter = { env: [], service: [], team: [], repository: [], connection: [], tag: [], without: [] };
    const query = {
      ...MARCH,
      ...filter,
      automation: null,
      compare: null,
      bucket: null,
      limit: 2,
      cursor: null,
    };
    const list = async (more: object) =>
      listDeployments(owner as never, organizationId, { ...query, ...more });
    const first = await list({ sort: "recovery" });
    const next = await list({ sort: "recovery", cursor: first.nextCursor });
    expect(idsOf([...first.items, ...next.items]).join("")).toBe("bead");
    const newest = (await list({})).nextCursor;
    for (const foreign of [
      { cursor: first.nextCursor },
      { sort: "commits", cursor: first.nextCursor },
      { sort: "recovery", cursor: newest },
    ])
      await expect(list(foreign)).rejects.toMatchObject({ code: "invalid_input" });
    expect((await list({ sort: null, cursor: newest })).items).toHaveLength(2);
  });

  test("hold exactly what the list holds that is not sorted, whatever it is narrowed to", async () => {
    const { client: owner } = await signUp(stack);
    await fc.assert(
      fc.asyncProperty(worlds, fc.constantFrom(...SORTS), async (random, sort) => {
        const { organizationId, world } = await storeWorld(stack, owner, random);
        const ask: Ask = (filter) =>
          callRpc(owner, "list_deployments", {
            p_organization_id: organizationId,
            p_filter: { ...world.filter, ...filter },
          });
        for (const narrowed of [{}, { failed: true, corrected: true }, { pending: true, rework: true }]) {
          const sorted = await walk(ask, { ...narrowed, sort, limit: 7 });
          const { items } = await ask({ ...narrowed, limit: 500 });
          expect(idsOf(sorted).toSorted()).toEqual(idsOf(items).toSorted());
          expect(isSorted(sorted, sort)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });
});
