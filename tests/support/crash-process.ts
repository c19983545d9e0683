import { flushCompileCache } from "node:module";
import { createClient } from "@supabase/supabase-js";
import { kindsOf } from "#lib/kinds.ts";
import { createDatadogClient } from "#lib/sources/datadog/client.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { type TickResult, tick } from "#lib/work/tick.ts";
import "./sync-environment.ts";
import { watchCalls } from "./watched-calls.ts";

export type CrashOrder = {
  url: string;
  secretKey: string;
  simulatorUrl: string;
  /** Base64 of the master key with id 1. */
  masterKey: string;
  deathAt: Death | null;
};

/** The number of a point, counted from 1; or the `number`-th time that a call is on its way, or done and unheard. */
export type Death = number | { call: string; moment: "on its way" | "done and unheard"; number: number };

/** What a process that came to its end has to tell: the points that it passed, in order, and what it did. */
export type CrashReport = { points: string[]; tick: TickResult };

/** One tick in a process of its own, which kills itself at a given point as if its machine were switched off. */
async function main(order: CrashOrder): Promise<void> {
  const points = numberPoints(order.deathAt);
  const env = { credentialKeys: new Map([[1, Buffer.from(order.masterKey, "base64")]]) };
  const sources = eventSources({ datadog: { baseUrl: order.simulatorUrl } });
  const result = await tick(kindsOf({ env, sources }), {
    db: createClient<Database>(order.url, order.secretKey, { auth: { persistSession: false } }),
    noticeMail,
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
function numberPoints(deathAt: Death | null): string[] {
  const points: string[] = [];
  const timesOf = (point: string) => points.filter((passed) => passed === point).length;
  const reach = (point: string): boolean => {
    points.push(point);
    if (deathAt === null || typeof deathAt === "number") return points.length === deathAt;
    return point === `${deathAt.call} ${deathAt.moment}` && timesOf(point) === deathAt.number;
  };
  const never = new Promise<never>(() => undefined);
  const die = () => {
    process.kill(process.pid, "SIGKILL");
    return never;
  };
  watchCalls(async ({ name, pass }) => {
    if (reach(`${name} before it leaves`)) return die();
    const sent = pass();
    // The request has to be with the system before the process dies.
    if (isOnItsWay(name, timesOf(`${name} before it leaves`), deathAt)) setImmediate(die);
    const reply = await sent;
    const text = await reply.text();
    const answer = new Response(text === "" ? null : text, reply);
    if (reach(`${name} done and unheard`)) return die();
    return answer;
  });
  return points;
}

function isOnItsWay(name: string, number: number, deathAt: Death | null): boolean {
  if (deathAt === null || typeof deathAt === "number") return false;
  return deathAt.moment === "on its way" && deathAt.call === name && deathAt.number === number;
}

// Loads Datadog's package, which takes longest: a process waits for its order with everything in its memory.
await createDatadogClient({ site: "datadoghq.com", apiKey: "", appKey: "", baseUrl: null });
flushCompileCache(); // a killed process does not
process.once("message", (order) => main(order as CrashOrder));
process.send?.("ready");
