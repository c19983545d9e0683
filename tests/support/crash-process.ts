import { randomBytes } from "node:crypto";
import { flushCompileCache } from "node:module";
import { createClient } from "@supabase/supabase-js";
import { kindsOf } from "#lib/kinds.ts";
import { createDatadogClient } from "#lib/sources/datadog/client.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import { type TickResult, tick } from "#lib/work/tick.ts";
import { watchCalls } from "./watched-calls.ts";

export type CrashOrder = {
  url: string;
  secretKey: string;
  simulatorUrl: string;
  /** Base64 of the master key with id 1. */
  masterKey: string;
  /** Number of the point to die at, counted from 1; null lives on. */
  deathAt: number | null;
};

/** What a process that came to its end has to tell: the points that it passed, in order, and what it did. */
export type CrashReport = { points: string[]; tick: TickResult };

/** One tick in a process of its own, which kills itself at a given point as if its machine were switched off. */
async function main(order: CrashOrder): Promise<void> {
  Object.assign(process.env, {
    NEXT_PUBLIC_SUPABASE_URL: order.url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_of_nobody",
    SUPABASE_SECRET_KEY: order.secretKey,
    CREDENTIAL_KEYS: `1:${order.masterKey}`,
    CRON_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "silent",
  });
  const points = numberPoints(order.deathAt);
  const env = { credentialKeys: new Map([[1, Buffer.from(order.masterKey, "base64")]]) };
  const sources = eventSources({ datadog: { baseUrl: order.simulatorUrl } });
  const result = await tick(kindsOf({ env, sources }), {
    db: createClient<Database>(order.url, order.secretKey, { auth: { persistSession: false } }),
    budgetSeconds: 3600,
    trigger: "cron",
    // One after the other, so that the points come in one order.
    atOnce: 1,
  });
  process.send?.({ points, tick: result } satisfies CrashReport);
  process.disconnect();
}

/**
 * Two points around every call: it has not left; it was done and nobody heard. What a process does with an answer
 * before its next call is only in its memory, and dies with it.
 */
function numberPoints(deathAt: number | null): string[] {
  const points: string[] = [];
  const reach = (point: string): boolean => points.push(point) === deathAt;
  const never = new Promise<never>(() => undefined);
  const die = () => {
    process.kill(process.pid, "SIGKILL");
    return never;
  };
  watchCalls(async ({ name, pass }) => {
    if (reach(`${name} before it leaves`)) return die();
    const reply = await pass();
    const text = await reply.text();
    const answer = new Response(text === "" ? null : text, reply);
    if (reach(`${name} done and unheard`)) return die();
    return answer;
  });
  return points;
}

// Loads Datadog's package, which takes longest: a process waits for its order with everything in its memory.
await createDatadogClient({ site: "datadoghq.com", apiKey: "", appKey: "", baseUrl: null });
flushCompileCache(); // a killed process does not
process.once("message", (order) => main(order as CrashOrder));
process.send?.("ready");
