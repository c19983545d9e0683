import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { parseAsCursor, parseAsText } from "../../_components/filter/list-params.ts";

const parsers = {
  stream: parseAsStringLiteral(["deployments", "incidents"]),
  reason: parseAsText,
  cursor: parseAsCursor,
};

/** What the address asks for; null is everything, from the newest on. */
export type QuarantineQuery = inferParserType<typeof parsers>;
export const readQuarantineQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list at another page. */
export function quarantineHref(slug: string, query: QuarantineQuery): string {
  return serialize(`/orgs/${slug}/data-quality/quarantine`, query);
}
