import { AppError } from "#lib/errors.ts";
import { forCron } from "#lib/http/cron.ts";
import { kindsOf, planDue } from "#lib/kinds.ts";
import { thisServer } from "#lib/sync/this-server.ts";
import { tick } from "#lib/work/tick.ts";

export const dynamic = "force-dynamic";
export const maxDuration = 300;

const DEFAULT_BUDGET_SECONDS = 240;

/**
 * Does due work of every kind within the budget; Vercel Cron, a scheduler or an operator may call it as often as they
 * like. 503 when something was claimed and all of it failed by a fault of ours: whoever calls is to notice.
 */
export const GET = forCron(async (request) => {
  const budgetSeconds = parseBudget(new URL(request.url).searchParams.get("budgetSeconds"));
  const { db, noticeMail, ...settings } = thisServer();
  await planDue(db);
  const { ours, ...counts } = await tick(kindsOf(settings), {
    db,
    noticeMail,
    budgetSeconds,
    trigger: "cron",
  });
  return Response.json(counts, { status: counts.claimed > 0 && ours === counts.claimed ? 503 : 200 });
});

function parseBudget(text: string | null): number {
  if (text === null) return DEFAULT_BUDGET_SECONDS;
  const seconds = Number(text);
  if (/^\d{1,3}$/.test(text) && seconds >= 1 && seconds <= 290) return seconds;
  throw new AppError("invalid_input", { says: { code: "bad_budget", numbers: { least: 1, most: 290 } } });
}
