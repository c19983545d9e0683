import { Range } from "#app/_components/moment.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { SyncRunDetail } from "#lib/db/sync-runs.ts";
import { formatCount, plural } from "#lib/domain/format/format.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";

const SHOWN = 200;

type Slice = SyncRunDetail["slices"][number];
type Props = { slices: Slice[]; timeZone: string; running: boolean };

const count = (title: string, read: (slice: Slice) => number): Column<Slice> => ({
  title,
  number: true,
  cell: (slice) => formatCount(read(slice)),
});

const COUNTS: Column<Slice>[] = [
  count("Fetched", ({ fetched }) => fetched),
  count("New", ({ inserted }) => inserted),
  count("Changed", ({ updated }) => updated),
  count("As before", ({ unchanged }) => unchanged),
  count("Quarantine", ({ quarantined }) => quarantined),
  count("Gone", ({ tombstoned }) => tombstoned),
  count("Left out", ({ leftOut }) => leftOut),
  count("Calls", ({ apiCalls }) => apiCalls),
];

/** The ranges that a run read, in the order in which they were stored; each was stored whole or not at all. */
export function SliceTable({ slices, timeZone, running }: Props) {
  const more = slices.length - SHOWN;
  return (
    <DataTable
      label="Slices in the order in which they were stored"
      columns={[
        { title: "Stream", cell: ({ stream }) => STREAM_WORDS[stream] },
        { title: "Range", cell: ({ from, to }) => <Range from={from} to={to} timeZone={timeZone} /> },
        { title: "Read", cell: howRead },
        ...COUNTS,
      ]}
      rows={slices.slice(0, SHOWN)}
      keyOf={({ stream, from, to, part }) => `${stream} ${from} ${to} ${part}`}
      page
      empty={running ? "Nothing is stored yet." : "Nothing was stored."}
      foot={more > 0 ? `And ${plural(more, "more slice", "more slices")}, which the download holds.` : null}
    />
  );
}

function howRead({ part, complete }: Slice): string {
  if (part > 0) return `By id, or a part (${formatCount(part)})`;
  return complete ? "Completely" : "Not completely";
}
