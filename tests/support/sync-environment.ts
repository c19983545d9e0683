import { randomBytes } from "node:crypto";

// The run loop writes a log, and the log reads the environment.
Object.assign(process.env, {
  NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:1",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_of_nobody",
  SUPABASE_SECRET_KEY: "sb_secret_of_nobody",
  CREDENTIAL_KEYS: `1:${randomBytes(32).toString("base64")}`,
  CRON_SECRET: randomBytes(32).toString("hex"),
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
