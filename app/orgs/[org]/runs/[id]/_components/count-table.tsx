import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { StreamCounts, SyncRunDetail } from "#lib/db/sync-runs.ts";
import type { Words } from "#lib/words/words.ts";

const STREAMS = ["deployments", "incidents"] as const;

type Row = StreamCounts & { stream: (typeof STREAMS)[number]; leftOut: number };

type Count = Exclude<keyof Row, "stream">;

/** A part of the sum, with the sign that it is added by. */
const part = (sign: string, key: Count, { t, format }: Words): Column<Row> => ({
  title: t(`runs.${key}`),
  head: <Signed sign={sign}>{t(`runs.${key}`)}</Signed>,
  number: true,
  cell: (row) => <Signed sign={sign}>{format.count(row[key])}</Signed>,
});
const beside = (key: Count, { t, format }: Words): Column<Row> => ({
  title: t(`runs.${key}`),
  number: true,
  cell: (row) => <span className={tables.missing}>{format.count(row[key])}</span>,
});

function columnsIn(words: Words): Column<Row>[] {
  const { t, format } = words;
  return [
    { title: t("runs.stream"), name: true, cell: ({ stream }) => t(`sync.stream.${stream}`) },
    { title: t("runs.fetched"), number: true, cell: ({ fetched }) => format.count(fetched) },
    part("=", "inserted", words),
    part("+", "updated", words),
    part("+", "unchanged", words),
    part("+", "quarantined", words),
    beside("tombstoned", words),
    beside("leftOut", words),
  ];
}

/** What a run read, so that everybody can see that nothing is left over: the parts add up to what was fetched. */
export function CountTable({ run }: { run: SyncRunDetail }) {
  const words = useWords();
  const rows = STREAMS.map((stream) => ({ ...run.streams[stream], stream, leftOut: run.leftOut[stream] }));
  return (
    <DataTable
      label={words.t("runs.countsLabel")}
      columns={columnsIn(words)}
      rows={rows}
      keyOf={({ stream }) => stream}
      foot={words.t("runs.countsNote")}
    />
  );
}

function Signed({ sign, children }: { sign: string; children: string }) {
  return (
    <>
      <span className={tables.missing}>{sign}</span>
      {"\u00a0"}
      {children}
    </>
  );
}
