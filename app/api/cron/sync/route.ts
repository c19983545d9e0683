import { isCron } from "#lib/auth/cron.ts";
import { env } from "#lib/env.ts";
import { AppError, toAppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { adminClient } from "#lib/supabase/admin.ts";
import { runDue } from "#lib/sync/run-due.ts";

export const dynamic = "force-dynamic";
export const maxDuration = 300;

const DEFAULT_BUDGET_SECONDS = 240;

/** Runs due syncs within the budget; Vercel Cron, a scheduler or an operator may call it as often as they like. */
export async function GET(request: Request): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    if (!isCron(request))
      throw new AppError("unauthenticated", { publicMessage: "The cron secret is missing or wrong." });
    const budgetSeconds = parseBudget(new URL(request.url).searchParams.get("budgetSeconds"));
    const result = await runDue({ db: adminClient(), env: env(), budgetSeconds, trigger: "cron" });
    return Response.json(result, { headers: { "Cache-Control": "no-store", "x-request-id": requestId } });
  } catch (error) {
    const known = toAppError(error);
    if (known.status >= 500) log().error({ error: known, requestId }, "cron tick failed");
    const body = { error: { code: known.code, message: known.publicMessage, requestId } };
    return Response.json(body, {
      status: known.status,
      headers: { "Cache-Control": "no-store", "x-request-id": requestId },
    });
  }
}

function parseBudget(text: string | null): number {
  if (text === null) return DEFAULT_BUDGET_SECONDS;
  const seconds = Number(text);
  if (/^\d{1,3}$/.test(text) && seconds >= 1 && seconds <= 290) return seconds;
  throw new AppError("invalid_input", { publicMessage: "budgetSeconds is a whole number from 1 to 290." });
}
