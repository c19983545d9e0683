import * as events from "#lib/db/events.ts";
import { DEPLOYMENT_COLUMNS } from "#lib/http/event-columns.ts";
import { exportOrPage } from "#lib/http/export.ts";
import { listDeployments } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(listDeployments, (call) =>
    exportOrPage(call, {
      kind: "deployments",
      columns: DEPLOYMENT_COLUMNS,
      readPage: (page) =>
        events.listDeployments(call.member.db, call.member.organization.id, {
          ...call.query.report,
          ...call.query.own,
          ...page,
        }),
    }),
  ),
);
