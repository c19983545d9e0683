import { createLoader, createParser, createSerializer, type inferParserType } from "nuqs/server";
import type { AuditFilter } from "#lib/db/audit.ts";
import { addDays, startOfDay } from "#lib/domain/format/format-time.ts";
import { isCalendarDay } from "#lib/domain/report/filter.ts";
import { cursorParser, parseAsText } from "../../_components/list/read-list.ts";

const LONGEST = 200;

/** A day is `YYYY-MM-DD` in the organisation's zone; of the centuries that our lists know. */
const day = createParser({
  parse: (text) => (isCalendarDay(text) && /^(19[7-9]|20|21)/.test(text) ? text : null),
  serialize: (text: string) => text,
});

const filterParsers = { actor: parseAsText(LONGEST), action: parseAsText(LONGEST), from: day, to: day };
const parsers = { ...filterParsers, ...cursorParser };

export type AuditQuery = inferParserType<typeof parsers>;

/** What the address asks for; anything malformed falls back to everything, from the newest on. */
export const readAuditQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of a page of the log. */
export function auditHref(slug: string, query: Partial<AuditQuery> = {}): string {
  return serialize(`/orgs/${slug}/settings/audit`, query);
}

/** The file with the lines that the filters leave. */
export function auditFileHref(slug: string, query: AuditQuery): string {
  return createSerializer(filterParsers)(`/orgs/${slug}/settings/audit/export`, query);
}

/** Both days included. */
export function auditFilter({ actor, action, from, to }: AuditQuery, timeZone: string): AuditFilter {
  return {
    actor,
    action,
    from: from === null ? null : startOfDay(from, timeZone).toISOString(),
    to: to === null ? null : startOfDay(addDays(to, 1), timeZone).toISOString(),
  };
}
