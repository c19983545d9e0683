import { Range } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { plural } from "#lib/domain/format/format.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";
import { sayReason } from "#lib/words/reason.ts";
import classes from "./runs.module.css";

const SHOWN = 20;

type Props = { gaps: SyncRun["gaps"]; timeZone: string; open?: boolean };

/** Ranges that a run could not read completely; they are tried again by later runs. */
export function RunGaps({ gaps, timeZone, open = false }: Props) {
  const words = useWords();
  if (gaps.length === 0) return null;
  return (
    <details className={classes.gaps} open={open}>
      <summary>
        {plural(gaps.length, "range")} could not be read completely; later runs try{" "}
        {gaps.length === 1 ? "it" : "them"} again
      </summary>
      <ul>
        {gaps.slice(0, SHOWN).map(({ stream, from, to, reason }) => (
          <li key={`${stream} ${from} ${to}`}>
            {STREAM_WORDS[stream]}, <Range from={from} to={to} timeZone={timeZone} />:{" "}
            {sayReason(words, reason)}
          </li>
        ))}
      </ul>
      {gaps.length > SHOWN ? <p>And {gaps.length - SHOWN} more.</p> : null}
    </details>
  );
}
