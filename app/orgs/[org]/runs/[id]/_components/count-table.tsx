import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { StreamCounts, SyncRunDetail } from "#lib/db/sync-runs.ts";
import { formatCount } from "#lib/domain/format/format.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";

const STREAMS = ["deployments", "incidents"] as const;

type Row = StreamCounts & { stream: (typeof STREAMS)[number]; leftOut: number };

const NOTE =
  "Every event that Datadog sent is new, changed, as before, or in quarantine. Gone at Datadog: marked as deleted here. Values left out: an end before its start, or a commit without a sha; the rest of the event is stored.";

/** A part of the sum, with the sign that it is added by. */
const part = (sign: string, title: string, read: (row: Row) => number): Column<Row> => ({
  title,
  head: <Signed sign={sign}>{title}</Signed>,
  number: true,
  cell: (row) => <Signed sign={sign}>{formatCount(read(row))}</Signed>,
});
const beside = (title: string, read: (row: Row) => number): Column<Row> => ({
  title,
  number: true,
  cell: (row) => <span className={tables.missing}>{formatCount(read(row))}</span>,
});

const COLUMNS: Column<Row>[] = [
  { title: "Stream", name: true, cell: ({ stream }) => STREAM_WORDS[stream] },
  { title: "Fetched", number: true, cell: ({ fetched }) => formatCount(fetched) },
  part("=", "New", ({ inserted }) => inserted),
  part("+", "Changed", ({ updated }) => updated),
  part("+", "As before", ({ unchanged }) => unchanged),
  part("+", "In quarantine", ({ quarantined }) => quarantined),
  beside("Gone at Datadog", ({ tombstoned }) => tombstoned),
  beside("Values left out", ({ leftOut }) => leftOut),
];

/** What a run read, so that everybody can see that nothing is left over: the parts add up to what was fetched. */
export function CountTable({ run }: { run: SyncRunDetail }) {
  const rows = STREAMS.map((stream) => ({ ...run.streams[stream], stream, leftOut: run.leftOut[stream] }));
  return (
    <DataTable
      label="Counts per stream"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ stream }) => stream}
      foot={NOTE}
    />
  );
}

function Signed({ sign, children }: { sign: string; children: string }) {
  return (
    <>
      <span className={tables.missing}>{sign}</span> {children}
    </>
  );
}
