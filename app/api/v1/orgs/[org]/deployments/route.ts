import { DEPLOYMENT_COLUMNS } from "#lib/api/event-columns.ts";
import { listDeployments } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import { exportOrPage } from "#lib/auth/export.ts";
import * as events from "#lib/db/events.ts";

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
