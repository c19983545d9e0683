import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { formatCount, formatDays, plural } from "#lib/domain/format/format.ts";
import { formatAgo, formatUtc } from "#lib/domain/format/format-time.ts";
import type { Freshness } from "#lib/domain/report/freshness.ts";
import classes from "./dashboard.module.css";

type Props = {
  freshness: Freshness;
  timeZone: string;
  now: Date;
  /** The organisation's address, for the links to what is wrong. */
  slug: string;
  /** From the report; null while it is not there. */
  doubts: { gaps: number; quarantined: number } | null;
};

/** Under the title: how old the numbers are, what they cover, and what is wrong with them. */
export function FreshnessLine({ freshness, timeZone, now, slug, doubts }: Props) {
  return (
    <span className={classes.freshness}>
      <Age freshness={freshness} timeZone={timeZone} now={now} />
      {freshness.running && freshness.kind !== "first-sync" ? (
        <StatusMark tone="running" word={`Syncing${progressOf(freshness)}`} />
      ) : null}
      {freshness.coveredFrom === null ? null : (
        <span>
          covers <Moment at={freshness.coveredFrom} timeZone={timeZone} precision="day" /> to{" "}
          {freshness.kind === "fresh" ? (
            "now"
          ) : (
            <Moment at={freshness.coveredTo ?? freshness.coveredFrom} timeZone={timeZone} precision="day" />
          )}
        </span>
      )}
      {freshness.coveredFrom === null ? null : <span>times in {timeZone}</span>}
      {doubts === null || doubts.gaps === 0 ? null : (
        <TextLink href={`/orgs/${slug}/data-quality`} className={classes.doubt ?? ""}>
          {plural(doubts.gaps, "range")} could not be read
        </TextLink>
      )}
      {doubts === null || doubts.quarantined === 0 ? null : (
        <TextLink href={`/orgs/${slug}/data-quality/quarantine`} className={classes.doubt ?? ""}>
          {plural(doubts.quarantined, "event")} in quarantine
        </TextLink>
      )}
    </span>
  );
}

function Age({ freshness: { kind, syncedAt, problem }, timeZone, now }: Omit<Props, "doubts" | "slug">) {
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
      {formatAgo(syncedAt, now)}){problem === null ? "; no run has finished since" : `: ${problem}`}
    </span>
  );
}

function progressOf({ progress }: Freshness): string {
  return progress === null
    ? ""
    : `: ${formatDays(progress.readDays)} of ${formatCount(progress.askedDays)} days read`;
}
