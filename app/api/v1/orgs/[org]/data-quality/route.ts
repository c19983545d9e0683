import { getDataQuality } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { AppError } from "#lib/errors.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getDataQuality, async ({ member }) => {
    const quality = await fetchDataQuality(member.db, member.organization.id);
    if (quality === null) throw new AppError("not_found");
    return quality;
  }),
);
