import { CountLink } from "#app/_components/count-link.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { pendingOver } from "#lib/domain/metrics/pending-over.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import classes from "./what-changed.module.css";

type Props = {
  report: PartOf<"figures" | "series">;
  organization: Organization;
  now: Date;
  /** Names of the connections that are behind the others. */
  behind: string[];
};

const PATIENCE_DAYS = 7;

/** What waits for a verdict or for a sync. */
export function Waiting({ report, organization: { slug, timeZone }, now, behind }: Props) {
  const words = useWords();
  const { pending } = report.figures.change_failure_rate;
  const { status, lastSyncedAt } = report.freshness;
  const old = pendingOver(report, { days: PATIENCE_DAYS, now, timeZone });
  return (
    <>
      {pending === 0 ? null : (
        <li className={classes.line}>
          <span>
            {words.t.rich("whatChanged.pending", {
              count: pending,
              old: old?.count ?? 0,
              late: (told) =>
                old === null ? (
                  told
                ) : (
                  <CountLink
                    {...{ slug, count: "pending", value: old.count }}
                    narrowed={{ from: report.window.from, to: old.before }}
                  >
                    {told}
                  </CountLink>
                ),
              all: (told) => (
                <CountLink slug={slug} count="pending" value={pending}>
                  {told}
                </CountLink>
              ),
            })}
          </span>
        </li>
      )}
      {status !== "stale" || lastSyncedAt === null ? null : (
        <li className={classes.line}>
          <span className={classes.stale}>
            {words.t(behind.length > 0 ? "whatChanged.behind" : "whatChanged.stale", {
              names: behind.join(", "),
              ago: words.format.since(lastSyncedAt, now),
            })}
          </span>
        </li>
      )}
    </>
  );
}
