import { getPublishing } from "#lib/db/publishing.ts";
import { publishing } from "#lib/http/operations/publishing.ts";
import { forMember, route } from "#lib/http/route.ts";
import { savePublishing } from "#lib/publish/settings.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(publishing.get, async ({ member: { db, organization } }) => {
    const { settings } = await getPublishing(db, organization.id);
    return settings;
  }),
  forMember(publishing.set, ({ member, body }) => savePublishing(member, body)),
);
