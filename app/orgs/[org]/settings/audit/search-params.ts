import type { AuditFilter } from "#lib/db/audit.ts";
import { addDays, startOfDay } from "#lib/domain/format/format-time.ts";
import { isCalendarDay } from "#lib/domain/report/filter.ts";

/** What the address asks for. Days are `YYYY-MM-DD` in the organisation's zone, both included; empty is all. */
export type AuditQuery = Record<"actor" | "action" | "from" | "to", string> & { cursor: string | null };

const MAX_CHARACTERS = 200;

/** Anything malformed falls back to everything, from the newest on. */
export function parseAuditQuery(query: Record<string, string | string[] | undefined>): AuditQuery {
  const text = (name: string) => {
    const value = query[name];
    const one = typeof value === "string" ? value.trim() : "";
    return one.length <= MAX_CHARACTERS && !one.includes("\u0000") ? one : "";
  };
  const day = (name: string) =>
    isCalendarDay(text(name)) && /^(19[7-9]|20|21)/.test(text(name)) ? text(name) : "";
  const cursor = query.cursor;
  return {
    actor: text("actor"),
    action: text("action"),
    from: day("from"),
    to: day("to"),
    cursor: typeof cursor === "string" && cursor !== "" ? cursor : null,
  };
}

export function auditFilter({ actor, action, from, to }: AuditQuery, timeZone: string): AuditFilter {
  return {
    actor: actor || null,
    action: action || null,
    from: from === "" ? null : startOfDay(from, timeZone).toISOString(),
    to: to === "" ? null : startOfDay(addDays(to, 1), timeZone).toISOString(),
  };
}

/** The same filters as a query, with `?`; "" when there are none. */
export function auditSearch(query: AuditQuery, cursor: string | null = null): string {
  const { cursor: _, ...filters } = query;
  const all = Object.entries({ ...filters, cursor: cursor ?? "" }).filter(([, value]) => value !== "");
  return all.length === 0 ? "" : `?${new URLSearchParams(all)}`;
}
