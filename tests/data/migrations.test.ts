import { describe, expect, test } from "vitest";
import { migrate } from "#scripts/stack/migrate.ts";
import { useStack } from "../support/kit.ts";
import { DATABASES, readRows } from "../support/stack.ts";

const HISTORY = "supabase_migrations.schema_migrations";
const PLACE = { name: "This .data", reset: "remove .data" };

describe.each(DATABASES)("migrations on %s", (name) => {
  const stack = useStack(name);
  const again = () => migrate(stack.sql, PLACE);

  /** What a statement changes in the history, until the test has ended. */
  const changed = async (statement: string, check: () => Promise<void>) => {
    await stack.sql(`create table kept as select * from ${HISTORY}`);
    await stack.sql(statement);
    await check().finally(async () => {
      await stack.sql(`truncate ${HISTORY}; insert into ${HISTORY} select * from kept; drop table kept`);
    });
  };

  test("are applied once, each with the checksum of its file", async () => {
    expect(await again()).toEqual([]);
    const rows = await readRows<{ checksum: string }>(stack, `select checksum from ${HISTORY}`);
    expect(rows.length).toBeGreaterThan(20);
    for (const { checksum } of rows) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    [
      "has changed since it was applied",
      "update HISTORY set checksum = 'other' where version = (select max(version) from HISTORY)",
    ],
    ["is gone", "insert into HISTORY (version, name, checksum) values ('20200101000000', 'gone', 'x')"],
    [
      "comes before what is applied",
      "delete from HISTORY where version = (select min(version) from HISTORY)",
    ],
    ["has changed since it was applied", "update HISTORY set checksum = null"],
  ])("stop with a clear line where one %s", async (problem, statement) => {
    await changed(statement.replaceAll("HISTORY", HISTORY), async () => {
      await expect(again()).rejects.toThrow(
        new RegExp(
          `^This \\.data was made by an older schema: .*${problem}\\. .*remove \\.data, and start again`,
        ),
      );
    });
  });

  test("that the Supabase CLI applied count as applied: it keeps the statements, and no checksum", async () => {
    await changed(`update ${HISTORY} set checksum = null, statements = array['select 1']`, async () => {
      expect(await again()).toEqual([]);
    });
  });

  test("are found by the Supabase CLI: it reads the versions, and writes its own columns", async () => {
    const cli = `insert into ${HISTORY} (version, name, statements) values ('20990101000000', 'next', array['select 1'])`;
    await changed(cli, async () => {
      const [last] = await readRows(stack, `select version from ${HISTORY} order by version desc limit 1`);
      expect(last).toEqual({ version: "20990101000000" });
    });
  });
});
