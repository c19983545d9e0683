import type { SupabaseClient } from "@supabase/supabase-js";
import { endOrganization } from "#lib/db/organizations.ts";
import { actingAs } from "./acting.ts";
import { manyDeployments } from "./at-datadog.ts";
import { type Connected, connectAccount, DAY, type SyncBench, sync } from "./connected-account.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import { nothingIsDue } from "./work.ts";

type Owned = Pick<Connected, "owner" | "organizationId">;

/** A synced organisation of a few dozen rows, of which nothing is due. */
export async function connectSmall(bench: SyncBench): Promise<Connected> {
  const each = (n: number) => ({ commits: [{ sha: `c${n}` }] });
  const connected = await connectAccount(bench, {
    deployments: manyDeployments(bench, 11, { from: DAY, step: 60, each }),
  });
  await sync(connected);
  await nothingIsDue(bench.stack);
  return connected;
}

export async function nameOf(stack: Stack, { organizationId }: Pick<Owned, "organizationId">) {
  const [row] = await readRows<{ name: string; slug: string }>(
    stack,
    `select name, slug from public.organizations where id = ${quote(organizationId)}`,
  );
  if (row === undefined) throw new Error("no such organisation");
  return row;
}

/** Ends an organisation as somebody who gives this name for it. */
export function end(client: SupabaseClient, organizationId: string, given: string): Promise<void> {
  return endOrganization(actingAs(client as never, organizationId, ""), given);
}

export async function endOwn(stack: Stack, owned: Owned): Promise<void> {
  await end(owned.owner, owned.organizationId, (await nameOf(stack, owned)).name);
}

/** The piece of work that empties it. */
export function emptyingOf({ organizationId }: Pick<Owned, "organizationId">) {
  return { organizationId, kind: "purge_organization", subjectId: organizationId };
}

/** Tables with rows of organisations, from the catalogue; or those of ours that have no column for one. */
export async function tablesOf(stack: Stack, which: "organizations" | "nobody"): Promise<string[]> {
  const schemas =
    which === "nobody" ? "n.nspname in ('public', 'private') and not" : "n.nspname !~ '^pg_' and";
  const tables = await readRows<{ name: string }>(
    stack,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${schemas} exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'organization_id') order by 1`,
  );
  return tables.map(({ name }) => name);
}

/** Tables that have rows of this organisation: a new one is among them by itself. */
export async function heldIn(stack: Stack, organizationId: string): Promise<string[]> {
  const counts = (await tablesOf(stack, "organizations")).map(
    (table) => `select ${quote(table)} as name from ${table} where organization_id = ${quote(organizationId)}
      having count(*) > 0`,
  );
  const rows = await readRows<{ name: string }>(stack, counts.join(" union all "));
  return rows.map(({ name }) => name);
}
