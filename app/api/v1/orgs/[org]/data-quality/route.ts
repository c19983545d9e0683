import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { dataQuality } from "#lib/http/operations/data-quality.ts";
import { forMember, found, route } from "#lib/http/route.ts";
import { sayQuality } from "#lib/http/saying-quality.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(dataQuality.get, async ({ member }) => {
    const { db, organization } = member;
    const { role, timeZone } = organization;
    const quality = found(await fetchDataQuality(db, organization.id));
    return sayQuality(quality, { role, timeZone, now: new Date() });
  }),
);
