import { CountLink } from "#app/_components/count-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Count } from "#lib/domain/links.ts";
import type { ByOrigin } from "#lib/domain/report/report.ts";
import { compareOrigins, sayReasons, sayUnmarked } from "#lib/words/origin-words.ts";
import classes from "./origins.module.css";

type Props = { byOrigin: ByOrigin; slug: string };

/** Whether AI-assisted code fails more often, with how sure that is, or why it cannot be told. */
export function DifferencePanel({ byOrigin, slug }: Props) {
  const words = useWords();
  const { t } = words;
  const unmarked = sayUnmarked(byOrigin.marks, words);
  const { known, byGitHub, total } = byOrigin.commits;
  const commits = (count: Count, value: number) => () => (
    <CountLink slug={slug} count={count} value={value}>
      {t("originsPage.difference.commits", { count: value })}
    </CountLink>
  );
  return (
    <Panel title={t("originsPage.difference.title")} id="difference">
      <p className={classes.said}>
        {byOrigin.comparable
          ? compareOrigins(byOrigin, words)
          : t("origins.notCompared", { reasons: sayReasons(byOrigin.reasons, words) })}
      </p>
      {total === 0 ? null : (
        <p className={classes.muted}>
          {t.rich("originsPage.difference.known", {
            known: commits("knownCommits", known),
            byGitHub,
            total: commits("commits", total),
            unknown: commits("unknownCommits", total - known),
          })}
        </p>
      )}
      {unmarked === null ? null : <p className={classes.muted}>{unmarked}</p>}
      {byOrigin.comparable ? <p className={classes.caption}>{t("origins.explained")}</p> : null}
    </Panel>
  );
}
