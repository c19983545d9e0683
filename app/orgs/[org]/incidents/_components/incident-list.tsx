import { getTranslations } from "next-intl/server";
import { Panel } from "#app/_components/panel.tsx";
import classes from "#app/orgs/[org]/_components/list/list.module.css";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import { ListSearch } from "#app/orgs/[org]/_components/list/list-search.tsx";
import { NoRows } from "#app/orgs/[org]/_components/list/no-rows.tsx";
import { WhereRead } from "#app/orgs/[org]/_components/list/where-read.tsx";
import type { Acting } from "#lib/db/acting.ts";
import type { LoadedIncidents } from "../load.ts";
import { type IncidentsState, incidentsHref } from "../search-params.ts";
import { IncidentTable } from "./incident-table.tsx";

type Props = { member: Acting; state: IncidentsState; data: LoadedIncidents };

/** A page of incidents with what narrows it. */
export async function IncidentList({ member, state, data }: Props) {
  const { slug, timeZone } = member.organization;
  const [t, { items, nextCursor }] = await Promise.all([getTranslations("events"), data.page]);
  const all = incidentsHref(slug, {});
  const none = t("noMatch.incidents");
  return (
    <ListPage
      what="events"
      all={all}
      cursor={state.cursor}
      nextCursor={nextCursor}
      hrefTo={(cursor) => incidentsHref(slug, { ...state, cursor, open: null })}
      filtered={state.state !== null || state.q !== null}
      filters={
        <WhereRead connections={data.connections}>
          <ListSearch of="incidents" action={all} q={state.q} kept={{ state: state.state }} />
        </WhereRead>
      }
      nothing={{ title: none, text: null, matching: none }}
    >
      {items.length === 0 && state.cursor === null ? (
        <NoRows of="incidents" member={member} query={data.query} path={all} />
      ) : items.length === 0 ? null : (
        <>
          <Panel flush>
            <IncidentTable
              rows={items}
              timeZone={timeZone}
              now={data.now}
              hrefOf={(open) => incidentsHref(slug, { ...state, open })}
            />
          </Panel>
          <p className={classes.keys}>{t("keys")}</p>
        </>
      )}
    </ListPage>
  );
}
