import { createParser, parseAsString } from "nuqs/server";
import type { Page } from "#lib/db/cursor.ts";
import { AppError } from "#lib/errors.ts";

/** Where the page of a list begins, in its address; null is at the newest. */
export const cursorParser = { cursor: parseAsString };

/** Text up to that long; longer ones and what no database can hold are as if they were not there. */
export const parseAsText = (longest: number) =>
  createParser({
    parse: (text) => {
      const trimmed = text.trim();
      return trimmed === "" || trimmed.length > longest || trimmed.includes("\u0000") ? null : trimmed;
    },
    serialize: (text: string) => text,
  });

/** One page of a list. A cursor that is none of ours begins at the newest. */
export async function readList<T>(
  cursor: string | null,
  read: (cursor: string | null) => Promise<Page<T>>,
): Promise<Page<T>> {
  try {
    return await read(cursor);
  } catch (error) {
    if (cursor !== null && error instanceof AppError && error.code === "invalid_input") return read(null);
    throw error;
  }
}
