import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { formatDuration, plural } from "#lib/domain/format/format.ts";
import type { Figures, Stage } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";

const STAGES: [Stage, string][] = [
  ["time_to_pr_ready", "Until the pull request is ready"],
  ["review_time", "Review"],
  ["merge_time", "Merge"],
  ["time_to_deploy", "Waiting to be deployed"],
  ["deploy_time", "Deployment"],
];

/** Where a commit spends its lead time: the median of each stage that Datadog gives. */
export function StagesCard({ stages }: { stages: Figures["lead_time_stages"] }) {
  const longest = Math.max(...STAGES.map(([stage]) => stages[stage].p50 ?? 0));
  const none = STAGES.every(([stage]) => stages[stage].n === 0);
  return (
    <Panel title="Stages of the lead time" id="stages">
      {none ? (
        <p className={classes.muted}>
          Datadog gives no stages for the commits of this window. It needs the source code integration of the
          repositories.
        </p>
      ) : (
        <>
          <ol className={classes.stages}>
            {STAGES.map(([stage, name]) => (
              <StageRow key={stage} name={name} figure={stages[stage]} longest={longest} />
            ))}
          </ol>
          <p className={classes.caption}>
            Medians of each stage over its own commits; they do not add up to the lead time.
          </p>
        </>
      )}
    </Panel>
  );
}

type RowProps = { name: string; figure: { p50: number | null; n: number }; longest: number };

function StageRow({ name, figure: { p50, n }, longest }: RowProps) {
  if (p50 === null) {
    return (
      <li>
        <span>{name}</span>
        <span className={classes.absent}>not given by Datadog</span>
      </li>
    );
  }
  return (
    <li>
      <span>{name}</span>
      <span className={classes.stageTrack} aria-hidden="true">
        <span
          className={classes.stageBar}
          style={{ width: `${longest === 0 ? 0 : (p50 / longest) * 100}%` }}
        />
      </span>
      <span className={classes.right}>{formatDuration(p50)}</span>
      <span className={`${classes.right} ${tables.missing}`}>{plural(n, "commit")}</span>
    </li>
  );
}
