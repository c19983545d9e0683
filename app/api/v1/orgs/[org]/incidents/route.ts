import { listIncidents } from "#lib/db/incidents.ts";
import { INCIDENT_COLUMNS } from "#lib/http/event-columns.ts";
import { exportOrPage } from "#lib/http/export.ts";
import { incidents } from "#lib/http/operations/incidents.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(incidents.list, (call) =>
    exportOrPage(call, {
      kind: "incidents",
      columns: INCIDENT_COLUMNS,
      readPage: (page) =>
        listIncidents(call.member.db, call.member.organization.id, {
          ...call.query.report,
          ...call.query.own,
          ...page,
        }),
    }),
  ),
);
