import { StatusMark } from "#app/_components/status-mark.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { modeWord } from "#lib/domain/sync/sync-words.ts";

/** How far a run is that goes on; one that reads nothing from Datadog has no days to count. */
export function RunProgress({ run }: { run: SyncRun }) {
  if (run.mode === "replay") return <StatusMark tone="running" word="Parsing what is stored" />;
  return <SyncProgress what={modeWord(run.mode)} progress={run.progress} />;
}
