import { z } from "zod";
import { type Acting, act } from "./acting.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { ofOrganization, readPage } from "./reading.ts";

export const auditEntry = z.object({
  at: z.string(),
  /** E-mail, token name or "system", as it was at the time. */
  actor: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What of the log is asked for; null asks for all. Times are ISO, half-open; actors compare without case. */
export type AuditFilter = {
  actor: string | null;
  action: string | null;
  from: string | null;
  to: string | null;
};

/** What was done to an organisation, newest first; for its admins. */
export function listAudit(db: Db, organizationId: string, query: PageRequest & AuditFilter) {
  return readPage(db, organizationId, { name: "list_audit", item: auditEntry, query, ids: "number" });
}

const auditValues = z.object({ actors: z.array(z.string()), actions: z.array(z.string()) });
export type AuditValues = z.infer<typeof auditValues>;

/** Everybody and everything that the log names, by the alphabet; for its admins. */
export const listAuditValues = ofOrganization("list_audit_values", auditValues);

/** Notes that a member opened the settings, once in 12 hours for each address. */
export async function recordSettingsVisit(acting: Acting): Promise<void> {
  await act(acting, { name: "record_settings_visit", args: {} });
}

export type Export = {
  kind: "deployments" | "incidents" | "changes" | "commits" | "audit";
  /** The window; null is not bounded. */
  from: string | null;
  to: string | null;
};

/** Notes that the caller took a CSV export of this window. */
export async function recordExport(acting: Acting, taken: Export): Promise<void> {
  await act(acting, { name: "record_export", args: { p_export: taken } });
}
