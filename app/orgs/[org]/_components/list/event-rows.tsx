import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Acting } from "#lib/db/acting.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Page } from "#lib/db/cursor.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import type { ListOf } from "./list-actions.tsx";
import { ListPage } from "./list-page.tsx";
import { ListSearch } from "./list-search.tsx";
import { NoRows } from "./no-rows.tsx";
import { WhereRead } from "./where-read.tsx";

type Props<T> = {
  of: ListOf;
  member: Acting;
  data: { query: ReportQuery; page: Promise<Page<T>>; connections: Promise<Connection[]> };
  state: { q: string | null; cursor: string | null };
  /** The other parameters of the page, which a search keeps; all but `sort` narrow it. */
  kept: Record<string, string | null>;
  /** The page of the list, without parameters, and at another place. */
  path: string;
  hrefTo: (cursor: string | null) => string;
  /** Menus beside the search. */
  menus?: ReactNode;
  /** The rows of this page of the list, of which there is one at least. */
  children: (rows: T[]) => ReactNode;
};

/** A page of events with what narrows it; one without rows says why. */
export async function EventRows<T>({ of, member, data, state, kept, menus, children, ...at }: Props<T>) {
  const [t, { items, nextCursor }] = await Promise.all([getTranslations("events"), data.page]);
  const { path, hrefTo } = at;
  const matching = t(`noMatch.${of}`);
  const empty = <NoRows of={of} member={member} query={data.query} path={path} />;
  const narrows = Object.entries({ ...kept, q: state.q }).filter(([name]) => name !== "sort");
  return (
    <ListPage
      what="events"
      all={path}
      cursor={state.cursor}
      nextCursor={nextCursor}
      hrefTo={hrefTo}
      filtered={narrows.some(([, value]) => value !== null)}
      filters={
        <WhereRead connections={data.connections}>
          <ListSearch of={of} action={path} q={state.q} kept={kept}>
            {menus}
          </ListSearch>
        </WhereRead>
      }
      nothing={{ title: matching, text: null, matching }}
    >
      {items.length > 0 ? children(items) : state.cursor === null ? empty : null}
    </ListPage>
  );
}
