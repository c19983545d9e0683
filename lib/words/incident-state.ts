import type { Tone } from "../domain/sync/sync-words.ts";
import type { Words } from "./words.ts";

type Lasting = { startedAt: string; finishedAt: string | null; restoreSeconds: number | null };

/** How an incident is drawn. */
export function incidentState({ finishedAt }: Pick<Lasting, "finishedAt">): { tone: Tone } {
  return { tone: finishedAt === null ? "failed" : "fine" };
}

/** "restored after 2 h 10 m", "open for 6 d 10 h"; of a closed one whose time cannot be used, that. */
export function sayLasted(
  { startedAt, finishedAt, restoreSeconds }: Lasting,
  now: Date,
  { t, format }: Words,
): string {
  if (finishedAt === null) {
    const seconds = (now.getTime() - Date.parse(startedAt)) / 1000;
    return t("incident.stillOpen", { duration: format.duration(seconds) });
  }
  if (restoreSeconds === null) return t("incident.noTime");
  return t("incident.restored", { duration: format.duration(restoreSeconds) });
}
