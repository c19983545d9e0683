import { z } from "zod";
import { call, type Db } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";

const count = z.number();
const counts = z.object({
  fetched: count,
  inserted: count,
  updated: count,
  unchanged: count,
  quarantined: count,
  tombstoned: count,
});
export type StreamCounts = z.infer<typeof counts>;

const stream = z.enum(["deployments", "incidents"]);

const run = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  trigger: z.enum(["connect", "cron", "manual", "worker"]),
  mode: z.enum(["first", "nightly", "deep"]),
  status: z.enum(["queued", "running", "succeeded", "partial", "failed", "cancelled"]),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  streams: z.object({ deployments: counts, incidents: counts }),
  gaps: z.array(z.object({ stream, from: z.string(), to: z.string(), reason: z.string() })),
  apiCalls: count,
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  progress: z.object({ readSeconds: z.number(), plannedSeconds: z.number() }).nullable(),
});
export type SyncRun = z.infer<typeof run>;

/** Runs of the organisation, newest first. */
export function listSyncRuns(
  db: Db,
  organizationId: string,
  page: PageRequest & { connectionId?: string },
): Promise<Page<SyncRun>> {
  return call(db, {
    name: "list_sync_runs",
    args: {
      p_organization_id: organizationId,
      p_filter: {
        limit: page.limit,
        cursor: decodeCursor(page.cursor),
        connectionId: page.connectionId ?? null,
      },
    },
    returns: pageOf(run),
    idempotent: true,
  });
}
