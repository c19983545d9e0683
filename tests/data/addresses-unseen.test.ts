import type { SupabaseClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import type { Connected } from "../support/connected-account.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { connectNamed } from "../support/named-account.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";
import { addMember } from "../support/team.ts";

const ADDRESS = /canaria@people|canaria@people\.test/i;

describe.each(ONE_DATABASE)("the address of an author on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const connected = use<Connected>(() => connectNamed(bench));

  /** Every table and column that the interface could answer with, whatever there is. */
  const columns = () =>
    readRows<{ table: string; column: string }>(
      stack,
      `select table_name as table, column_name as column from information_schema.columns
        where table_schema = 'public' order by 1, 2`,
    );
  const read = async (client: SupabaseClient, table: string, column: string) => {
    const { data, error } = await client.from(table).select(column);
    return error === null ? JSON.stringify(data) : "";
  };
  const viewer = async () =>
    (await addMember(stack, { organizationId: connected.organizationId, role: "viewer" })).client;

  test("is in no column of any table that a viewer reads, one by one and whole", async () => {
    const client = await viewer();
    const all = await columns();
    const seen: string[] = [];
    for (const { table, column } of all)
      if (ADDRESS.test(await read(client, table, column))) seen.push(`${table}.${column}`);
    for (const table of new Set(all.map((one) => one.table)))
      if (ADDRESS.test(await read(client, table, "*"))) seen.push(table);
    expect(seen).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
    expect(await read(client, "commits", "sha")).toContain("aaaa");
  });

  test("is out of reach of an owner's own queries, too, and of filters that would guess at it", async () => {
    for (const column of [
      "author_email",
      "raw_author_email",
      "author_name",
      "message",
      "trailers",
      "evidence",
    ]) {
      const { error } = await connected.owner.from("commits").select("sha").not(column, "is", null);
      expect([column, error?.code]).toEqual([column, "42501"]);
    }
  });

  test("is not in what a deployment tells of its commits: their authors' names and messages are", async () => {
    const client = await viewer();
    const ids = await readRows<{ id: string }>(
      stack,
      `select id from public.deployments where organization_id = ${quote(connected.organizationId)} order by external_id`,
    );
    const told = await Promise.all(
      ids.map(({ id }) =>
        callRpc<DeploymentDetail>(client, "get_deployment", {
          p_organization_id: connected.organizationId,
          p_id: id,
        }),
      ),
    );
    const commits = told.flatMap((one) => one.commits);
    expect(commits.map((commit) => commit.authorName)).toEqual([
      ...["Ana Canaria", "Ana Canaria", "dependabot[bot]", "Bea Canaria", "…"],
    ]);
    expect(commits[1]?.message).toContain(
      "Signed-off-by: Ana Canaria <…>\nCo-authored-by: Claude <noreply@anthropic.com>",
    );
    expect(JSON.stringify(told)).not.toMatch(ADDRESS);
  });
});
