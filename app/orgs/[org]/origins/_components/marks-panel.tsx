import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Narrowed } from "#lib/domain/links.ts";
import { placeHref } from "#lib/domain/places.ts";
import type { Marks } from "#lib/domain/report/report.ts";

type Props = { marks: Marks; slug: string };
type Row = Marks["repositories"][number];

const narrowedTo = ({ repository }: Row): Narrowed =>
  repository === null ? { without: "repository" } : { repository: [repository] };

/** How many commits of each repository carry the mark of a tool. */
export function MarksPanel({ marks: { repositories }, slug }: Props) {
  const { t, format } = useWords();
  const columns: Column<Row>[] = [
    {
      title: t("originsPage.marks.repository"),
      name: true,
      wrap: true,
      cell: ({ repository }) =>
        repository === null ? (
          <span className={tables.missing}>{t("originsPage.marks.no")}</span>
        ) : (
          <TextLink href={placeHref(slug, "repository", repository)}>{repository}</TextLink>
        ),
    },
    {
      title: t("originsPage.table.commits"),
      number: true,
      cell: (row) => (
        <CountLink slug={slug} count="commits" value={row.commits} narrowed={narrowedTo(row)}>
          {format.count(row.commits)}
        </CountLink>
      ),
    },
    {
      title: t("originsPage.marks.marked"),
      number: true,
      cell: (row) => (
        <CountLink slug={slug} count="aiCommits" value={row.marked} narrowed={narrowedTo(row)}>
          {format.count(row.marked)}
        </CountLink>
      ),
    },
    {
      title: t("originsPage.marks.share"),
      number: true,
      cell: ({ commits, marked }) =>
        marked === 0 ? t("originsPage.marks.unmarked") : format.share(marked / commits),
    },
  ];
  return (
    <Panel title={t("originsPage.marks.title")} id="marks" flush>
      <DataTable
        label={t("originsPage.marks.title")}
        columns={columns}
        rows={repositories}
        keyOf={({ repository }) => repository ?? ""}
        empty={t("originsPage.marks.nothing")}
        foot={t("originsPage.marks.explained")}
      />
    </Panel>
  );
}
