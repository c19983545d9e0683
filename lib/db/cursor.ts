import { z } from "zod";
import { problemOf } from "../domain/refusals.ts";
import { isCalendarDay } from "../domain/report/moment.ts";
import { AppError } from "../errors.ts";

/**
 * The last row of a page: the next page begins after it. `at` keeps the database's microseconds. Where a list is sorted
 * by something else, `sort` says by what, and `value` is the row's, null when it has none.
 */
export type Cursor = { at: string; id: string; sort?: string | undefined; value?: number | null | undefined };

/** What a list tells its rows apart by, UUIDs unless given, and what it is sorted by, null for its own order. */
type Order = { ids?: "number" | undefined; sort?: string | null | undefined };

/** One page of a list; `nextCursor` is null on the last. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** What a list is asked for: at most 500 rows, after a cursor that this list gave. */
export type PageRequest = { limit: number; cursor: string | null };

const MOMENT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const IDS = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  number: /^[1-9]\d{0,17}$/,
};

const sorted = { sort: z.string().optional(), value: z.number().nullable().optional() };
const shape = z.strictObject({ at: z.string().regex(MOMENT).refine(isRealDay), id: z.string(), ...sorted });

/** A page as our list functions answer it: `{items, next: {at, id} | null}`. */
export function pageOf<T>(item: z.ZodType<T>) {
  return z
    .object({
      items: z.array(item),
      next: z.object({ at: z.string(), id: z.string(), ...sorted }).nullable(),
    })
    .transform(
      ({ items, next }): Page<T> => ({ items, nextCursor: next === null ? null : encodeCursor(next) }),
    );
}

/** The cursor as the caller carries it: opaque, base64url. */
export function encodeCursor({ at, id, sort, value }: Cursor): string {
  return Buffer.from(JSON.stringify({ at, id, sort, value })).toString("base64url");
}

/** Reads a cursor that a caller brought back; `invalid_input` when it is not one of this list; null stays null. */
export function decodeCursor(text: string | null, { ids, sort = null }: Order = {}): Cursor | null {
  if (text === null) return null;
  const result = shape.safeParse(readJson(text));
  if (!result.success || !IDS[ids ?? "uuid"].test(result.data.id)) throw foreignCursor();
  const { sort: own = null, value } = result.data;
  if (own !== sort || (sort === null) !== (value === undefined)) throw foreignCursor();
  return result.data;
}

export function foreignCursor(): AppError {
  return new AppError("invalid_input", {
    says: problemOf("query", "cursor", { code: "foreign_cursor", numbers: {} }),
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** PostgreSQL refuses a day that the calendar does not have, and our lists pass over odd centuries. */
function isRealDay(moment: string): boolean {
  return isCalendarDay(moment.slice(0, 10)) && moment >= "1900" && moment < "2200";
}
