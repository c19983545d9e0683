import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { ChangeMark } from "#app/_components/metrics/change-mark.tsx";
import { Interval } from "#app/_components/metrics/interval.tsx";
import { Scale } from "#app/_components/metrics/scale.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { countHref, type Narrowed } from "#lib/domain/links.ts";
import { rateScale } from "#lib/domain/metrics/metric-axis.ts";
import { RATE } from "#lib/domain/metrics/metric-unit.ts";
import { nextOrder, orderOf, type PlaceOrder, type PlaceSort, sortPlaces } from "#lib/domain/place-rows.ts";
import { type PlaceKind, placeHref } from "#lib/domain/places.ts";
import type { BreakdownRow, PartOf } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./places.module.css";
import { RowSpark } from "./row-spark.tsx";
import { orderHref } from "./search-params.ts";

type Props = {
  report: PartOf<"rows" | "series">;
  kind: PlaceKind;
  sort: PlaceOrder;
  slug: string;
  /** What a failure rate is divided by. */
  formula: "evaluated" | "all";
};

/** Each service, team or repository with its figures; its name leads to its page, each count to its list. */
export function PlaceTable(props: Props) {
  const words = useWords();
  const { t } = words;
  const { report, kind, sort } = props;
  const { rows, truncated: cut } = report.rows;
  return (
    <Panel flush>
      <div className={classes.table}>
        <DataTable
          label={t(`filters.many.${kind}`)}
          columns={columnsOf(props, words)}
          rows={sortPlaces(rows, sort)}
          keyOf={({ key }) => key ?? ""}
          empty={t("places.empty")}
          foot={[t("breakdown.legend"), cut ? t(`breakdown.cut.${kind}`, { count: rows.length }) : ""].join(
            " ",
          )}
          page
        />
      </div>
    </Panel>
  );
}

function columnsOf(props: Props, words: Words): Column<BreakdownRow>[] {
  const { t, format } = words;
  const title = (name: PlaceSort) => sortable(name, props, words);
  return [
    { ...title("key"), name: true, wrap: true, cell: (row) => <Name row={row} {...props} /> },
    { ...title("deployments"), number: true, cell: (row) => <Deployments row={row} {...props} /> },
    { title: t("places.column.spark"), cell: ({ spark }) => <RowSpark spark={spark} /> },
    { ...title("cfr"), number: true, cell: (row) => <Rate row={row} {...props} /> },
    intervalColumn(props, words),
    { title: t("places.column.change"), cell: ({ change, ...row }) => <Changed change={change} row={row} /> },
    { ...title("leadTimeP50"), number: true, cell: ({ leadTimeP50 }) => format.duration(leadTimeP50) },
    { ...title("recoveryP50"), number: true, cell: ({ recoveryP50 }) => format.duration(recoveryP50) },
    { ...title("incidentsOpen"), number: true, cell: (row) => <Open row={row} {...props} /> },
  ];
}

/** The title of a column as a link that sorts by it. */
function sortable(name: PlaceSort, { kind, sort, slug }: Props, { t }: Words) {
  const title = t(`places.column.${name}`);
  const { column, descending } = orderOf(sort);
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  const sorted = descending ? ("descending" as const) : ("ascending" as const);
  const head = (
    <ScopedLink
      className={classes.sort}
      href={orderHref(slug, kind, nextOrder(name, sort))}
      scroll={false}
      prefetch={false}
    >
      {title}
      {column === name ? <Arrow size={14} stroke={2} aria-hidden /> : null}
    </ScopedLink>
  );
  return { title, head, sorted: column === name ? sorted : undefined };
}

function intervalColumn({ report: { rows } }: Props, { t }: Words): Column<BreakdownRow> {
  const ticks = rateScale(rows.rows.map(({ high, cfr }) => high ?? cfr));
  return {
    title: t("origins.interval"),
    head: <Scale ticks={ticks} title={t("origins.interval")} />,
    width: "13%",
    cell: ({ cfr, low, high }) => <Interval rate={cfr} low={low} high={high} ticks={ticks} />,
  };
}

type CellProps = Props & { row: BreakdownRow };

/** What a row is narrowed to: its name, or that it has none. */
const narrowedTo = (kind: PlaceKind, key: string | null): Narrowed =>
  key === null ? { without: kind } : { [kind]: [key] };

function Name({ row: { key }, kind, slug }: CellProps) {
  const { t } = useWords();
  if (key === null)
    return (
      <TextLink href={countHref(slug, "deployments", { without: kind })}>
        {t(`breakdown.none.${kind}`)}
      </TextLink>
    );
  return <TextLink href={placeHref(slug, kind, key)}>{key}</TextLink>;
}

function Deployments({ row: { key, deployments }, kind, slug }: CellProps) {
  const { format } = useWords();
  return (
    <CountLink slug={slug} count="deployments" value={deployments} narrowed={narrowedTo(kind, key)}>
      {format.count(deployments)}
    </CountLink>
  );
}

/** Under this many judged deployments a rate shows a direction, not a measurement. */
const FEW = 10;

function Rate({ row, kind, slug, formula }: CellProps) {
  const { t, format } = useWords();
  const of = formula === "all" ? row.deployments : row.evaluated;
  return (
    <span
      className={classes.rate}
      data-few={of < FEW || undefined}
      title={of < FEW ? t("places.few") : undefined}
    >
      {format.rate(row.cfr)}
      <span className={classes.parts}>
        <CountLink slug={slug} count="failed" value={row.failed} narrowed={narrowedTo(kind, row.key)}>
          {t("places.failedOf", { failed: format.count(row.failed), all: format.count(of) })}
        </CountLink>
      </span>
    </span>
  );
}

type ChangedProps = Pick<BreakdownRow, "change"> & { row: Pick<BreakdownRow, "cfr" | "previous"> };

function Changed({ change, row: { cfr, previous } }: ChangedProps) {
  if (change === null) return UNKNOWN;
  const size = Math.max(cfr ?? 0, previous?.cfr ?? 0);
  return <ChangeMark change={change.change_failure_rate} unit={RATE} size={size} dense />;
}

function Open({ row: { key, incidentsOpen }, kind, slug }: CellProps) {
  const { format } = useWords();
  if (incidentsOpen === null) return UNKNOWN;
  return (
    <CountLink slug={slug} count="openIncidents" value={incidentsOpen} narrowed={narrowedTo(kind, key)}>
      {format.count(incidentsOpen)}
    </CountLink>
  );
}
