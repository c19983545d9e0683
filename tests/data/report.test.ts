import type { SupabaseClient } from "@supabase/supabase-js";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "#lib/domain/report/report.ts";
import { differences } from "../support/differences.ts";
import { worlds } from "../support/event-arbitraries.ts";
import { useStack } from "../support/kit.ts";
import { computeReport } from "../support/oracle.ts";
import { DATABASES } from "../support/stack.ts";
import { callRpc, signUp } from "../support/stack-client.ts";
import { findFaults, storeWorld } from "../support/world-store.ts";

describe.each(DATABASES)("the report on %s", (name) => {
  const stack = useStack(name);
  let owner: SupabaseClient;

  beforeAll(async () => {
    owner = (await signUp(stack)).client;
  });

  test("equals a naive computation over random events", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (random) => {
        const { organizationId, world } = await storeWorld(stack, owner, random);
        expect(await findFaults(stack, organizationId)).toEqual([]);
        const report = await callRpc<Report>(owner, "report_dora", {
          p_organization_id: organizationId,
          p_filter: world.filter,
        });
        const expected = withoutChange(computeReport(world, world.filter, Date.now()));
        expect(differences(report, expected)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** What the database answers: changes and differences are told of it by lib/domain/metrics/change.ts. */
function withoutChange({ previous, byOrigin, ...report }: Report) {
  const { change: _, ...before } = previous ?? {};
  const { difference: __, ...origins } = byOrigin;
  return { ...report, previous: previous === null ? null : before, byOrigin: origins };
}
