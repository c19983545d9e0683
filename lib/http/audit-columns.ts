import type { AuditEntry } from "../db/audit.ts";
import type { CsvColumn } from "./csv.ts";

/** The columns of an export of the audit log; the details as JSON. */
export const AUDIT_COLUMNS: CsvColumn<AuditEntry>[] = [
  { name: "at", read: (row) => row.at },
  { name: "actor", read: (row) => row.actor },
  { name: "action", read: (row) => row.action },
  { name: "target", read: (row) => row.target },
  { name: "address", read: (row) => row.address },
  { name: "details", read: (row) => JSON.stringify(row.details) },
];
