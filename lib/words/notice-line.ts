import type { Said } from "../domain/said.ts";
import type { Words } from "./words.ts";

const CODES = ["failing", "broke", "vanished"] as const;
type Named = { name: string; notice: Said | null };

/** Which line a page has about what the admins were told; null where other words stand for it, or nothing was told. */
export function noticeCode(notice: Said | null): (typeof CODES)[number] | null {
  return CODES.find((code) => code === notice?.code) ?? null;
}

/** What the admins were told about a connection, in one line; null where there is none. */
export function sayNotice({ t }: Pick<Words, "t">, { name, notice }: Named): string | null {
  const code = noticeCode(notice);
  if (code === null) return null;
  const { missing = 0, of = 0 } = notice?.numbers ?? {};
  return t(`connections.notice.${code}`, { name, missing: Number(missing), of: Number(of) });
}
