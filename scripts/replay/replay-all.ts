import { listReplayableConnections } from "#lib/db/stored-payloads.ts";
import { startRun } from "#lib/db/sync.ts";
import { getSyncRun } from "#lib/db/sync-runs.ts";
import type { Held } from "#lib/db/work.ts";
import { toAppError } from "#lib/errors.ts";
import type { Server } from "#lib/sync/run.ts";
import { replayConnection } from "#lib/sync/run-connection.ts";
import { replayOutcome } from "#lib/words/replay-outcome.ts";
import { say } from "#lib/words/say.ts";
import { wordsIn } from "#lib/words/words.ts";
import { hold, type WorkOptions } from "#lib/work/hold.ts";

type Options = {
  server: Server;
  /** The organisation whose connections are parsed again; all for null. */
  slug: string | null;
  print: (line: string) => void;
};

/** Parses the stored payloads of every connection again, one after the other; how many did not come to their end. */
export async function replayAll({
  server,
  slug,
  print,
}: Options): Promise<{ parsed: number; failed: number }> {
  const { db, noticeMail, ...settings } = server;
  const replay = (work: Held, options: WorkOptions) => replayConnection(work, { ...options, ...settings });
  const connections = await listReplayableConnections(db, slug);
  let failed = 0;
  for (const { organizationId, connectionId, ...names } of connections) {
    const title = `${names.slug}: ${names.name}`;
    try {
      const held = await startRun(db, { organizationId, connectionId, trigger: "manual", mode: "replay" });
      const { status } = await hold(held, replay, { db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY });
      const run = await getSyncRun(db, organizationId, held.runId);
      if (status !== "succeeded") failed += 1;
      print(`${title}: ${run === null ? "deleted meanwhile" : replayOutcome(wordsIn("en"), run)}`);
    } catch (error) {
      failed += 1;
      print(`${title}: ${say(wordsIn("en"), "errors", toAppError(error).says)}`);
    }
  }
  return { parsed: connections.length - failed, failed };
}
