import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const USED = `
  import { startPostgres } from "#scripts/stack/postgres.ts";
  await (await startPostgres()).close();
  process.exitCode = 3;
`;

test("a process that has used a PostgreSQL ends with its own code, so that a run of tests that failed says so", () => {
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", USED], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([3, ""]);
});
