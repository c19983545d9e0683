import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import {
  everywhere,
  FIELDS,
  type Field,
  type FieldReport,
  lackingOf,
  rowHref,
  type ServiceFields,
} from "#lib/domain/quality/fields.ts";
import classes from "./quality.module.css";

type Props = { slug: string; report: FieldReport };

/** What share of each service's deployments carries what the figures need, and the ones that lack it. */
export function FieldMatrix({ slug, report: { window, services } }: Props) {
  const { t, format } = useWords();
  const columns: Column<ServiceFields>[] = [
    {
      title: t("quality.service"),
      name: true,
      cell: (row) => (
        <TextLink href={rowHref(slug, row, window)}>{row.service ?? t("quality.noneNamed")}</TextLink>
      ),
    },
    {
      title: t("quality.deployments"),
      number: true,
      cell: (row) => (
        <CountLink slug={slug} count="deployments" value={row.deployments} narrowed={everywhere(row, window)}>
          {format.count(row.deployments)}
        </CountLink>
      ),
    },
    ...FIELDS.map(
      (field): Column<ServiceFields> => ({
        title: t(`quality.field.${field}`),
        number: true,
        cell: (row) => <Cell {...{ slug, row, field, window }} />,
      }),
    ),
  ];
  return (
    <DataTable
      label={t("quality.fields")}
      columns={columns}
      rows={services}
      keyOf={({ service }) => service ?? ""}
      empty={t("quality.noFields")}
    />
  );
}

type CellProps = { slug: string; row: ServiceFields; field: Field; window: FieldReport["window"] };

function Cell({ slug, row, field, window }: CellProps) {
  const { t, format } = useWords();
  const { lacking, count, narrowed } = lackingOf(row, field, window);
  const share = format.share(row[field] / row.deployments);
  if (lacking === 0) return share;
  return (
    <>
      {share}
      <span className={classes.lacking}>
        <CountLink {...{ slug, count, narrowed }} value={lacking}>
          {t("quality.lack", { lacking })}
        </CountLink>
      </span>
    </>
  );
}
