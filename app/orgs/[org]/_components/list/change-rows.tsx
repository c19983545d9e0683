import { getTranslations } from "next-intl/server";
import type { Acting } from "#lib/db/acting.ts";
import type { Change } from "#lib/db/changes.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { ChangeTable } from "./change-table.tsx";
import { ListPage } from "./list-page.tsx";
import { ListSearch } from "./list-search.tsx";
import { NoRows } from "./no-rows.tsx";
import { WhereRead } from "./where-read.tsx";

type Props = {
  of: "changes" | "commits";
  member: Acting;
  query: ReportQuery;
  page: Promise<Page<Change>>;
  connections: Promise<Connection[]>;
  state: { q: string | null; cursor: string | null };
  /** The other parameters of the page, which a search keeps. */
  kept: Record<string, string | null>;
  /** The page of the list, without parameters, and at another place. */
  path: string;
  hrefTo: (cursor: string | null) => string;
};

/** A page of changes or commits with what narrows it. */
export async function ChangeRows({ of, member, query, page, connections, ...props }: Props) {
  const { state, kept, path, hrefTo } = props;
  const [t, { items, nextCursor }] = await Promise.all([getTranslations("events"), page]);
  const { slug, timeZone } = member.organization;
  const matching = t(`noMatch.${of}`);
  const empty = <NoRows of={of} member={member} query={query} path={path} />;
  const none = state.cursor === null ? empty : null;
  const table = <ChangeTable of={of} rows={items} slug={slug} timeZone={timeZone} />;
  return (
    <ListPage
      what="events"
      all={path}
      cursor={state.cursor}
      nextCursor={nextCursor}
      hrefTo={hrefTo}
      filtered={state.q !== null || Object.values(kept).some((value) => value !== null)}
      filters={
        <WhereRead connections={connections}>
          <ListSearch of={of} action={path} q={state.q} kept={kept} />
        </WhereRead>
      }
      nothing={{ title: matching, text: null, matching }}
    >
      {items.length === 0 ? none : table}
    </ListPage>
  );
}
