import { CountLink } from "#app/_components/count-link.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { type Figures, STAGES, type Stage } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import type { PlaceKey, Shown } from "./load.ts";
import classes from "./places.module.css";

type Stages = Figures["lead_time_stages"];

export async function Stages({ member, data }: Shown) {
  const [{ figures }, all] = await Promise.all([data.figures, data.all]);
  const stages = { own: figures.lead_time_stages, all: all.figures.lead_time_stages };
  return <StagesPanel {...stages} slug={member.organization.slug} place={data.key} />;
}

type Props = { own: Stages; all: Stages; slug: string; place: PlaceKey };

/** Where a commit spends its lead time here, beside where it does everywhere. */
export function StagesPanel(props: Props) {
  const words = useWords();
  const { t } = words;
  const none = STAGES.every((stage) => props.own[stage].n === 0);
  return (
    <Panel title={t("panels.stages.title")} id="stages" aside={<HelpLink topic="stages" />} flush={!none}>
      {none ? (
        <p className={classes.muted}>{t("panels.stages.none")}</p>
      ) : (
        <DataTable
          label={t("panels.stages.title")}
          columns={columnsOf(props, words)}
          rows={[...STAGES]}
          keyOf={(stage) => stage}
          foot={t("panels.stages.explained")}
        />
      )}
    </Panel>
  );
}

function columnsOf({ own, all, slug, place }: Props, { t, format }: Words): Column<Stage>[] {
  const count = (stage: Stage) => {
    const { n, of } = own[stage];
    if (n === 0) return t("panels.stages.notGiven");
    const averaged = of === "deployments";
    return (
      <CountLink
        slug={slug}
        count={averaged ? "averaged" : "changes"}
        value={n}
        narrowed={{ stage, [place.kind]: [place.name] }}
      >
        {t(averaged ? "panels.stages.averages" : "panels.stages.commits", { count: n })}
      </CountLink>
    );
  };
  return [
    { title: t("places.stage"), name: true, cell: (stage) => t(`panels.stages.name.${stage}`) },
    { title: t("places.here"), number: true, cell: (stage) => format.duration(own[stage].p50) },
    { title: t(`places.all.${place.kind}`), number: true, cell: (stage) => format.duration(all[stage].p50) },
    { title: t("places.over"), number: true, cell: count },
  ];
}
