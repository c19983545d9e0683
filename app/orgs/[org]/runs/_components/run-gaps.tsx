import type { SyncRun } from "#lib/db/sync-runs.ts";
import { plural } from "#lib/domain/format.ts";
import { Moment } from "../../../../_components/moment.tsx";
import classes from "./runs.module.css";

const SHOWN = 20;

/** Ranges that a run could not read completely; they are tried again by later runs. */
export function RunGaps({ gaps, timeZone }: { gaps: SyncRun["gaps"]; timeZone: string }) {
  if (gaps.length === 0) return null;
  return (
    <details className={classes.gaps}>
      <summary>
        {plural(gaps.length, "range")} could not be read completely; later runs try{" "}
        {gaps.length === 1 ? "it" : "them"} again
      </summary>
      <ul>
        {gaps.slice(0, SHOWN).map((gap) => (
          <li key={`${gap.stream} ${gap.from}`}>
            {gap.stream === "deployments" ? "Deployments" : "Incidents"},{" "}
            <Moment at={gap.from} timeZone={timeZone} /> to <Moment at={gap.to} timeZone={timeZone} />:{" "}
            {gap.reason}
          </li>
        ))}
      </ul>
      {gaps.length > SHOWN ? <p>And {gaps.length - SHOWN} more.</p> : null}
    </details>
  );
}
