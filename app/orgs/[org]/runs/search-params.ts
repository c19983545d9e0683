import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from "nuqs/server";
import { cursorParser } from "../_components/list/read-list.ts";

export const RUN_STATUSES = ["running", "succeeded", "partial", "failed", "cancelled"] as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const parsers = {
  connection: createParser({ parse: (id) => (UUID.test(id) ? id : null), serialize: (id: string) => id }),
  status: parseAsStringLiteral(RUN_STATUSES),
  ...cursorParser,
};

export type RunsQuery = inferParserType<typeof parsers>;

/** What the address asks for; anything malformed falls back to everything, from the newest on. */
export const readRunsQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of a page of the list. */
export function runsHref(slug: string, query: Partial<RunsQuery> = {}): string {
  return serialize(`/orgs/${slug}/runs`, query);
}
