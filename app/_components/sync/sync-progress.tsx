import { useTranslations } from "next-intl";
import { readProgress } from "#lib/domain/sync/sync-words.ts";
import classes from "./sync-progress.module.css";

type Props = { what: string; progress: { readSeconds: number; plannedSeconds: number } | null };

/**
 * How far a running sync is, in days of history. The sentence for screen readers changes every tenth only, so that a
 * page that is read again every two seconds does not talk without end.
 */
export function SyncProgress({ what, progress }: Props) {
  const t = useTranslations("sync");
  const read = readProgress(progress);
  return (
    <div className={classes.progress}>
      <span className={classes.text} aria-hidden="true">
        {read === null ? t("planning") : t("read", { read: read.readDays, asked: read.askedDays })}
      </span>
      <progress
        className={classes.bar}
        value={read?.percent ?? 0}
        max={100}
        aria-label={t("bar", { what })}
      />
      <span className="unseen" role="status">
        {read === null
          ? t("starting", { what })
          : t("tenth", { what, percent: Math.floor(read.percent / 10) * 10, asked: read.askedDays })}
      </span>
    </div>
  );
}
