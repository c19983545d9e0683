import { countCommits } from "#lib/db/changes.ts";
import { commits } from "#lib/http/operations/changes.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(commits.count, ({ member, query }) =>
    countCommits(member.db, member.organization.id, { ...query.report, ...query.own }),
  ),
);
