import { useTranslations } from "next-intl";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import type { SyncRun } from "#lib/db/sync-runs.ts";

/** How far a run is that goes on; one that reads nothing from Datadog has no days to count. */
export function RunProgress({ run }: { run: SyncRun }) {
  const t = useTranslations("sync");
  if (run.mode === "replay") return <StatusMark tone="running" word={t("parsing")} />;
  return <SyncProgress what={t(`mode.${run.mode}`)} progress={run.progress} />;
}
