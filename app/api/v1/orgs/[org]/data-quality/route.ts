import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { dataQuality } from "#lib/http/operations/data-quality.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { sayCoverage } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(dataQuality.get, async ({ member }) =>
    sayCoverage(found(await fetchDataQuality(member.db, member.organization.id))),
  ),
);
