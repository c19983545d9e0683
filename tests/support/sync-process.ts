import { randomBytes } from "node:crypto";
import { flushCompileCache } from "node:module";
import { createClient } from "@supabase/supabase-js";
import { startRun } from "#lib/db/sync.ts";
import type { Held } from "#lib/db/work.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import { readConnection } from "#lib/sync/run-connection.ts";
import { hold, type WorkOptions } from "#lib/work/hold.ts";

/** Where a process dies: at the `number`-th time that it comes to this point. */
export type Death = {
  /** A page was read; a slice is on its way; a slice was committed and that was heard. */
  point: "page" | "sent" | "committed";
  number: number;
};

/** What the process is told by its first message: it loads first, and begins when it is told. */
export type SyncProcessInput = {
  url: string;
  secretKey: string;
  simulatorUrl: string;
  /** Base64 of the master key with id 1. */
  masterKey: string;
  organizationId: string;
  connectionId: string;
  death: Death | null;
};

/** One sync in a process of its own, which may kill itself on the way as if its machine were switched off. */
async function main(input: SyncProcessInput): Promise<void> {
  Object.assign(process.env, {
    NEXT_PUBLIC_SUPABASE_URL: input.url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_of_nobody",
    SUPABASE_SECRET_KEY: input.secretKey,
    CREDENTIAL_KEYS: `1:${input.masterKey}`,
    CRON_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "silent",
  });
  watchFetch(input);
  const db = createClient<Database>(input.url, input.secretKey, { auth: { persistSession: false } });
  const { organizationId, connectionId } = input;
  const lease = await startRun(db, { organizationId, connectionId, trigger: "worker", mode: null });
  const env = { credentialKeys: new Map([[1, Buffer.from(input.masterKey, "base64")]]) };
  const sources = eventSources({ datadog: { baseUrl: input.simulatorUrl } });
  const read = (held: Held, options: WorkOptions) => readConnection(held, { ...options, env, sources });
  const { status: result } = await hold(lease, read, { db, deadlineAt: Date.now() + 600_000 });
  process.send?.(result);
  process.disconnect();
}

function watchFetch({ simulatorUrl, death }: SyncProcessInput): void {
  const seen: Record<Death["point"], number> = { page: 0, sent: 0, committed: 0 };
  const reach = (point: Death["point"]) => {
    seen[point] += 1;
    if (death?.point === point && death.number === seen[point]) process.kill(process.pid, "SIGKILL");
  };
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (address, init) => {
    const target = address instanceof Request ? address.url : String(address);
    const answer = realFetch(address, init);
    // The request has to be on its way before the process dies.
    if (target.endsWith("/rpc/commit_slice")) setImmediate(() => reach("sent"));
    const heard = await answer;
    if (target.startsWith(simulatorUrl)) reach("page");
    if (target.endsWith("/rpc/commit_slice")) reach("committed");
    return heard;
  };
}

await import("@datadog/datadog-api-client");
flushCompileCache(); // a killed process does not
process.once("message", (input) => main(input as SyncProcessInput));
