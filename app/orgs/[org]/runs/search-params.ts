import { z } from "zod";
import type { SyncRun } from "#lib/db/sync-runs.ts";

const ID = z.uuid();
const STATUS = z.enum(["running", "succeeded", "partial", "failed", "cancelled"]);

export type RunsQuery = {
  connectionId: string | null;
  status: SyncRun["status"] | null;
  cursor: string | null;
};

export const RUN_STATUSES = STATUS.options;

/** What the address asks for; anything malformed falls back to everything, from the newest on. */
export function parseRunsQuery(query: Record<string, string | string[] | undefined>): RunsQuery {
  const connection = ID.safeParse(query.connection);
  const status = STATUS.safeParse(query.status);
  return {
    connectionId: connection.success ? connection.data : null,
    status: status.success ? status.data : null,
    cursor: typeof query.cursor === "string" && query.cursor !== "" ? query.cursor : null,
  };
}

/** The address of the same list at another page. */
export function runsHref(slug: string, query: RunsQuery): string {
  const params = new URLSearchParams();
  if (query.connectionId !== null) params.set("connection", query.connectionId);
  if (query.status !== null) params.set("status", query.status);
  if (query.cursor !== null) params.set("cursor", query.cursor);
  const text = params.toString();
  return text === "" ? `/orgs/${slug}/runs` : `/orgs/${slug}/runs?${text}`;
}
