import { listChanges } from "#lib/db/changes.ts";
import { CHANGE_COLUMNS } from "#lib/http/event-columns.ts";
import { exportOrPage } from "#lib/http/export.ts";
import { changes } from "#lib/http/operations/changes.ts";
import { forMember, route } from "#lib/http/route.ts";
import { sayCommits } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(changes.list, (call) =>
    exportOrPage(call, {
      kind: "changes",
      columns: CHANGE_COLUMNS,
      readPage: async (page) =>
        sayCommits(
          await listChanges(call.member.db, call.member.organization.id, {
            ...call.query.report,
            ...call.query.own,
            ...page,
          }),
        ),
    }),
  ),
);
