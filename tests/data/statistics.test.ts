import { expect, test } from "vitest";
import { analyzeChanged } from "#scripts/stack/statistics.ts";
import { useStack } from "../support/kit.ts";
import { readText } from "../support/stack.ts";

const stack = useStack("pglite");

test("the embedded database knows how large its tables are, and looks again when a fifth has changed", async () => {
  const add = (count: number) =>
    stack.sql(`insert into public.organizations (slug, name)
      select 'o-' || gen_random_uuid(), 'Many' from generate_series(1, ${count})`);
  // Of each organisation work is planned, too.
  const both = ["private.work", "public.organizations"];
  await analyzeChanged(stack.sql);
  await add(1000);
  expect((await analyzeChanged(stack.sql)).toSorted()).toEqual(both);
  expect(await readText(stack, "(select reltuples from pg_class where relname = 'organizations')")).toBe(
    "1000",
  );
  await add(100);
  expect(await analyzeChanged(stack.sql)).toEqual([]);
  await add(400);
  expect((await analyzeChanged(stack.sql)).toSorted()).toEqual(both);
});
