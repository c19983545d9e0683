import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { useWords } from "#app/_language/use-words.ts";
import { type Figures, STAGES, type Stage } from "#lib/domain/report/report.ts";
import classes from "./dashboard.module.css";

/** Where a commit spends its lead time: the median of each stage that Datadog gives. */
export function StagesCard({ stages }: { stages: Figures["lead_time_stages"] }) {
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
              <StageRow key={stage} name={t(`name.${stage}`)} figure={stages[stage]} longest={longest} />
            ))}
          </ol>
          <p className={classes.caption}>{t("explained")}</p>
        </>
      )}
    </Panel>
  );
}

type RowProps = { name: string; figure: Figures["lead_time_stages"][Stage]; longest: number };

function StageRow({ name, figure: { p50, n, of }, longest }: RowProps) {
  const { t, format } = useWords();
  if (p50 === null) {
    return (
      <li>
        <span>{name}</span>
        <span className={classes.absent}>{t("panels.stages.notGiven")}</span>
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
      <span className={classes.right}>{format.duration(p50)}</span>
      <span className={`${classes.right} ${tables.missing}`}>
        {t(of === "deployments" ? "panels.stages.averages" : "panels.stages.commits", { count: n })}
      </span>
    </li>
  );
}
