import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { LeftOut } from "#lib/domain/publish/left-out.ts";
import { sayLeftOut } from "#lib/words/publishing-words.ts";

const SHOWN = 100;

/** What is not sent: the known that may not go first, then what is not known. */
export function LeftOutTable({ rows }: { rows: LeftOut[] }) {
  const { t } = useWords();
  return (
    <DataTable
      label={t("publishing.leftOut")}
      columns={useColumns()}
      rows={rows.slice(0, SHOWN)}
      keyOf={({ key, scope, part }) => [key, scope, part].join(" ")}
      empty={t("publishing.nothingLeftOut")}
      foot={rows.length > SHOWN ? t("publishing.shown", { shown: SHOWN, of: rows.length }) : null}
      stacked
    />
  );
}

function useColumns(): Column<LeftOut>[] {
  const words = useWords();
  const { t } = words;
  return [
    {
      title: t("publishing.column.what"),
      name: true,
      wrap: true,
      cell: ({ key, scope, part }) => (
        <>
          <code>{[key, part].filter((text) => text !== "").join(" · ")}</code>
          {" · "}
          {scope === "" ? t("publishing.wholeOrganisation") : <span translate="no">{scope}</span>}
        </>
      ),
    },
    { title: t("publishing.column.why"), wrap: true, cell: ({ reason }) => sayLeftOut(words, reason) },
  ];
}
