import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import { formatUtc } from "#lib/domain/format/calendar.ts";
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
  const t = useTranslations("dashboard.freshness");
  return (
    <span className={classes.freshness}>
      <Age standing={standing} timeZone={timeZone} now={now} />
      {standing.running && standing.kind !== "first-sync" ? <Running standing={standing} /> : null}
      {standing.coveredFrom === null ? null : (
        <>
          <Covered standing={standing} timeZone={timeZone} />
          <span>{t("zone", { timeZone })}</span>
        </>
      )}
      {doubts.gaps === 0 ? null : (
        <TextLink href={`/orgs/${slug}/data-quality`} className={classes.doubt ?? ""}>
          {t("gaps", { count: doubts.gaps })}
        </TextLink>
      )}
      {doubts.quarantined === 0 ? null : (
        <TextLink href={`/orgs/${slug}/data-quality/quarantine`} className={classes.doubt ?? ""}>
          {t("quarantined", { count: doubts.quarantined })}
        </TextLink>
      )}
    </span>
  );
}

type Told = Pick<Props, "standing" | "timeZone">;

function Covered({ standing: { kind, coveredFrom, coveredTo }, timeZone }: Told) {
  const t = useTranslations("dashboard.freshness");
  const from = () => <Moment at={coveredFrom} timeZone={timeZone} precision="day" />;
  const to = () => <Moment at={coveredTo ?? coveredFrom} timeZone={timeZone} precision="day" />;
  return <span>{kind === "fresh" ? t.rich("coversToNow", { from }) : t.rich("covers", { from, to })}</span>;
}

function Running({ standing: { progress } }: Pick<Props, "standing">) {
  const t = useTranslations("dashboard");
  const told = readProgress(progress);
  const word =
    told === null ? t("syncing") : t("freshness.syncing", { read: told.readDays, asked: told.askedDays });
  return <StatusMark tone="running" word={word} />;
}

function Age({ standing, timeZone, now }: Told & Pick<Props, "now">) {
  const t = useTranslations("dashboard.freshness");
  const format = useFormats();
  const { kind, syncedAt } = standing;
  if (kind === "fresh" && syncedAt !== null)
    return <span title={formatUtc(syncedAt)}>{t("synced", { ago: format.since(syncedAt, now) })}</span>;
  if (kind === "first-sync") return <StatusMark tone="running" word={t("firstSync")} />;
  if (kind === "never") return <StatusMark tone="stale" word={t("never")} />;
  if (kind === "disconnected") return <StatusMark tone="off" word={t("disconnected")} />;
  if (kind === "not-connected" || syncedAt === null) return <span>{t("none")}</span>;
  return (
    <span className={classes.doubt}>
      <StatusMark tone="stale" word={t("stale")} />{" "}
      <Since at={syncedAt} ago={format.since(syncedAt, now)} standing={standing} timeZone={timeZone} />
    </span>
  );
}

function Since({ at, ago, standing, timeZone }: Told & { at: string; ago: string }) {
  const words = useWords();
  const { problem, behind } = standing;
  const told = { ago, at: () => <Moment at={at} timeZone={timeZone} /> };
  if (behind.length > 0)
    return words.t.rich("dashboard.freshness.staleBehind", { ...told, names: behind.join(", ") });
  if (problem === null) return words.t.rich("dashboard.freshness.staleSince", told);
  return words.t.rich("dashboard.freshness.staleBecause", { ...told, problem: sayError(words, problem) });
}
