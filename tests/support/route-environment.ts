import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import type { SyncBench } from "./connected-account.ts";

/**
 * Points what is loaded from now on at a bench: routes and the connect flow read their database, ring and Datadog from
 * the environment. Answers the cron secret.
 */
export function pointAtBench(bench: SyncBench): string {
  const cronSecret = randomBytes(32).toString("hex");
  Object.assign(process.env, {
    NEXT_PUBLIC_SUPABASE_URL: bench.stack.url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: bench.stack.publishableKey,
    SUPABASE_SECRET_KEY: bench.stack.secretKey,
    CREDENTIAL_KEYS: [...bench.ring].map(([id, key]) => `${id}:${key.toString("base64")}`).join(","),
    DATADOG_API_BASE_URL: bench.simulatorUrl,
    // Nothing listens there: who asks GitHub in such a test says where it is.
    GITHUB_API_BASE_URL: process.env.GITHUB_API_BASE_URL ?? "http://127.0.0.1:9",
    CRON_SECRET: cronSecret,
    PLUMBLINE_EMBEDDED: "1",
  });
  vi.resetModules();
  return cronSecret;
}
