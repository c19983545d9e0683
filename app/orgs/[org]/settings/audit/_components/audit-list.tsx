import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import type { AuditEntry, AuditValues } from "#lib/db/audit.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import { SETTING_WORDS } from "#lib/db/settings.ts";
import { auditDetails, auditWord } from "#lib/domain/access/audit-words.ts";
import { UNKNOWN } from "#lib/domain/format/format.ts";
import { type AuditQuery, auditHref } from "../search-params.ts";
import { AuditFilters } from "./audit-filters.tsx";

type Props = {
  slug: string;
  timeZone: string;
  query: AuditQuery;
  loading: Promise<[Page<AuditEntry>, AuditValues, Connection[]]>;
};

/** Who did what, when and from where, newest first. */
export async function AuditList({ slug, timeZone, query, loading }: Props) {
  const [{ items, nextCursor }, values, connections] = await loading;
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const { cursor, ...filters } = query;
  return (
    <ListPage
      what="lines"
      all={auditHref(slug)}
      cursor={cursor}
      nextCursor={nextCursor}
      hrefTo={(next) => auditHref(slug, { ...filters, cursor: next })}
      filtered={Object.values(filters).some((value) => value !== null)}
      filters={<AuditFilters slug={slug} query={query} values={values} />}
      nothing={{
        title: "Nothing was done yet",
        text: <p>Every change of the organisation leaves a line here.</p>,
        matching: "Nothing matches",
      }}
    >
      {items.length === 0 ? null : (
        <Panel flush>
          <DataTable
            label="Audit log, newest first"
            columns={columnsOf(names, timeZone)}
            rows={items}
            keyOf={({ at, actor, action, target }) => `${at} ${actor} ${action} ${target}`}
            page
            stacked
          />
        </Panel>
      )}
    </ListPage>
  );
}

type Names = ReadonlyMap<string, string>;

function columnsOf(names: Names, timeZone: string): Column<AuditEntry>[] {
  return [
    { title: "When", cell: ({ at }) => <Moment at={at} timeZone={timeZone} /> },
    { title: "Who", wrap: true, cell: ({ actor }) => actor },
    { title: "What", wrap: true, cell: (entry) => <Deed entry={entry} names={names} timeZone={timeZone} /> },
    { title: "Address", cell: ({ address }) => address ?? UNKNOWN },
  ];
}

function Deed({ entry, names, timeZone }: { entry: AuditEntry; names: Names; timeZone: string }) {
  return (
    <span>
      {auditWord(entry.action)}
      {entry.target === null ? "" : `: ${targetOf(entry, names)}`}
      {auditDetails(entry.details, timeZone, SETTING_WORDS).map((line) => (
        <span key={line} className={tables.under}>
          {line}
        </span>
      ))}
    </span>
  );
}

/** A connection by its name while it has one; anything else as it was written. */
function targetOf({ action, target }: AuditEntry, names: Names): string {
  if (target === null || !action.startsWith("connection.")) return target ?? "";
  return names.get(target) ?? "a deleted connection";
}
