import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { textOf, UNKNOWN } from "#lib/domain/format/quantity.ts";
import { type Dated, type TargetMetric, targetsOn, targetUnit } from "#lib/domain/metrics/targets.ts";
import { quantityIn } from "#lib/words/unit-words.ts";
import { EndButton } from "../../_components/end-button.tsx";
import { removeTargetsAction } from "../actions.ts";
import classes from "./metrics.module.css";
import { TargetForm } from "./target-form.tsx";

type Props = { slug: string; admin: boolean; targets: Dated[]; today: string };
type Row = ReturnType<typeof targetsOn>[number];

/** What is wanted of each figure: the target that holds, those before and after it, and for admins a new one. */
export function TargetPanel({ slug, admin, targets, today }: Props) {
  const t = useTranslations("metricSettings");
  return (
    <Panel title={t("targets")} id="targets" aside={<HelpLink topic="targets" />}>
      <p className="muted">{t("targetsText")}</p>
      <DataTable
        label={t("targets")}
        columns={useColumns(slug, admin)}
        rows={targetsOn(targets, today)}
        keyOf={({ metric }) => metric}
        stacked
      />
      {admin ? (
        <div className={classes.add}>
          <TargetForm slug={slug} today={today} />
        </div>
      ) : null}
    </Panel>
  );
}

function useColumns(slug: string, admin: boolean): Column<Row>[] {
  const { t, format } = useWords();
  const told = (one: Dated) => textOf(quantityIn(targetUnit(one.metric), format)(one.value));
  const line = (one: Dated) =>
    t("metricSettings.since", { value: told(one), day: format.bucketDate(one.from) });
  const columns: Column<Row>[] = [
    { title: t("metricSettings.metric"), name: true, cell: ({ metric }) => t(`deeds.value.${metric}`) },
    {
      title: t("metricSettings.inForce"),
      number: true,
      cell: ({ current }) => (current === null ? UNKNOWN : told(current)),
    },
    {
      title: t("metricSettings.from"),
      cell: ({ current }) => (current === null ? UNKNOWN : format.bucketDate(current.from)),
    },
    {
      title: t("metricSettings.others"),
      wrap: true,
      cell: ({ past, planned }) => (
        <ul className={classes.others}>
          {[...planned, ...past].map((one) => (
            <li key={one.from}>{line(one)}</li>
          ))}
        </ul>
      ),
    },
  ];
  const remove = { title: "", cell: (row: Row) => <Remove slug={slug} row={row} /> };
  return admin ? [...columns, remove] : columns;
}

function Remove({ slug, row: { metric, current, past, planned } }: { slug: string; row: Row }) {
  const { t } = useWords();
  if (current === null && past.length + planned.length === 0) return null;
  const name = t(`deeds.value.${metric satisfies TargetMetric}`);
  const question = {
    title: t("metricSettings.removeTitle", { metric: name }),
    text: t("metricSettings.removeText"),
    button: t("metricSettings.remove"),
    run: removeTargetsAction.bind(null, slug, metric),
  };
  return <EndButton question={question} />;
}
