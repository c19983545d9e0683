import { createLoader, createSerializer } from "nuqs/server";
import { parseAsCursor } from "../../_components/filter/list-params.ts";

const parsers = { cursor: parseAsCursor };

/** Where the page begins; null is the service that was deployed last. */
export const readMappingQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

export function mappingHref(slug: string, cursor: string | null): string {
  return serialize(`/orgs/${slug}/settings/repositories`, { cursor });
}
