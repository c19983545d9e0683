import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { parseAsConnection, parseAsCursor } from "../../_components/filter/list-params.ts";

export const RUN_STATUSES = ["running", "succeeded", "partial", "failed", "cancelled"] as const;

const parsers = {
  connection: parseAsConnection,
  status: parseAsStringLiteral(RUN_STATUSES),
  cursor: parseAsCursor,
};

/** What the address asks for; null is everything, from the newest on. */
export type RunsQuery = inferParserType<typeof parsers>;
export const readRunsQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list at another page. */
export function runsHref(slug: string, query: RunsQuery): string {
  return serialize(`/orgs/${slug}/data-quality/runs`, query);
}
