import { decodeCursor, encodeCursor, foreignCursor, type Page, type PageRequest } from "../db/cursor.ts";

/** In such a cursor the id alone says where the page begins. */
const NO_MOMENT = "1970-01-01T00:00:00Z";

/** One page of a list that is short enough to be read whole, in its own order. */
export function pageOfAll<T extends { id: string }>(all: T[], { limit, cursor }: PageRequest): Page<T> {
  const last = decodeCursor(cursor);
  const before = last === null ? -1 : all.findIndex(({ id }) => id === last.id);
  if (last !== null && before === -1) throw foreignCursor();
  const items = all.slice(before + 1, before + 1 + limit);
  const end = items.at(-1);
  const more = before + 1 + limit < all.length;
  return {
    items,
    nextCursor: more && end !== undefined ? encodeCursor({ at: NO_MOMENT, id: end.id }) : null,
  };
}
