import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from "@mantine/core";
import { Moment } from "#app/_components/moment.tsx";
import type { SyncRunDetail } from "#lib/db/sync-runs.ts";
import { formatCount, plural } from "#lib/domain/format/format.ts";
import { precisionOf } from "#lib/domain/format/format-time.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";
import classes from "./run.module.css";

const SHOWN = 200;

type Slice = SyncRunDetail["slices"][number];
type Props = { slices: Slice[]; timeZone: string; running: boolean };

/** The ranges that a run read, in the order in which they were stored; each was stored whole or not at all. */
export function SliceTable({ slices, timeZone, running }: Props) {
  if (slices.length === 0)
    return <p className={classes.note}>{running ? "Nothing is stored yet." : "Nothing was stored."}</p>;
  return (
    <>
      <TableScrollContainer
        minWidth={980}
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Slices in the order in which they were stored"
      >
        <Table className={classes.table ?? ""}>
          <TableThead>
            <TableTr>
              <TableTh>Stream</TableTh>
              <TableTh>Range</TableTh>
              <TableTh>Read</TableTh>
              {["Fetched", "New", "Changed", "As before", "Quarantine", "Gone", "Left out", "Calls"].map(
                (name) => (
                  <TableTh key={name} className={classes.number ?? ""}>
                    {name}
                  </TableTh>
                ),
              )}
            </TableTr>
          </TableThead>
          <TableTbody>
            {slices.slice(0, SHOWN).map((slice) => (
              <SliceRow
                key={`${slice.stream} ${slice.from} ${slice.to} ${slice.part}`}
                slice={slice}
                timeZone={timeZone}
              />
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
      {slices.length > SHOWN ? (
        <p className={classes.note}>
          And {plural(slices.length - SHOWN, "more slice", "more slices")}, which the download holds.
        </p>
      ) : null}
    </>
  );
}

function SliceRow({ slice, timeZone }: { slice: Slice; timeZone: string }) {
  const counts = [
    slice.fetched,
    slice.inserted,
    slice.updated,
    slice.unchanged,
    slice.quarantined,
    slice.tombstoned,
    slice.leftOut,
    slice.apiCalls,
  ];
  const precision = precisionOf(slice.from, slice.to);
  const names = ["fetched", "new", "changed", "as before", "quarantine", "gone", "left out", "calls"];
  return (
    <TableTr>
      <TableTd>{STREAM_WORDS[slice.stream]}</TableTd>
      <TableTd>
        <Moment at={slice.from} timeZone={timeZone} precision={precision} /> to{" "}
        <Moment at={slice.to} timeZone={timeZone} precision={precision} />
      </TableTd>
      <TableTd>{howRead(slice)}</TableTd>
      {counts.map((count, index) => (
        <TableTd key={names[index]} className={classes.number ?? ""}>
          {formatCount(count)}
        </TableTd>
      ))}
    </TableTr>
  );
}

function howRead({ part, complete }: Slice): string {
  if (part > 0) return `By id, or a part (${formatCount(part)})`;
  return complete ? "Completely" : "Not completely";
}
