import { listCollectRuns } from "#lib/db/collect-runs.ts";
import { sayCollectRun } from "#lib/http/collect-answers.ts";
import { collectRuns } from "#lib/http/operations/collect-runs.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(collectRuns.list, async ({ member, query: { connection, ...page } }) => {
    const query = { ...page, subject: connection };
    const { items, nextCursor } = await listCollectRuns(member.db, member.organization.id, query);
    return { items: items.map(sayCollectRun), nextCursor };
  }),
);
