import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { plural } from "#lib/domain/format/format.ts";
import { formatAgo, formatUtc } from "#lib/domain/format/format-time.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import type { Freshness } from "#lib/domain/report/report.ts";
import { readProgress } from "#lib/domain/sync/sync-words.ts";
import { sayError } from "#lib/words/told.ts";
import classes from "./dashboard.module.css";

type Props = {
  standing: SyncStanding;
  timeZone: string;
  now: Date;
  /** The organisation's address, for the links to what is wrong. */
  slug: string;
  doubts: Pick<Freshness, "gaps" | "quarantined">;
};

/** Under the title: how old the numbers are, what they cover, and what is wrong with them. */
export function FreshnessLine({ standing, timeZone, now, slug, doubts }: Props) {
  return (
    <span className={classes.freshness}>
      <Age standing={standing} timeZone={timeZone} now={now} />
      {standing.running && standing.kind !== "first-sync" ? (
        <StatusMark tone="running" word={`Syncing${progressOf(standing)}`} />
      ) : null}
      {standing.coveredFrom === null ? null : (
        <span>
          covers <Moment at={standing.coveredFrom} timeZone={timeZone} precision="day" /> to{" "}
          {standing.kind === "fresh" ? (
            "now"
          ) : (
            <Moment at={standing.coveredTo ?? standing.coveredFrom} timeZone={timeZone} precision="day" />
          )}
        </span>
      )}
      {standing.coveredFrom === null ? null : <span>times in {timeZone}</span>}
      {doubts.gaps === 0 ? null : (
        <TextLink href={`/orgs/${slug}/data-quality`} className={classes.doubt ?? ""}>
          {plural(doubts.gaps, "range")} could not be read
        </TextLink>
      )}
      {doubts.quarantined === 0 ? null : (
        <TextLink href={`/orgs/${slug}/data-quality/quarantine`} className={classes.doubt ?? ""}>
          {plural(doubts.quarantined, "event")} in quarantine
        </TextLink>
      )}
    </span>
  );
}

function Age({ standing: { kind, syncedAt, problem }, timeZone, now }: Omit<Props, "doubts" | "slug">) {
  const words = useWords();
  if (kind === "fresh" && syncedAt !== null)
    return <span title={formatUtc(syncedAt)}>Synced {formatAgo(syncedAt, now)}</span>;
  if (kind === "first-sync") return <StatusMark tone="running" word="First sync running" />;
  if (kind === "never") return <StatusMark tone="stale" word="Never synced" />;
  if (kind === "disconnected")
    return <StatusMark tone="off" word="Disconnected: the numbers do not change any more" />;
  if (kind === "not-connected" || syncedAt === null) return <span>No numbers yet</span>;
  return (
    <span className={classes.doubt}>
      <StatusMark tone="stale" word="Stale" /> last synced <Moment at={syncedAt} timeZone={timeZone} /> (
      {formatAgo(syncedAt, now)})
      {problem === null ? "; no run has finished since" : `: ${sayError(words, problem)}`}
    </span>
  );
}

function progressOf({ progress }: SyncStanding): string {
  const read = readProgress(progress);
  return read === null ? "" : `: ${read.readDays} of ${read.askedDays} days read`;
}
