import { z } from "zod";
import { type Acting, actingArgs } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";

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
export function listAudit(
  db: Db,
  organizationId: string,
  page: PageRequest & AuditFilter,
): Promise<Page<AuditEntry>> {
  const { limit, actor, action, from, to } = page;
  const filter = { limit, cursor: decodeCursor(page.cursor, "number"), actor, action, from, to };
  return call(db, {
    name: "list_audit",
    args: { p_organization_id: organizationId, p_filter: filter },
    returns: pageOf(auditEntry),
    idempotent: true,
  });
}

const auditValues = z.object({ actors: z.array(z.string()), actions: z.array(z.string()) });
export type AuditValues = z.infer<typeof auditValues>;

/** Everybody and everything that the log names, by the alphabet; for its admins. */
export function listAuditValues(db: Db, organizationId: string): Promise<AuditValues> {
  return call(db, {
    name: "list_audit_values",
    args: { p_organization_id: organizationId },
    returns: auditValues,
    idempotent: true,
  });
}

/** Notes that a member opened the settings, once in 12 hours for each address. */
export async function recordSettingsVisit(acting: Acting): Promise<void> {
  await call(acting.db, {
    name: "record_settings_visit",
    args: actingArgs(acting),
    returns: z.unknown(),
  });
}

export type Export = {
  kind: "deployments" | "incidents" | "audit";
  /** The window; null is not bounded. */
  from: string | null;
  to: string | null;
};

/** Notes that the caller took a CSV export of this window. */
export async function recordExport(acting: Acting, taken: Export): Promise<void> {
  await call(acting.db, {
    name: "record_export",
    args: { ...actingArgs(acting), p_export: taken },
    returns: z.unknown(),
  });
}
