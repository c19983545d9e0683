import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { ByOrigin, ToolRow } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";

type Rate = { cfr: number | null; low: number | null; high: number | null };

const EVEN = { fixed: true, minWidth: 560 } as const;
const NAME = { name: true, wrap: true, width: "28%" } as const;

function rateColumns({ t, format }: Words): Column<Rate>[] {
  return [
    { title: t("origins.failureRate"), number: true, cell: ({ cfr }) => format.rate(cfr) },
    {
      title: t("origins.interval"),
      number: true,
      width: "20%",
      cell: ({ low, high }) => format.interval(low, high),
    },
  ];
}

/** Whole deployments, by whether any known commit in them was AI-assisted. */
export function ExposureTable({ exposure: { withAi, withoutAi } }: { exposure: ByOrigin["exposure"] }) {
  const words = useWords();
  const { t, format } = words;
  const rows = [
    { name: t("origins.withAi"), ...withAi },
    { name: t("origins.withoutAi"), ...withoutAi },
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { ...NAME, title: t("origins.deployments"), cell: ({ name }) => name },
    ...rateColumns(words),
    { title: t("origins.failed"), number: true, cell: ({ failed }) => format.count(failed) },
    { title: t("origins.judged"), number: true, cell: ({ n }) => format.count(n) },
  ];
  return (
    <DataTable
      label={t("origins.withAndWithout")}
      columns={columns}
      rows={rows}
      keyOf={({ name }) => name}
      {...EVEN}
    />
  );
}

export function ToolsTable({ tools }: { tools: ToolRow[] }) {
  const words = useWords();
  const { t, format } = words;
  const columns: Column<ToolRow>[] = [
    { ...NAME, title: t("origins.tool"), cell: ({ tool }) => tool },
    ...rateColumns(words),
    {
      title: t("origins.deployments"),
      number: true,
      hint: () => t("origins.toolHint"),
      cell: ({ weight }) => format.weight(weight),
    },
    { title: t("origins.commits"), number: true, cell: ({ commits }) => format.count(commits) },
  ];
  return (
    <DataTable
      label={t("origins.byTool")}
      columns={columns}
      rows={tools}
      keyOf={({ tool }) => tool}
      {...EVEN}
    />
  );
}
