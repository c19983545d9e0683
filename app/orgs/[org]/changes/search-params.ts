import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { CHANGE_STATES, COMMIT_ORIGINS } from "#lib/db/changes.ts";
import { STAGES } from "#lib/domain/report/report.ts";
import { parseAsCursor, parseAsText } from "../_components/filter/list-params.ts";

const parsers = {
  state: parseAsStringLiteral(CHANGE_STATES).withDefault("counted"),
  origin: parseAsStringLiteral(COMMIT_ORIGINS),
  tool: parseAsText,
  /** Of the row of an environment: `env:` and its name, or `none`. */
  deployedTo: parseAsText,
  /** Only those that have a time of this stage. */
  stage: parseAsStringLiteral(STAGES),
  q: parseAsText,
  cursor: parseAsCursor,
};

export type ChangesState = inferParserType<typeof parsers>;
export const readChangesState = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list with some of its state changed; its scope is added by the link. */
export function changesHref(slug: string, state: Partial<ChangesState>): string {
  return serialize(`/orgs/${slug}/changes`, state);
}
