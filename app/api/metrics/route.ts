import { readOperatorMetrics } from "#lib/db/operator-metrics.ts";
import { forCron } from "#lib/http/cron.ts";
import { log } from "#lib/log.ts";
import { adminClient } from "#lib/supabase/admin.ts";
import { EXPOSITION_TYPE, renderMetrics } from "./exposition.ts";

export const dynamic = "force-dynamic";

/** For Prometheus. With the database down it still answers for the process, and says so. */
export const GET = forCron(async () => {
  const read = await readOperatorMetrics(adminClient()).catch((error: unknown) => {
    log().error({ error }, "operator metrics cannot be read");
    return null;
  });
  return new Response(await renderMetrics(read), { headers: { "content-type": EXPOSITION_TYPE } });
});
