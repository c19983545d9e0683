import type { Acting } from "#lib/db/acting.ts";
import type { Change } from "#lib/db/changes.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { ChangeTable } from "./change-table.tsx";
import { EventRows } from "./event-rows.tsx";
import { ToolSelect } from "./tool-select.tsx";

type Props = {
  of: "changes" | "commits";
  member: Acting;
  data: { query: ReportQuery; page: Promise<Page<Change>>; connections: Promise<Connection[]> };
  state: { q: string | null; cursor: string | null };
  /** The other parameters of the page, which a search keeps. */
  kept: Record<string, string | null> & { tool: string | null };
  /** The page of the list, without parameters, and at another place. */
  path: string;
  hrefTo: (cursor: string | null) => string;
};

/** A page of changes or commits with what narrows it. */
export function ChangeRows(props: Props) {
  const { slug, timeZone } = props.member.organization;
  return (
    <EventRows {...props} menus={<ToolSelect tool={props.kept.tool} />}>
      {(rows) => <ChangeTable of={props.of} rows={rows} slug={slug} timeZone={timeZone} />}
    </EventRows>
  );
}
