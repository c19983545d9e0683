import { useTranslations } from "next-intl";
import { CountLink } from "#app/_components/count-link.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { ChangeMark } from "#app/_components/metrics/change-mark.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { useWords } from "#app/_language/use-words.ts";
import { SECONDS } from "#lib/domain/metrics/metric-unit.ts";
import { type Change, type Figures, STAGES, type Stage } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";

type Props = {
  stages: Figures["lead_time_stages"];
  /** Null without a comparison. */
  changes: Record<Stage, Change> | null;
  slug: string;
};

/** Where a commit spends its lead time: the median of each stage that Datadog gives. */
export function StagesCard({ stages, changes, slug }: Props) {
  const t = useTranslations("panels.stages");
  const longest = Math.max(...STAGES.map((stage) => stages[stage].p50 ?? 0));
  const none = STAGES.every((stage) => stages[stage].n === 0);
  return (
    <Panel title={t("title")} id="stages" aside={<HelpLink topic="stages" />}>
      {none ? (
        <p className={classes.muted}>{t("none")}</p>
      ) : (
        <>
          <ol className={classes.stages}>
            {STAGES.map((stage) => (
              <StageRow
                key={stage}
                {...{ stage, slug, longest }}
                figure={stages[stage]}
                change={changes?.[stage] ?? null}
              />
            ))}
          </ol>
          <p className={classes.caption}>{t("explained")}</p>
        </>
      )}
    </Panel>
  );
}

type RowProps = {
  stage: Stage;
  figure: Figures["lead_time_stages"][Stage];
  change: Change | null;
  longest: number;
  slug: string;
};

function StageRow({ stage, figure, change, longest, slug }: RowProps) {
  const { t, format } = useWords();
  const { p50, n } = figure;
  const averaged = figure.of === "deployments";
  const name = <span>{t(`panels.stages.name.${stage}`)}</span>;
  if (p50 === null) {
    return (
      <li>
        {name}
        <span className={classes.absent}>{t("panels.stages.notGiven")}</span>
      </li>
    );
  }
  return (
    <li>
      {name}
      <span className={classes.stageTrack} aria-hidden="true">
        <span
          className={classes.stageBar}
          style={{ width: `${longest === 0 ? 0 : (p50 / longest) * 100}%` }}
        />
      </span>
      <span className={classes.right}>{format.duration(p50)}</span>
      <span className={classes.right}>
        {change === null ? null : <ChangeMark change={change} unit={SECONDS} size={p50} dense />}
      </span>
      <span className={`${classes.right} ${tables.missing}`}>
        <CountLink slug={slug} count={averaged ? "averaged" : "changes"} value={n} narrowed={{ stage }}>
          {t(averaged ? "panels.stages.averages" : "panels.stages.commits", { count: n })}
        </CountLink>
      </span>
    </li>
  );
}
