import { randomUUID } from "node:crypto";
import { countDueWork } from "#lib/db/work.ts";
import { respond } from "#lib/http/answer.ts";
import { log } from "#lib/log.ts";
import { adminClient } from "#lib/supabase/admin.ts";

export const dynamic = "force-dynamic";

/** 200 when the database answers, else 503 with the part that fails. */
export async function GET(): Promise<Response> {
  const requestId = randomUUID();
  try {
    await countDueWork(adminClient(), null);
    return respond({ status: "ok" }, 200, requestId);
  } catch (error) {
    log().error({ error, requestId }, "not ready");
    return respond({ status: "failing", failing: ["database"] }, 503, requestId);
  }
}
