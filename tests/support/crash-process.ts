import { flushCompileCache } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { createClient } from "@supabase/supabase-js";
import { kindsOf } from "#lib/kinds.ts";
import { createDatadogClient } from "#lib/sources/datadog/client.ts";
import type { DatadogSettings } from "#lib/sources/datadog/source.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { type TickResult, tick } from "#lib/work/tick.ts";
import "./lean-datadog.ts";
import "./sync-environment.ts";
import { noGitHub } from "./no-github.ts";
import { watchCalls } from "./watched-calls.ts";

/** What is replaced of the world around its Datadog client. */
export type CrashSettings = Pick<DatadogSettings, "pageLimit">;

export type CrashOrder = {
  url: string;
  secretKey: string;
  simulatorUrl: string;
  /** Base64 of the master key with id 1. */
  masterKey: string;
  settings: CrashSettings;
  deathAt: Death | null;
};

/** Around a call of this name, for the `number`-th time. */
type Moment = "before it leaves" | "on its way" | "done and unheard";

export type Point = { call: string; moment: Moment; number: number };
/** A point, or how many a process passes until it dies. */
export type Death = number | Point;

/** What a process that came to its end has to tell: the points that it passed, in order, and what it did. */
export type CrashReport = { points: Point[]; tick: TickResult };

/** One tick in a process of its own, which kills itself at a given point as if its machine were switched off. */
async function main(order: CrashOrder): Promise<void> {
  const points = numberPoints(order.deathAt);
  const env = { credentialKeys: new Map([[1, Buffer.from(order.masterKey, "base64")]]) };
  const sources = eventSources({ datadog: { baseUrl: order.simulatorUrl, ...order.settings } });
  // Collecting follows every read, and has deaths of its own.
  const { collect: _, ...kinds } = kindsOf({ env, sources, openGitHub: noGitHub });
  const result = await tick(kinds, {
    db: createClient<Database>(order.url, order.secretKey, { auth: { persistSession: false } }),
    noticeMail,
    budgetSeconds: 3600,
    trigger: "cron",
    // One after the other. Inside a run, storing goes on beside reading: its points come in no certain order.
    atOnce: 1,
  });
  process.send?.({ points, tick: result } satisfies CrashReport);
  process.disconnect();
}

/**
 * Two points around every call: it has not left; it was done and nobody heard. What a process does with an answer
 * before its next call is only in its memory, and dies with it.
 */
function numberPoints(deathAt: Death | null): Point[] {
  const points: Point[] = [];
  const timesOf = (call: string, moment: Moment) =>
    points.filter((passed) => passed.call === call && passed.moment === moment).length;
  const reach = (call: string, moment: Moment): boolean => {
    const point = { call, moment, number: timesOf(call, moment) + 1 };
    points.push(point);
    return typeof deathAt === "number" ? points.length === deathAt : isDeepStrictEqual(point, deathAt);
  };
  const never = new Promise<never>(() => undefined);
  const die = () => {
    process.kill(process.pid, "SIGKILL");
    return never;
  };
  watchCalls(async ({ name, pass }) => {
    if (reach(name, "before it leaves")) return die();
    const sent = pass();
    // The request has to be with the system before the process dies.
    if (isOnItsWay(name, timesOf(name, "before it leaves"), deathAt)) setImmediate(die);
    const reply = await sent;
    const text = await reply.text();
    const answer = new Response(text === "" ? null : text, reply);
    if (reach(name, "done and unheard")) return die();
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
