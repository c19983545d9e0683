import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { parseAsCursor, parseAsId, parseAsText } from "../_components/filter/list-params.ts";

/** `now`: open at this moment, whenever they began; `open` and `closed` are of those that began in the period. */
export const INCIDENT_STATES = ["now", "open", "closed"] as const;

const parsers = {
  /** Null: all of the period. */
  state: parseAsStringLiteral(INCIDENT_STATES),
  q: parseAsText,
  cursor: parseAsCursor,
  /** The one in the drawer. */
  open: parseAsId,
};

export type IncidentsState = inferParserType<typeof parsers>;
export const readIncidentsState = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list with some of its state changed; its scope is added by the link. */
export function incidentsHref(slug: string, state: Partial<IncidentsState>): string {
  return serialize(`/orgs/${slug}/incidents`, state);
}
