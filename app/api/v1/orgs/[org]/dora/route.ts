import { fetchParts } from "#lib/db/report.ts";
import { report } from "#lib/http/operations/report.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(report.get, async ({ member, query }) =>
    found(await fetchParts(member.db, member.organization.id, { ...query.report, ...query.own })),
  ),
);
