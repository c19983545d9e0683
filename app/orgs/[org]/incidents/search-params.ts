import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { INCIDENT_STATES } from "#lib/db/incidents.ts";
import { parseAsCursor, parseAsId, parseAsText } from "../_components/filter/list-params.ts";

const parsers = {
  /** `now`: open at this moment, whenever they began; `open` and `closed` are of those of the period; null: all of it. */
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
