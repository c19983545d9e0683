import { type ReadProgress, readProgress } from "#lib/domain/sync/sync-words.ts";
import classes from "./sync-progress.module.css";

type Props = { what: string; progress: { readSeconds: number; plannedSeconds: number } | null };

/**
 * How far a running sync is, in days of history. The sentence for screen readers changes every tenth only, so that a
 * page that is read again every two seconds does not talk without end.
 */
export function SyncProgress({ what, progress }: Props) {
  const read = readProgress(progress);
  return (
    <div className={classes.progress}>
      <span className={classes.text} aria-hidden="true">
        {read === null ? "Planning what to read" : `${read.readDays} of ${read.askedDays} days read`}
      </span>
      <progress
        className={classes.bar}
        value={read?.percent ?? 0}
        max={100}
        aria-label={`${what}: days read`}
      />
      <span className="unseen" role="status">
        {announcement(what, read)}
      </span>
    </div>
  );
}

function announcement(what: string, read: ReadProgress | null): string {
  if (read === null) return `${what} is starting.`;
  return `${what}: ${Math.floor(read.percent / 10) * 10} % of ${read.askedDays} days read.`;
}
