import { z } from "zod";
import { type Acting, act } from "./acting.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { readPage } from "./reading.ts";

export const NOTE_KINDS = ["freeze", "note"] as const;

export const metricNote = z.object({
  id: z.uuid(),
  /** When the setting changed, or the first moment that a freeze or note is about. */
  at: z.string(),
  /** The first moment after it; null: it is about one moment. */
  until: z.string().nullable(),
  kind: z.enum(["setting", ...NOTE_KINDS]),
  /** What changed: a setting, `target`, `target_removed`, `repository`, `vanished_deleted`, `vanished_kept`; or the kind. */
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** E-mail or token name, as it was at the time. */
  by: z.string(),
});
export type MetricNote = z.infer<typeof metricNote>;

/** A half-open window of ISO times; null is not bounded. */
type Window = { from: string | null; to: string | null };

/** A page of what moved the numbers beside the work itself and touches a window, the newest first. */
export function readMetricNotes(db: Db, organizationId: string, query: PageRequest & Window) {
  return readPage(db, organizationId, { name: "list_metric_notes", item: metricNote, query });
}

/** The newest 500 of a window, for whoever draws them. */
export async function listMetricNotes(db: Db, organizationId: string, window: Window): Promise<MetricNote[]> {
  return (await readMetricNotes(db, organizationId, { ...window, limit: 500, cursor: null })).items;
}

export type NewNote = {
  kind: (typeof NOTE_KINDS)[number];
  /** The first and the last day, in the organisation's time zone; `until` null: one day. */
  from: string;
  until: string | null;
  text: string;
};

/** Notes a freeze, or anything else that the numbers are read by, as a manager. */
export function addMetricNote(acting: Acting, { kind, from, until, text }: NewNote): Promise<MetricNote> {
  const args = { p_note: { kind, from, until, text } };
  return act(acting, { name: "add_metric_note", args, returns: metricNote });
}

/** Takes a freeze or note away, as a manager; `not_found` for a changed setting, which nobody takes back. */
export async function removeMetricNote(acting: Acting, id: string): Promise<void> {
  await act(acting, { name: "remove_metric_note", args: { p_id: id } });
}
