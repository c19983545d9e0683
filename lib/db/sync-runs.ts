import { z } from "zod";
import { STREAMS } from "../domain/sync/events.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { byId, readPage } from "./reading.ts";
import { said, toldError } from "./said.ts";

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

const stream = z.enum(STREAMS);

export const syncRun = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  trigger: z.enum(["connect", "cron", "manual", "worker"]),
  mode: z.enum(["first", "nightly", "deep", "whole", "replay"]),
  status: z.enum(["queued", "running", "succeeded", "partial", "failed", "cancelled"]),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  streams: z.object({ deployments: counts, incidents: counts }),
  gaps: z.array(z.object({ stream, from: z.string(), to: z.string(), reason: said })),
  apiCalls: count,
  error: toldError.nullable(),
  /** What the source no longer listed and was not taken for deleted; null when nothing was. */
  vanished: z.object({ missing: count, of: count }).nullable(),
  progress: z.object({ readSeconds: z.number(), plannedSeconds: z.number() }).nullable(),
});
export type SyncRun = z.infer<typeof syncRun>;

export const syncRunDetail = syncRun.extend({
  /** Values that no reading could use, left out of events that were stored. */
  leftOut: z.object({ deployments: count, incidents: count }),
  /** In the order of their commits. */
  slices: z.array(
    counts.extend({
      stream,
      from: z.string(),
      to: z.string(),
      /** 0: the range as a whole; above: one of several commits inside it, or events read by their ids. */
      part: count,
      complete: z.boolean(),
      leftOut: count,
      apiCalls: count,
      committedAt: z.string(),
    }),
  ),
});
export type SyncRunDetail = z.infer<typeof syncRunDetail>;

export type RunFilter = {
  connection?: string | null;
  status?: SyncRun["status"] | null;
  mode?: SyncRun["mode"] | null;
};

/** Runs of the organisation, newest first. */
export function listSyncRuns(db: Db, organizationId: string, query: PageRequest & RunFilter) {
  return readPage(db, organizationId, { name: "list_sync_runs", item: syncRun, query });
}

/** One run with its slices. */
export const getSyncRun = byId("get_sync_run", syncRunDetail);
