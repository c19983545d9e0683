import { useTranslations } from "next-intl";
import { Range } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { sayReason } from "#lib/words/reason.ts";
import classes from "./runs.module.css";

const SHOWN = 20;

type Props = { gaps: SyncRun["gaps"]; timeZone: string; open?: boolean };

/** Ranges that a run could not read completely; they are tried again by later runs. */
export function RunGaps({ gaps, timeZone, open = false }: Props) {
  const t = useTranslations("runs");
  const words = useWords();
  if (gaps.length === 0) return null;
  return (
    <details className={classes.gaps} open={open}>
      <summary>{t("gaps", { count: gaps.length })}</summary>
      <ul>
        {gaps.slice(0, SHOWN).map(({ stream, from, to, reason }) => (
          <li key={`${stream} ${from} ${to}`}>
            {t.rich("gap", {
              stream: words.t(`sync.stream.${stream}`),
              range: () => <Range from={from} to={to} timeZone={timeZone} />,
              reason: sayReason(words, reason),
            })}
          </li>
        ))}
      </ul>
      {gaps.length > SHOWN ? <p>{t("more", { count: gaps.length - SHOWN })}</p> : null}
    </details>
  );
}
