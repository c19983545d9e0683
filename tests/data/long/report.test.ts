import type { SupabaseClient } from "@supabase/supabase-js";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ROWS_BY } from "#lib/domain/report/report.ts";
import { SPLITS } from "#lib/domain/report/report-query.ts";
import { askMore, askReport } from "../../support/ask-report.ts";
import { differences } from "../../support/differences.ts";
import { worlds } from "../../support/event-arbitraries.ts";
import { useStack } from "../../support/kit.ts";
import { computeMore, computeReport } from "../../support/oracle.ts";
import { DATABASES } from "../../support/stack.ts";
import { signUp } from "../../support/stack-client.ts";
import { findFaults, storeWorld } from "../../support/world-store.ts";

/** More of them when wished: `WORLDS=1000 npx vitest run --project data tests/data/report.test.ts`. */
const numRuns = Number(process.env.WORLDS ?? 30);

describe.each(DATABASES)("the report on %s", (name) => {
  const stack = useStack(name);
  let owner: SupabaseClient;

  beforeAll(async () => {
    owner = (await signUp(stack)).client;
  });

  test("equals a naive computation over random events", { timeout: 6000 * numRuns }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (random) => {
        const { organizationId, world } = await storeWorld(stack, owner, random);
        expect(await findFaults(stack, organizationId)).toEqual([]);
        const { from, to, compare } = world.filter;
        // What is sorted beforehand is what nothing filters.
        for (const filter of [world.filter, { from, to, compare }]) {
          const report = await askReport(owner, organizationId, filter);
          expect(differences(report, computeReport(world, filter, Date.now()))).toEqual([]);
        }
      }),
      { numRuns },
    );
  });

  test("equals it too in what is told only where it is asked for", { timeout: 6000 * numRuns }, async () => {
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.constantFrom(...SPLITS),
        fc.constantFrom(...ROWS_BY),
        async (random, split, by) => {
          const { organizationId, world } = await storeWorld(stack, owner, random);
          const filter = { ...world.filter, split, by };
          const more = await askMore(owner, organizationId, filter);
          expect(differences(more, computeMore(world, filter, Date.now()))).toEqual([]);
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});
