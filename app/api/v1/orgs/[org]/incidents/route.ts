import * as events from "#lib/db/events.ts";
import { INCIDENT_COLUMNS } from "#lib/http/event-columns.ts";
import { exportOrPage } from "#lib/http/export.ts";
import { listIncidents } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listIncidents, (call) =>
    exportOrPage(call, {
      kind: "incidents",
      columns: INCIDENT_COLUMNS,
      readPage: (page) =>
        events.listIncidents(call.member.db, call.member.organization.id, {
          ...call.query.report,
          ...call.query.own,
          ...page,
        }),
    }),
  ),
);
