import { TableTd } from "@mantine/core";
import type { StreamCounts } from "#lib/db/sync-runs.ts";
import { formatCount } from "#lib/domain/format/format.ts";
import classes from "./runs.module.css";

/** What a run read of one stream, and what of it was not known before. */
export function StreamCell({ counts }: { counts: StreamCounts }) {
  const parts: [number, string][] = [
    [counts.inserted, "new"],
    [counts.updated, "changed"],
    [counts.quarantined, "in quarantine"],
    [counts.tombstoned, "gone at Datadog"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return (
    <TableTd className={classes.number ?? ""}>
      {formatCount(counts.fetched)}
      <span className={classes.under}>{said.length === 0 ? "nothing new" : said.join(", ")}</span>
    </TableTd>
  );
}
