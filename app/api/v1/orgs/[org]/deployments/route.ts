import { listDeployments } from "#lib/db/deployments.ts";
import { DEPLOYMENT_COLUMNS } from "#lib/http/event-columns.ts";
import { exportOrPage } from "#lib/http/export.ts";
import { deployments } from "#lib/http/operations/deployments.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(deployments.list, (call) =>
    exportOrPage(call, {
      kind: "deployments",
      columns: DEPLOYMENT_COLUMNS,
      readPage: (page) =>
        listDeployments(call.member.db, call.member.organization.id, {
          ...call.query.report,
          ...call.query.own,
          ...page,
        }),
    }),
  ),
);
