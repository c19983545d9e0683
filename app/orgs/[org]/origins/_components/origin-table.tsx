import { CountLink } from "#app/_components/count-link.tsx";
import { ChangeMark } from "#app/_components/metrics/change-mark.tsx";
import { Interval } from "#app/_components/metrics/interval.tsx";
import { OriginName } from "#app/_components/metrics/origin-mark.tsx";
import { Scale } from "#app/_components/metrics/scale.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { ORIGIN_COMMITS } from "#lib/domain/links.ts";
import { rateScale } from "#lib/domain/metrics/metric-axis.ts";
import { FEW } from "#lib/domain/metrics/metric-card.ts";
import { RATE } from "#lib/domain/metrics/metric-unit.ts";
import type { ByOrigin, OriginRow, ToolRow } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./origins.module.css";

/** Under this many judged deployments a tool is folded away. */
const SMALL = 3;

type Props = { byOrigin: Pick<ByOrigin, "origins" | "tools" | "comparable">; slug: string };

/** What was written by whom, and how often it fails; where nothing may be compared, without the rates. */
export function OriginTable({ byOrigin: { origins, tools, comparable }, slug }: Props) {
  const words = useWords();
  const { t } = words;
  const ticks = rateScale([...origins, ...tools].map(({ high }) => high));
  const [large, small] = [tools.filter(isLarge), tools.filter((tool) => !isLarge(tool))];
  const table = (rows: ToolRow[]) => (
    <DataTable
      label={t("origins.byTool")}
      columns={[
        toolColumn(words),
        toolCommits(slug, words),
        ...(comparable ? rates<ToolRow>(ticks, words) : []),
      ]}
      rows={rows}
      keyOf={({ tool }) => tool}
      looks={looks}
    />
  );
  return (
    <Panel title={t("originsPage.table.title")} id="by-origin" flush>
      <DataTable
        label={t("origins.title")}
        columns={[...originColumns(slug, words), ...(comparable ? ratesOfOrigins(ticks, words) : [])]}
        rows={origins}
        keyOf={({ origin }) => origin}
        looks={looks}
        foot={comparable && [...origins, ...tools].some(isFew) ? t("originsPage.table.few") : null}
      />
      {large.length === 0 ? null : <h3 className={classes.subtitle}>{t("origins.byTool")}</h3>}
      {table(large)}
      {small.length === 0 ? null : (
        <details className={classes.small}>
          <summary>{t("originsPage.table.small", { count: small.length })}</summary>
          {table(small)}
        </details>
      )}
    </Panel>
  );
}

/** A rate of so few is a direction, not a measurement; of none there is no rate. */
const isFew = ({ weight }: Pick<OriginRow, "weight">) => weight > 0 && weight < FEW;
const looks = (row: Pick<OriginRow, "weight">) => (isFew(row) ? ("dim" as const) : undefined);

const isLarge = ({ weight }: ToolRow) => weight >= SMALL;

function originColumns(slug: string, { t, format }: Words): Column<OriginRow>[] {
  return [
    {
      title: t("originsPage.table.origin"),
      name: true,
      cell: ({ origin }) => <OriginName origin={origin} />,
    },
    {
      title: t("originsPage.table.commits"),
      number: true,
      cell: ({ origin, commits }) => (
        <CountLink slug={slug} count={ORIGIN_COMMITS[origin]} value={commits}>
          {format.count(commits)}
        </CountLink>
      ),
    },
    {
      title: t("originsPage.table.lead"),
      number: true,
      cell: ({ leadTimeP50 }) => format.duration(leadTimeP50),
    },
  ];
}

function ratesOfOrigins(ticks: number[], words: Words): Column<OriginRow>[] {
  const { t, format } = words;
  return [
    {
      title: t("originsPage.table.recovery"),
      number: true,
      cell: ({ recoveryP50 }) => format.duration(recoveryP50),
    },
    {
      title: t("originsPage.table.rollback"),
      number: true,
      cell: ({ rollbackRate, failedWeight }) => (
        <>
          {format.rate(rollbackRate)}
          {rollbackRate === null ? null : (
            <span className={tables.under}>
              {t("originsPage.table.ofFailed", { failed: format.weight(failedWeight) })}
            </span>
          )}
        </>
      ),
    },
    ...rates<OriginRow>(ticks, words),
  ];
}

function toolColumn({ t }: Words): Column<ToolRow> {
  return { title: t("originsPage.table.tool"), name: true, wrap: true, cell: ({ tool }) => tool };
}

function toolCommits(slug: string, { t, format }: Words): Column<ToolRow> {
  return {
    title: t("originsPage.table.commits"),
    number: true,
    cell: ({ tool, commits }) => (
      <CountLink slug={slug} count="aiCommits" value={commits} narrowed={{ tool }}>
        {format.count(commits)}
      </CountLink>
    ),
  };
}

type Rated = Pick<OriginRow, "weight" | "cfr" | "low" | "high" | "previous" | "change">;

/** The failure rate of shared deployments, what it rests on and how it changed. */
function rates<Row extends Rated>(ticks: number[], { t, format }: Words): Column<Row>[] {
  return [
    {
      title: t("originsPage.table.weight"),
      number: true,
      cell: ({ weight }) => (weight === 0 ? UNKNOWN : format.weight(weight)),
    },
    { title: t("origins.failureRate"), number: true, cell: ({ cfr }) => format.rate(cfr) },
    {
      title: t("origins.interval"),
      head: <Scale ticks={ticks} title={t("origins.interval")} />,
      width: "22%",
      hint: ({ low, high }) => format.interval(low, high),
      cell: ({ cfr, low, high }) => <Interval rate={cfr} low={low} high={high} ticks={ticks} />,
    },
    {
      title: t("originsPage.table.change"),
      cell: ({ change, cfr, previous }) =>
        change === null ? (
          UNKNOWN
        ) : (
          <ChangeMark change={change} unit={RATE} size={Math.max(cfr ?? 0, previous?.cfr ?? 0)} />
        ),
    },
  ];
}
