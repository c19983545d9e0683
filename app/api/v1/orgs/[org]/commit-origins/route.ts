import { commitOrigins } from "#lib/http/operations/commit-origins.ts";
import { readCommits } from "#lib/http/reported-commit.ts";
import { forMember, route } from "#lib/http/route.ts";
import { withRefusal } from "#lib/http/saying.ts";
import { reportOrigins } from "#lib/sync/report-origins.ts";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(commitOrigins.report, async ({ member, body }) => {
    const { told, rejected } = readCommits(body.commits);
    await reportOrigins(member, told);
    return { accepted: told.length, rejected: rejected.map(withRefusal) };
  }),
);
