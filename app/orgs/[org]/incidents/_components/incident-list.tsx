import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import { EventRows } from "#app/orgs/[org]/_components/list/event-rows.tsx";
import classes from "#app/orgs/[org]/_components/list/list.module.css";
import type { Acting } from "#lib/db/acting.ts";
import type { LoadedIncidents } from "../load.ts";
import { type IncidentsState, incidentsHref } from "../search-params.ts";
import { IncidentTable } from "./incident-table.tsx";

type Props = { member: Acting; state: IncidentsState; data: LoadedIncidents };

/** A page of incidents with what narrows it. */
export function IncidentList({ member, state, data }: Props) {
  const { slug, timeZone } = member.organization;
  const t = useTranslations("events");
  return (
    <EventRows
      of="incidents"
      {...{ member, state, data }}
      kept={{ state: state.state }}
      path={incidentsHref(slug, {})}
      hrefTo={(cursor) => incidentsHref(slug, { ...state, cursor, open: null })}
    >
      {(rows) => (
        <>
          <Panel flush>
            <IncidentTable
              rows={rows}
              timeZone={timeZone}
              now={data.now}
              hrefOf={(open) => incidentsHref(slug, { ...state, open })}
            />
          </Panel>
          <p className={classes.keys}>{t("keys")}</p>
        </>
      )}
    </EventRows>
  );
}
