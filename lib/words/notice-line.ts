import type { Said } from "../domain/said.ts";
import type { Words } from "./words.ts";

const CODES = ["failing", "broke"] as const;

/**
 * Which line a page has about what the admins were told; null where nothing was told, or where other words stand for it:
 * those of refused keys and of vanished events, about which somebody is to decide.
 */
export function noticeCode(notice: Said | null): (typeof CODES)[number] | null {
  return CODES.find((code) => code === notice?.code) ?? null;
}

/** What the admins were told about a connection, in one line; null where there is none. */
export function sayNotice(
  { t }: Pick<Words, "t">,
  { name, notice }: { name: string; notice: Said | null },
): string | null {
  const code = noticeCode(notice);
  return code === null ? null : t(`connections.notice.${code}`, { name });
}
