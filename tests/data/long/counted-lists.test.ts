import type { SupabaseClient } from "@supabase/supabase-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "#lib/domain/report/report.ts";
import { worlds } from "../../support/event-arbitraries.ts";
import { useStack } from "../../support/kit.ts";
import { ONE_DATABASE } from "../../support/stack.ts";
import { callRpc, signUp } from "../../support/stack-client.ts";
import { storeWorld } from "../../support/world-store.ts";

type Page = { items: { id?: string }[]; next: object | null };
type Counts = Record<string, number>;
type Asking = <T>(name: string, narrowed?: object) => Promise<T>;

/** How many rows a list has, read to its end a few at a time, as a file is. */
async function walked(ask: Asking, name: string, narrowed: object): Promise<number> {
  const seen = new Set<string>();
  let rows = 0;
  for (let cursor: object | null = {}; cursor !== null; ) {
    const page: Page = await ask(name, { ...narrowed, limit: 7, cursor });
    rows += page.items.length;
    for (const item of page.items) seen.add(JSON.stringify(item));
    cursor = page.next;
  }
  expect(seen.size).toBe(rows);
  return rows;
}

const askFor =
  (owner: SupabaseClient, organizationId: string, filter: object): Asking =>
  (name, narrowed) =>
    callRpc(owner, name, { p_organization_id: organizationId, p_filter: { ...filter, ...narrowed } });

async function checkDeployments(ask: Asking, { figures, byOrigin }: Report) {
  const counts = await ask<Counts>("count_deployments");
  const { change_failure_rate: rate, recovery_time: recovery, rework_rate: rework } = figures;
  expect(counts).toMatchObject({
    ...{ all: rate.evaluated + rate.pending, failed: rate.failed, fine: rate.evaluated - rate.failed },
    ...{ judged: rate.evaluated, pending: rate.pending, corrected: rate.corrected, rework: rework.rework },
    ...{ recovered: recovery.n, unrecovered: recovery.unrecovered },
    rolledBack: figures.rollback_rate.rollbacks,
  });
  for (const [flag, count] of Object.entries(counts)) {
    const narrowed = flag === "judged" ? { failed: true, fine: true } : { [flag]: true };
    expect([flag, await walked(ask, "list_deployments", narrowed)]).toEqual([flag, count]);
  }
  const judged = { failed: true, fine: true };
  const { withAi, withoutAi } = byOrigin.exposure;
  expect(await walked(ask, "list_deployments", { ...judged, origin: "ai_assisted" })).toBe(withAi.n);
  expect(await walked(ask, "list_deployments", { ...judged, origin: "without_ai" })).toBe(withoutAi.n);
  expect(await ask<Counts>("count_deployments", { origin: "without_ai" })).toMatchObject({
    judged: withoutAi.n,
    failed: withoutAi.failed,
  });
}

/** What narrows deployments beside their verdicts, against what else tells its number. */
async function checkNarrowed(ask: Asking, { figures }: Report) {
  const place = await ask<{ lives: Counts; deployments: number; withCommits: number }>("tell_place");
  const stages = Object.entries(figures.lead_time_stages).filter(([, { of }]) => of === "deployments");
  const expected: [object, number | undefined][] = [
    [{ life: "ended" }, place.lives.n],
    [{ origin: "none" }, place.deployments - place.withCommits],
    ...stages.map(([stage, { n }]): [object, number] => [{ stage }, n]),
  ];
  for (const [narrowed, count] of expected) {
    expect([narrowed, await walked(ask, "list_deployments", narrowed)]).toEqual([narrowed, count]);
    expect(await ask<Counts>("count_deployments", narrowed)).toMatchObject({ all: count });
  }
}

async function checkChanges(ask: Asking, { figures, breakdown }: Report) {
  // What was delivered before is decided by all environments of the filter, not by that of the row.
  for (const { key, leadTimeN } of breakdown.env) {
    const row = { deployedTo: key === null ? "none" : `env:${key}` };
    expect([row, await walked(ask, "list_changes", row)]).toEqual([row, leadTimeN]);
    expect(await ask<Counts>("count_changes", row)).toMatchObject({ counted: leadTimeN });
  }
  const { n, excluded, redelivered } = figures.lead_time;
  const counts = await ask<Counts & { stages: Counts }>("count_changes");
  expect(counts).toMatchObject({ counted: n, excluded, redelivered });
  for (const state of ["counted", "excluded", "redelivered"])
    expect([state, await walked(ask, "list_changes", { state })]).toEqual([state, counts[state]]);
  for (const [stage, { of, ...told }] of Object.entries(figures.lead_time_stages)) {
    const listed = await walked(ask, "list_changes", { stage });
    expect([stage, listed]).toEqual([stage, counts.stages[stage]]);
    if (of === "changes") expect([stage, listed]).toEqual([stage, told.n]);
  }
}

async function checkCommits(ask: Asking, { byOrigin }: Report) {
  const counts = await ask<Counts>("count_commits");
  expect(counts).toMatchObject({ all: byOrigin.commits.total, known: byOrigin.commits.known });
  expect(await walked(ask, "list_commits", {})).toBe(counts.all);
  for (const { origin, commits } of byOrigin.origins)
    expect([origin, counts[origin]]).toEqual([origin, commits]);
  for (const origin of ["known", "human", "ai_assisted", "bot", "unknown"])
    expect([origin, await walked(ask, "list_commits", { origin })]).toEqual([origin, counts[origin]]);
  for (const { tool, commits } of byOrigin.tools) {
    expect([tool, await walked(ask, "list_commits", { tool })]).toEqual([tool, commits]);
    expect(await ask<Counts>("count_commits", { tool })).toMatchObject({ all: commits });
  }
}

async function checkIncidents(ask: Asking, { figures }: Report) {
  const { incidents, open } = figures.time_to_restore;
  const counts = await ask<Counts>("count_incidents");
  expect(counts).toMatchObject({ all: incidents ?? 0, open: open ?? 0 });
  expect(counts.closed).toBe((incidents ?? 0) - (open ?? 0));
  expect(await walked(ask, "list_incidents", {})).toBe(counts.all);
  for (const state of ["open", "closed", "now"])
    expect([state, await walked(ask, "list_incidents", { state })]).toEqual([state, counts[state]]);
}

describe.each(ONE_DATABASE)("behind each number on %s", (name) => {
  const stack = useStack(name);

  test("is a list, and its rows, its count and the figure of the report of the same filters are as many", async () => {
    const { client: owner } = await signUp(stack);
    await fc.assert(
      fc.asyncProperty(worlds, async (random) => {
        const { organizationId, world } = await storeWorld(stack, owner, random);
        const ask = askFor(owner, organizationId, world.filter);
        const report = await ask<Report>("report_dora", { parts: ["figures", "breakdown", "byOrigin"] });
        await checkDeployments(ask, report);
        await checkNarrowed(ask, report);
        await checkIncidents(ask, report);
        await checkChanges(ask, report);
        await checkCommits(ask, report);
      }),
      { numRuns: 6 },
    );
  });
});
