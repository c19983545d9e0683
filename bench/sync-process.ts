// Syncs in a process of its own, one after the other as it is told, so that the speed and memory are those of the sync.

import { createClient } from "@supabase/supabase-js";
import { startRun } from "#lib/db/sync.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import type { Server } from "#lib/sync/run.ts";
import { readConnection } from "#lib/sync/run-connection.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import "../tests/support/sync-environment.ts";
import { noGitHub } from "../tests/support/no-github.ts";
import type { SyncOrder, SyncReport, SyncSetting } from "./remote-sync.ts";

let setting: Server | null = null;

async function sync({ organizationId, connectionId, mode }: SyncOrder): Promise<SyncReport> {
  if (setting === null) throw new Error("the first message says where everything is");
  const { db, noticeMail: mail, ...settings } = setting;
  let highest = 0;
  const sampling = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss() / 1e6);
  }, 100);
  const started = performance.now();
  const lease = await startRun(db, { organizationId, connectionId, trigger: "manual", mode });
  const { status } = await hold(lease, (held, options) => readConnection(held, { ...options, ...settings }), {
    db,
    noticeMail: mail,
    deadlineAt: Date.now() + 3_600_000,
  });
  clearInterval(sampling);
  return { status, seconds: (performance.now() - started) / 1000, peakMegabytes: highest };
}

process.on("message", async (message: SyncSetting | SyncOrder) => {
  if ("connectionId" in message) {
    process.send?.(await sync(message));
    return;
  }
  setting = {
    noticeMail,
    db: createClient<Database>(message.url, message.secretKey, { auth: { persistSession: false } }),
    env: { credentialKeys: new Map([[1, Buffer.from(message.masterKey, "base64")]]) },
    sources: eventSources({ datadog: { baseUrl: message.simulatorUrl } }),
    openGitHub: noGitHub,
  };
});
process.on("disconnect", () => process.exit(0));
