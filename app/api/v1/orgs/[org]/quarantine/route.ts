import { listQuarantine } from "#lib/db/quarantine.ts";
import { quarantine } from "#lib/http/operations/quarantine.ts";
import { forMember, route } from "#lib/http/route.ts";
import { withReason } from "#lib/http/saying.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(quarantine.list, async ({ member, query }) => {
    const { items, nextCursor } = await listQuarantine(member.db, member.organization.id, query);
    return { items: items.map(withReason), nextCursor };
  }),
);
