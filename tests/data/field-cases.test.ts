import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { askReport } from "../support/ask-report.ts";
import { FIELD_CASES } from "../support/field-cases.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { signUp } from "../support/stack-client.ts";
import { storeWorld } from "../support/world-store.ts";

describe.each(ONE_DATABASE)("the report on %s", (name) => {
  const stack = useStack(name);
  let owner: SupabaseClient;

  beforeAll(async () => {
    owner = (await signUp(stack)).client;
  });

  test.each(FIELD_CASES)("$code: $rule", async ({ world, asks }) => {
    const { organizationId, named } = await storeWorld(stack, owner, world);
    for (const { filter, see, right } of asks) {
      const report = await askReport(owner, organizationId, named(filter));
      expect(see(report)).toMatchObject(right as object);
    }
  });
});
