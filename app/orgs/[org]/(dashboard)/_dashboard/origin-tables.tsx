import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { formatCount, formatInterval, formatRate, formatWeight } from "#lib/domain/format/format.ts";
import type { ByOrigin, ExposureRow, ToolRow } from "#lib/domain/report/report.ts";

type Rate = { cfr: number | null; low: number | null; high: number | null };

const EVEN = { fixed: true, minWidth: 480 } as const;
const RATE = { title: "Failure rate", number: true, cell: ({ cfr }: Rate) => formatRate(cfr) };
const INTERVAL = {
  title: "95 % interval",
  number: true,
  width: "24%",
  cell: ({ low, high }: Rate) => formatInterval(low, high),
};

type Exposure = ExposureRow & { name: string };

const EXPOSURE: Column<Exposure>[] = [
  { title: "Deployments", name: true, width: "32%", cell: ({ name }) => name },
  RATE,
  INTERVAL,
  { title: "Failed", number: true, cell: ({ failed }) => formatCount(failed) },
  { title: "Judged", number: true, cell: ({ n }) => formatCount(n) },
];

const TOOLS: Column<ToolRow>[] = [
  { title: "Tool", name: true, width: "32%", cell: ({ tool }) => tool },
  RATE,
  INTERVAL,
  {
    title: "Deployments",
    number: true,
    hint: () => "judged deployments, by the share of the tool's commits in them",
    cell: ({ weight }) => formatWeight(weight),
  },
  { title: "Commits", number: true, cell: ({ commits }) => formatCount(commits) },
];

/** Whole deployments, by whether any known commit in them was AI-assisted. */
export function ExposureTable({ exposure: { withAi, withoutAi } }: { exposure: ByOrigin["exposure"] }) {
  const rows = [
    { name: "With AI-assisted commits", ...withAi },
    { name: "Without", ...withoutAi },
  ];
  return (
    <DataTable
      label="Deployments with and without AI-assisted commits"
      columns={EXPOSURE}
      rows={rows}
      keyOf={({ name }) => name}
      {...EVEN}
    />
  );
}

export function ToolsTable({ tools }: { tools: ToolRow[] }) {
  return <DataTable label="By tool" columns={TOOLS} rows={tools} keyOf={({ tool }) => tool} {...EVEN} />;
}
