import {
  Box,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from "@mantine/core";
import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { AuditEntry } from "#lib/db/audit.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import { SETTING_WORDS } from "#lib/db/settings.ts";
import { auditDetails, auditWord } from "#lib/domain/access/audit-words.ts";
import { UNKNOWN } from "#lib/domain/format/format.ts";
import { type AuditQuery, auditSearch, filterSearch } from "../search-params.ts";
import classes from "./audit.module.css";

type Props = {
  path: string;
  timeZone: string;
  query: AuditQuery;
  page: Promise<Page<AuditEntry>>;
  connections: Promise<Connection[]>;
};

/** Who did what, when and from where, newest first. */
export async function AuditTable({ path, timeZone, query, page, connections }: Props) {
  const [{ items, nextCursor }, known] = await Promise.all([page, connections]);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  if (items.length === 0) {
    return (
      <Panel title="Nothing matches" id="no-entries">
        <p>No line of the log is of this person, action and time.</p>
        <TextLink href={path}>Show all</TextLink>
      </Panel>
    );
  }
  return (
    <>
      <Panel flush>
        <TableScrollContainer
          minWidth={300}
          type="native"
          tabIndex={0}
          aria-label="Audit log, newest first"
          role="region"
        >
          <Table className={classes.table ?? ""}>
            <TableThead>
              <TableTr>
                <TableTh>When</TableTh>
                <TableTh visibleFrom="sm">Who</TableTh>
                <TableTh>What</TableTh>
                <TableTh visibleFrom="sm">Address</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {items.map((entry) => (
                <TableTr key={`${entry.at} ${entry.actor} ${entry.action} ${entry.target}`}>
                  <TableTd className={classes.when ?? ""}>
                    <Moment at={entry.at} timeZone={timeZone} />
                  </TableTd>
                  <TableTd visibleFrom="sm">{entry.actor}</TableTd>
                  <TableTd>
                    {auditWord(entry.action)}
                    {entry.target === null ? "" : `: ${targetOf(entry, names)}`}
                    {auditDetails(entry.details, timeZone, SETTING_WORDS).map((line) => (
                      <span key={line} className={classes.detail}>
                        {line}
                      </span>
                    ))}
                    <Box hiddenFrom="sm" className={classes.detail}>
                      {entry.actor}
                      {entry.address === null ? "" : `, ${entry.address}`}
                    </Box>
                  </TableTd>
                  <TableTd visibleFrom="sm" className={classes.address}>
                    {entry.address ?? UNKNOWN}
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </TableScrollContainer>
      </Panel>
      <nav aria-label="Pages of the audit log" className={classes.paging}>
        {query.cursor === null ? (
          <span />
        ) : (
          <ButtonLink href={`${path}${filterSearch(query)}`} variant="default">
            Newest
          </ButtonLink>
        )}
        {nextCursor === null ? null : (
          <ButtonLink href={`${path}${auditSearch({ ...query, cursor: nextCursor })}`} variant="default">
            Older
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

/** A connection by its name while it has one; anything else as it was written. */
function targetOf({ action, target }: AuditEntry, names: ReadonlyMap<string, string>): string {
  if (target === null || !action.startsWith("connection.")) return target ?? "";
  return names.get(target) ?? "a deleted connection";
}
