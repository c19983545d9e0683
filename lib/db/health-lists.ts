import { z } from "zod";
import type { Behind } from "../domain/health/behind.ts";
import { call, type Db } from "./call.ts";
import { ofOrganization } from "./reading.ts";

const health = z.object({
  connected: z.boolean(),
  chosen: z.number().int(),
  /** When the newest known value of GitHub was measured; null where there is none. */
  measuredAt: z.string().nullable(),
  scopes: z.array(z.string()),
});
export type HealthState = z.infer<typeof health>;

/** Whether GitHub is read, since when its values are, and of which repositories there are any. */
export const tellHealth = ofOrganization("tell_health", health);

const fact = z.object({
  /** host/owner/name. */
  repository: z.string(),
  /** Where it is below the repository's address. */
  path: z.string(),
  name: z.string(),
  text: z.string().nullable(),
  at: z.string(),
  seconds: z.number().nullable(),
  /** A run's conclusion; else what was asked for. */
  state: z.string().nullable(),
});
export type HealthFact = z.infer<typeof fact>;

/** `total` counts all, `items` are the first hundred. */
const facts = z.object({ total: z.number().int(), items: z.array(fact) });
export type HealthFacts = z.infer<typeof facts>;

const LISTS = {
  pulls: "list_health_pulls",
  runs: "list_health_runs",
  commits: "list_health_commits",
} as const;

export type FactQuery = { scope: string; from: string; to: string };

/** What GitHub told that is behind a value of this window; the same predicates as the measures. */
export function listHealthFacts(
  db: Db,
  organizationId: string,
  { of, state, ...query }: Exclude<Behind, { of: "events" }> & FactQuery,
): Promise<HealthFacts> {
  const args = { p_organization_id: organizationId, p_query: { ...query, state } };
  return call(db, { name: LISTS[of], args, returns: facts, idempotent: true });
}
