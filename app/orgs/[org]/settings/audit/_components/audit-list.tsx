import { getTranslations } from "next-intl/server";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import type { AuditEntry, AuditValues } from "#lib/db/audit.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import { SETTING_NAMES } from "#lib/db/settings.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { auditActor, auditDetails, auditTarget, auditWord } from "#lib/words/audit-words.ts";
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
  const t = await getTranslations("audit");
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
        title: t("none"),
        text: <p>{t("noneText")}</p>,
        matching: t("noneMatching"),
      }}
    >
      {items.length === 0 ? null : (
        <Panel flush>
          <DataTable
            label={t("list")}
            columns={columnsOf({ names, timeZone }, t)}
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

type Telling = { names: ReadonlyMap<string, string>; timeZone: string };
type Say = Awaited<ReturnType<typeof getTranslations<"audit">>>;

function columnsOf(telling: Telling, t: Say): Column<AuditEntry>[] {
  return [
    { title: t("when"), cell: ({ at }) => <Moment at={at} timeZone={telling.timeZone} /> },
    { title: t("who"), wrap: true, cell: ({ actor }) => <Actor name={actor} /> },
    { title: t("what"), wrap: true, cell: (entry) => <Deed entry={entry} {...telling} /> },
    { title: t("address"), cell: ({ address }) => address ?? UNKNOWN },
  ];
}

function Actor({ name }: { name: string }) {
  return auditActor(useWords(), name);
}

function Deed({ entry, names, timeZone }: { entry: AuditEntry } & Telling) {
  const words = useWords();
  const { t } = words;
  const settings = Object.fromEntries(SETTING_NAMES.map((name) => [name, t(`settings.word.${name}`)]));
  const { action, target, details } = entry;
  // A connection by its name while it has one; anything else as it was written.
  const named = action.startsWith("connection.")
    ? (names.get(target ?? "") ?? t("audit.deletedConnection"))
    : target && auditTarget(words, action, target);
  return (
    <span>
      {auditWord(words, action)}
      {target === null ? null : (
        <>
          : <span translate={named === target ? "no" : undefined}>{named}</span>
        </>
      )}
      {auditDetails(words, details, { timeZone, settings }).map((line) => (
        <span key={line} className={tables.under}>
          {line}
        </span>
      ))}
    </span>
  );
}
