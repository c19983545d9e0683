import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../env.ts";

/** Whether a request carries the cron secret. Compares hashes in constant time, so length and content tell nothing. */
export function isCron(request: Request): boolean {
  const sent = request.headers.get("authorization") ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(`Bearer ${env().cronSecret}`));
}
