// The embedded Supabase as a process of its own, started by scripts/stack/launch.ts and ended with it.
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sendMail } from "#lib/mail.ts";
import { lockDataDir } from "./data-lock.ts";
import { addressFile } from "./join.ts";
import { embeddedEnvironment } from "./launch.ts";
import { OUTBOX, type StackMail } from "./mail.ts";
import { isPatchedPostgres } from "./postgres-floor.ts";
import { redactPackageErrors } from "./redact-errors.ts";
import { stackSecrets } from "./secrets.ts";
import { keepStatistics } from "./statistics.ts";
import { type RunningSupabase, startSupabase } from "./supabase.ts";

redactPackageErrors();

const dataDir = process.env.PLUMBLINE_DATA_DIR || ".data";
const canSend = Boolean(process.env.SMTP_URL);
try {
  await lockDataDir(dataDir);
  const secrets = stackSecrets(dataDir);
  const supabase = await startSupabase({
    database: process.env.DATABASE_URL
      ? { kind: "postgres", url: process.env.DATABASE_URL }
      : { kind: "pglite", dataDir: join(dataDir, "pglite") },
    port: Number(process.env.SUPABASE_PORT ?? 0),
    ...secrets,
    siteUrl: (process.env.PUBLIC_URL || "http://127.0.0.1:3000").replace(/\/+$/, ""),
    mail: { send: canSend ? sendByServer : printAndKeep },
    confirmEmails: canSend,
  });
  // What sending a mail reads of the environment.
  Object.assign(process.env, embeddedEnvironment(process.env, secrets, supabase.url));
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

async function sendByServer(mail: StackMail): Promise<void> {
  if (!(await sendMail(mail))) throw new Error("The mail server did not take the mail.");
}

/** Without a mail server mails are printed where this runs, and kept in a file beside the data. */
async function printAndKeep({ to, subject, text }: StackMail): Promise<void> {
  const mail = `\nMail to ${to}: ${subject}\n${text}\n`;
  process.stdout.write(mail);
  appendFileSync(join(dataDir, OUTBOX), mail, { mode: 0o600 });
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
