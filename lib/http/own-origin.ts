import type { Caller } from "../auth/caller.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";

export const FOREIGN_ORIGIN = { code: "foreign_origin", numbers: {} } as const;

/**
 * Whether a page of ours sent this request. Browsers state the origin on every call that may change something; one
 * without it, or with `null`, was not.
 */
export function isOwnOrigin(headers: Pick<Headers, "get">): boolean {
  const origin = URL.parse(headers.get("origin") ?? "");
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  const secure = origin?.protocol === "https:" || (origin?.protocol === "http:" && !env().secureCookies);
  const own = origin === null ? null : URL.parse(`${origin.protocol}//${host ?? ""}`);
  return secure && own !== null && own.host === origin?.host;
}

/** Refuses a state-changing call by cookie that a page of another site may have sent. */
export function refuseForeignOrigin(request: Request, caller: Caller): void {
  if (caller.by !== "cookie" || request.method === "GET" || request.method === "HEAD") return;
  if (isOwnOrigin(request.headers)) return;
  throw new AppError("forbidden", { says: FOREIGN_ORIGIN });
}
