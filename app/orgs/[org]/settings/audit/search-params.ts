import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
import type { AuditFilter } from "#lib/db/audit.ts";
import { addDays, startOfDay } from "#lib/domain/format/format-time.ts";
import { parseAsCursor, parseAsDay, parseAsText } from "../../_components/filter/list-params.ts";

const filters = { actor: parseAsText, action: parseAsText, since: parseAsDay, until: parseAsDay };
const parsers = { ...filters, cursor: parseAsCursor };

/**
 * What the address asks for; null is everything, from the newest on. Days are those of the organisation's zone, both
 * included, and have names of their own beside the period of the numbers.
 */
export type AuditQuery = inferParserType<typeof parsers>;
export const readAuditQuery = createLoader(parsers);

export function auditFilter({ actor, action, since, until }: AuditQuery, timeZone: string): AuditFilter {
  return {
    actor,
    action,
    from: since === null ? null : startOfDay(since, timeZone).toISOString(),
    to: until === null ? null : startOfDay(addDays(until, 1), timeZone).toISOString(),
  };
}

/** The filters as a query, with `?`; "" when there are none. */
export const filterSearch = createSerializer(filters);

/** The filters and the page as a query, with `?`; "" when there are none. */
export const auditSearch = createSerializer(parsers);
