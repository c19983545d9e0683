import type { AuditEntry } from "../db/audit.ts";
import { type CsvColumn, plainColumns } from "./csv.ts";

/** The columns of an export of the audit log; the details as JSON. */
export const AUDIT_COLUMNS: CsvColumn<AuditEntry>[] = [
  ...plainColumns<AuditEntry>("at", "actor", "action", "target", "address"),
  { name: "details", read: (row) => JSON.stringify(row.details) },
];
