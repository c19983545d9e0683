import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { cursorParser, parseAsText } from "../../_components/list/read-list.ts";

const LONGEST_REASON = 300;

const parsers = {
  stream: parseAsStringLiteral(["deployments", "incidents"]),
  reason: parseAsText(LONGEST_REASON),
  ...cursorParser,
};

export type QuarantineQuery = inferParserType<typeof parsers>;

/** What the address asks for; anything malformed falls back to everything, from the newest on. */
export const readQuarantineQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of a page of the list. */
export function quarantineHref(slug: string, query: Partial<QuarantineQuery> = {}): string {
  return serialize(`/orgs/${slug}/data-quality/quarantine`, query);
}
