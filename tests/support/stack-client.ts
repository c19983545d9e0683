import { randomUUID } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Stack } from "./stack.ts";

type Row = Record<string, unknown>;
export type Range = [fromAt: string, toAt: string];

const STATELESS = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };

/**
 * Hands requests to the stack without the way over the loopback interface, a third of what a call takes. What the
 * product itself asks with goes that way.
 */
export function directly(stack: Pick<Stack, "fetch">): typeof fetch {
  return (input, init) => stack.fetch(new Request(input, init));
}

const optionsFor = (stack: Stack) => ({ ...STATELESS, global: { fetch: directly(stack) } });

/** A client with the secret key: past row level security, within the grants of service_role. */
export function secretClient(stack: Stack): SupabaseClient {
  return createClient(stack.url, stack.secretKey, optionsFor(stack));
}

/** A new person with an e-mail of their own, and their signed-in client. */
export async function signUp(
  stack: Stack,
): Promise<{ client: SupabaseClient; userId: string; email: string }> {
  const client = createClient(stack.url, stack.publishableKey, optionsFor(stack));
  const email = `${randomUUID()}@example.test`;
  const { data, error } = await client.auth.signUp({ email, password: `pass-${randomUUID()}` });
  if (error) throw error;
  if (!data.user) throw new Error("sign-up answered no user");
  return { client, userId: data.user.id, email };
}

/** Calls a function and answers its result; a refusal is thrown with its code. */
export async function callRpc<T>(client: SupabaseClient, name: string, parameters: Row): Promise<T> {
  const { data, error } = await client.rpc(name, parameters);
  if (error) throw Object.assign(new Error(`${name}: ${error.code} ${error.message}`), { code: error.code });
  return data as T;
}

export type ListPage = { items: Record<string, unknown>[]; next: { at: string; id: string } | null };

/** A page of one of the lists that an organisation has. */
export function callList(client: SupabaseClient, name: string, organizationId: string, filter: object = {}) {
  return callRpc<ListPage>(client, name, { p_organization_id: organizationId, p_filter: filter });
}

export async function createOrganization(owner: SupabaseClient): Promise<{ id: string; slug: string }> {
  const slug = `o-${randomUUID().slice(0, 30)}`.replace(/-$/, "0");
  return callRpc(owner, "create_organization", { p_name: slug, p_slug: slug });
}

/** Changes the settings of an organisation, by their names in the API, as its owner does. */
export async function setOrganization(owner: SupabaseClient, id: string, changes: Row): Promise<void> {
  await callRpc(owner, "update_organization", { p_organization_id: id, p_changes: changes });
}

/** Few enough values at once for PGlite, which takes at most 65,535 parameters a statement. */
export async function insertRows(client: SupabaseClient, table: string, rows: Row[]): Promise<void> {
  const size = Math.max(1, Math.floor(20_000 / Object.keys(rows[0] ?? { none: 0 }).length));
  for (let at = 0; at < rows.length; at += size) {
    const { error } = await client.from(table).insert(rows.slice(at, at + size));
    if (error)
      throw Object.assign(new Error(`${table}: ${error.code} ${error.message}`), { code: error.code });
  }
}

/** A connection of the organisation; answers its id. */
export async function addConnection(
  secret: SupabaseClient,
  organizationId: string,
  columns: Row = {},
): Promise<string> {
  const id = randomUUID();
  await insertRows(secret, "connections", [
    {
      organization_id: organizationId,
      id,
      provider: "datadog",
      name: "Datadog",
      site: "datadoghq.com",
      key_hint: "abcd",
      account_fingerprint: randomUUID(),
      history_from: "2020-01-01T00:00:00Z",
      ...columns,
    },
  ]);
  return id;
}

/** States which ranges of a stream were read completely; replaces what was stated before. */
export async function coverRanges(
  secret: SupabaseClient,
  of: { organizationId: string; connectionId: string; stream?: "deployments" | "incidents" },
  ranges: Range[],
): Promise<void> {
  const { error } = await secret.from("covered_ranges").upsert({
    organization_id: of.organizationId,
    connection_id: of.connectionId,
    stream: of.stream ?? "deployments",
    covered: `{${ranges.map(([fromAt, toAt]) => `[${fromAt},${toAt})`).join(",")}}`,
  });
  if (error) throw error;
}
