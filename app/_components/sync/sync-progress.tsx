import { useTranslations } from "next-intl";
import { readProgress } from "#lib/domain/sync/sync-words.ts";
import classes from "./sync-progress.module.css";

type Props = { what: string; progress: { readSeconds: number; plannedSeconds: number } | null };

/**
 * How far a running sync is, in days of history. The sentence for screen readers changes every tenth only, so that a
 * page that is read again every two seconds does not talk without end.
 */
export function SyncProgress({ what, progress }: Props) {
  const t = useTranslations("progress");
  const told = readProgress(progress);
  const days = told === null ? null : { read: told.readDays, asked: told.askedDays };
  return (
    <div className={classes.progress}>
      <span className={classes.text} aria-hidden="true">
        {days === null ? t("planning") : t("read", days)}
      </span>
      <progress
        className={classes.bar}
        value={told?.percent ?? 0}
        max={100}
        aria-label={t("bar", { what })}
      />
      <span className="unseen" role="status">
        {told === null
          ? t("starting", { what })
          : t("announced", { what, percent: Math.floor(told.percent / 10) * 10, asked: told.askedDays })}
      </span>
    </div>
  );
}
