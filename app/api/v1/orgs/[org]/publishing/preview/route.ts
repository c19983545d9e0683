import { publishing } from "#lib/http/operations/publishing.ts";
import { sayPreview } from "#lib/http/publishing-answers.ts";
import { forMember, route } from "#lib/http/route.ts";
import { previewPublishing } from "#lib/publish/preview.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(publishing.preview, async ({ member: { db, organization } }) =>
    sayPreview(await previewPublishing(db, organization.id, new Date())),
  ),
);
