import { AppError } from "#lib/errors.ts";
import { forCron } from "#lib/http/cron.ts";
import { runDue } from "#lib/sync/run-due.ts";
import { thisServer } from "#lib/sync/this-server.ts";

export const dynamic = "force-dynamic";
export const maxDuration = 300;

const DEFAULT_BUDGET_SECONDS = 240;

/** Runs due syncs within the budget; Vercel Cron, a scheduler or an operator may call it as often as they like. */
export const GET = forCron((request) =>
  runDue({
    ...thisServer(),
    budgetSeconds: parseBudget(new URL(request.url).searchParams.get("budgetSeconds")),
    trigger: "cron",
  }),
);

function parseBudget(text: string | null): number {
  if (text === null) return DEFAULT_BUDGET_SECONDS;
  const seconds = Number(text);
  if (/^\d{1,3}$/.test(text) && seconds >= 1 && seconds <= 290) return seconds;
  throw new AppError("invalid_input", { publicMessage: "budgetSeconds is a whole number from 1 to 290." });
}
