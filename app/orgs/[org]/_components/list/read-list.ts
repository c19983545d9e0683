import type { Page } from "#lib/db/cursor.ts";
import { AppError } from "#lib/errors.ts";

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

/** What a section may never come to await: its rejection then belongs to nobody and must not end the process. */
export function started<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
