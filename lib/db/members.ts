import { z } from "zod";
import { call, type Db } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";
import { role } from "./organizations.ts";

export const member = z.object({
  userId: z.uuid(),
  email: z.string().nullable(),
  role,
  status: z.enum(["active", "suspended"]),
  joinedAt: z.string(),
});
export type Member = z.infer<typeof member>;

/** The members of an organisation, newest first; for any of them. */
export function listMembers(db: Db, organizationId: string, page: PageRequest): Promise<Page<Member>> {
  const filter = { limit: page.limit, cursor: decodeCursor(page.cursor) };
  return call(db, {
    name: "list_members",
    args: { p_organization_id: organizationId, p_filter: filter },
    returns: pageOf(member),
    idempotent: true,
  });
}
