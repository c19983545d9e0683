import { randomUUID } from "node:crypto";
import { respond } from "#lib/http/answer.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return respond({ status: "ok" }, 200, randomUUID());
}
