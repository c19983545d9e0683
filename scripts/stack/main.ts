// The embedded Supabase as a process of its own, started by scripts/stack/launch.ts and ended with it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockDataDir } from "./data-lock.ts";
import { addressFile } from "./join.ts";
import { mailDriver } from "./mail.ts";
import { isPatchedPostgres } from "./postgres-floor.ts";
import { redactPackageErrors } from "./redact-errors.ts";
import { stackSecrets } from "./secrets.ts";
import { keepStatistics } from "./statistics.ts";
import { type RunningSupabase, startSupabase } from "./supabase.ts";

redactPackageErrors();

const dataDir = process.env.PLUMBLINE_DATA_DIR || ".data";
try {
  await lockDataDir(dataDir);
  const secrets = stackSecrets(dataDir);
  const supabase = await startSupabase({
    database: process.env.DATABASE_URL
      ? { kind: "postgres", url: process.env.DATABASE_URL }
      : { kind: "pglite", dataDir: join(dataDir, "pglite") },
    port: Number(process.env.SUPABASE_PORT ?? 0),
    ...secrets,
    siteUrl: process.env.PLUMBLINE_SITE_URL ?? "http://127.0.0.1:3000",
    mail: mailDriver(dataDir),
  });
  if (process.env.DATABASE_URL) await warnOfOldPostgres(supabase);
  // This process owns the data alone, so whoever held a lease is gone.
  await supabase.query("select public.end_open_work()");
  const stopUpkeep = process.env.DATABASE_URL ? () => undefined : keepStatistics(supabase.query);
  const stop = () => {
    stopUpkeep();
    return supabase.close().finally(() => process.exit(0));
  };
  process.on("SIGINT", () => undefined); // the launcher decides when, after the web server is down
  process.on("SIGTERM", stop);
  process.on("disconnect", stop);
  writeFileSync(addressFile(dataDir), supabase.url, { mode: 0o600 });
  process.send?.({ ready: true, url: supabase.url });
} catch (error) {
  process.send?.({ ready: false, message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

async function warnOfOldPostgres(supabase: RunningSupabase): Promise<void> {
  const [row] = await supabase.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  if (row === undefined || isPatchedPostgres(row.number)) return;
  process.stderr.write(
    `Warning: PostgreSQL ${row.version} lacks fixes in pgcrypto, which seals the Datadog keys. ` +
      "Upgrade to 15.19, 16.15, 17.11, 18.6 or newer.\n",
  );
}
