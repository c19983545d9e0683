import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { parseAsCursor, parseAsText } from "#app/orgs/[org]/_components/filter/list-params.ts";
import { STREAMS } from "#lib/domain/quality/check.ts";

const parsers = {
  /** The item whose events are listed; null lists those of all. */
  of: parseAsText,
  stream: parseAsStringLiteral(STREAMS),
  cursor: parseAsCursor,
};

export type RowsQuery = inferParserType<typeof parsers>;
export const readRowsQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list at another page. */
export function rowsHref(slug: string, code: string, query: RowsQuery): string {
  return serialize(`/orgs/${slug}/data-quality/checks/${code}`, query);
}
