import { listCommits } from "#lib/db/changes.ts";
import { COMMIT_COLUMNS } from "#lib/http/event-columns.ts";
import { exportOrPage } from "#lib/http/export.ts";
import { commits } from "#lib/http/operations/changes.ts";
import { forMember, route } from "#lib/http/route.ts";
import { sayCommits } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(commits.list, (call) =>
    exportOrPage(call, {
      kind: "commits",
      columns: COMMIT_COLUMNS,
      readPage: async (page) =>
        sayCommits(
          await listCommits(call.member.db, call.member.organization.id, {
            ...call.query.report,
            ...call.query.own,
            ...page,
          }),
        ),
    }),
  ),
);
