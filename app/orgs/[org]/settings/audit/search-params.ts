import { createLoader, createSerializer, type inferParserType } from "nuqs/server";
import type { AuditFilter } from "#lib/db/audit.ts";
import { addDays, startOfDay } from "#lib/domain/format/calendar.ts";
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

const serialize = createSerializer(parsers);
const serializeFilters = createSerializer(filters);

/** The address of a page of the log. */
export function auditHref(slug: string, query: Partial<AuditQuery> = {}): string {
  return serialize(`/orgs/${slug}/settings/audit`, query);
}

/** The file with the lines that the filters leave. */
export function auditFileHref(slug: string, query: AuditQuery): string {
  return serializeFilters(`/orgs/${slug}/settings/audit/export`, query);
}
