import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { AppError } from "#lib/errors.ts";
import { getDataQuality } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getDataQuality, async ({ member }) => {
    const quality = await fetchDataQuality(member.db, member.organization.id);
    if (quality === null) throw new AppError("not_found");
    return quality;
  }),
);
