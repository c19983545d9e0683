import type { RunStatus } from "../domain/sync/sync-words.ts";
import type { Words } from "./words.ts";

type Replay = {
  status: RunStatus;
  streams: Record<"deployments" | "incidents", { inserted: number; updated: number; unchanged: number }>;
};

/** What came of parsing the stored payloads again. */
export function replayOutcome({ t }: Pick<Words, "t">, { status, streams }: Replay): string {
  const sum = (name: "inserted" | "updated" | "unchanged") =>
    streams.deployments[name] + streams.incidents[name];
  if (status === "queued" || status === "running") return t("replay.running");
  const numbers = { first: sum("inserted"), changed: sum("updated"), same: sum("unchanged") };
  return status === "succeeded" ? t("replay.succeeded", numbers) : t("replay.broken", numbers);
}
