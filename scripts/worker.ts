// Drains due work for ever, for a host that is not Vercel. Any number may run: each piece is claimed once.
import { requireEnv } from "#lib/env.ts";
import { kindsOf, planDue } from "#lib/kinds.ts";
import { log } from "#lib/log.ts";
import { thisServer } from "#lib/sync/this-server.ts";
import { tick } from "#lib/work/tick.ts";
import { loadEnvFile } from "./stack/launch.ts";

const PAUSE_MS = 30_000;
const BUDGET_SECONDS = 240;

loadEnvFile();
let stopping = false;
let wake: () => void = () => undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopping = true;
    wake();
  });
}

requireEnv();
while (!stopping) {
  try {
    const { db, noticeMail, ...settings } = thisServer();
    await planDue(db);
    const result = await tick(kindsOf(settings), {
      db,
      noticeMail,
      budgetSeconds: BUDGET_SECONDS,
      trigger: "worker",
    });
    if (result.claimed > 0) log().info(result, "worker tick");
    if (result.remaining > 0) continue;
  } catch (error) {
    log().error({ error }, "worker tick failed");
  }
  if (stopping) break;
  await new Promise<void>((resolve) => {
    wake = resolve;
    setTimeout(resolve, PAUSE_MS);
  });
}
process.exit(0);
