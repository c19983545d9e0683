import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { COMMIT_ORIGINS } from "#lib/db/changes.ts";
import { parseAsCursor, parseAsText } from "../_components/filter/list-params.ts";

const parsers = {
  /** Null: of any. */
  origin: parseAsStringLiteral(COMMIT_ORIGINS),
  tool: parseAsText,
  q: parseAsText,
  cursor: parseAsCursor,
};

export type CommitsState = inferParserType<typeof parsers>;
export const readCommitsState = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list with some of its state changed; its scope is added by the link. */
export function commitsHref(slug: string, state: Partial<CommitsState>): string {
  return serialize(`/orgs/${slug}/commits`, state);
}
