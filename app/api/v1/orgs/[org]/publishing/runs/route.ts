import { listPublishRuns } from "#lib/db/publishing.ts";
import { publishing } from "#lib/http/operations/publishing.ts";
import { sayRun } from "#lib/http/publishing-answers.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(publishing.runs, async ({ member: { db, organization }, query }) => {
    const { items, nextCursor } = await listPublishRuns(db, organization.id, query);
    return { items: items.map(sayRun), nextCursor };
  }),
);
