import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from "@mantine/core";
import type { SyncRunDetail } from "#lib/db/sync-runs.ts";
import { formatCount } from "#lib/domain/format/format.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";
import classes from "./run.module.css";

/** What a run read, so that everybody can see that nothing is left over: the parts add up to what was fetched. */
export function CountTable({ run }: { run: SyncRunDetail }) {
  return (
    <>
      <TableScrollContainer
        minWidth={760}
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Counts per stream"
      >
        <Table className={classes.table ?? ""}>
          <TableThead>
            <TableTr>
              <TableTh>Stream</TableTh>
              <Head sign="">Fetched</Head>
              <Head sign="=">New</Head>
              <Head sign="+">Changed</Head>
              <Head sign="+">As before</Head>
              <Head sign="+">In quarantine</Head>
              <TableTh className={`${classes.number} ${classes.sum}`}>Gone at Datadog</TableTh>
              <TableTh className={classes.number ?? ""}>Values left out</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            <CountRow run={run} stream="deployments" />
            <CountRow run={run} stream="incidents" />
          </TableTbody>
        </Table>
      </TableScrollContainer>
      <p className={classes.note}>
        Every event that Datadog sent is new, changed, as before, or in quarantine. Gone at Datadog: marked as
        deleted here. Values left out: an end before its start, or a commit without a sha; the rest of the
        event is stored.
      </p>
    </>
  );
}

function CountRow({ run, stream }: { run: SyncRunDetail; stream: "deployments" | "incidents" }) {
  const counts = run.streams[stream];
  return (
    <TableTr>
      <TableTh scope="row">{STREAM_WORDS[stream]}</TableTh>
      <Cell sign="">{counts.fetched}</Cell>
      <Cell sign="=">{counts.inserted}</Cell>
      <Cell sign="+">{counts.updated}</Cell>
      <Cell sign="+">{counts.unchanged}</Cell>
      <Cell sign="+">{counts.quarantined}</Cell>
      <TableTd className={`${classes.number} ${classes.sum}`}>{formatCount(counts.tombstoned)}</TableTd>
      <TableTd className={classes.number ?? ""}>{formatCount(run.leftOut[stream])}</TableTd>
    </TableTr>
  );
}

function Head({ sign, children }: { sign: string; children: string }) {
  return (
    <TableTh className={classes.number ?? ""}>
      <Sign sign={sign} /> {children}
    </TableTh>
  );
}

function Cell({ sign, children }: { sign: string; children: number }) {
  return (
    <TableTd className={classes.number ?? ""}>
      <Sign sign={sign} /> {formatCount(children)}
    </TableTd>
  );
}

function Sign({ sign }: { sign: string }) {
  return sign === "" ? null : <span className={classes.sign}>{sign}</span>;
}
