import { z } from "zod";
import type { Role } from "../domain/access/role.ts";
import { type Acting, actingArgs } from "./acting.ts";
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

export type MemberChange = { role?: Role; status?: Member["status"] };

/**
 * Changes the role or the status of a member as an admin, who manages admins and below; owners are changed by owners.
 * `forbidden` above the caller's own role, `last_owner` when no active owner would be left.
 */
export function changeMember(
  acting: Acting,
  { userId, change }: { userId: string; change: MemberChange },
): Promise<Member> {
  return call(acting.db, {
    name: "change_member",
    args: { ...actingArgs(acting), p_user_id: userId, p_change: change },
    returns: member,
  });
}

/** Ends a membership with its tokens and invitations: the caller's own, or as an admin that of an admin or below. */
export async function removeMember(acting: Acting, userId: string): Promise<void> {
  await call(acting.db, {
    name: "remove_member",
    args: { ...actingArgs(acting), p_user_id: userId },
    returns: z.unknown(),
  });
}

/** Makes another active member an owner and the caller, an owner, an admin. */
export async function transferOwnership(acting: Acting, userId: string): Promise<void> {
  await call(acting.db, {
    name: "transfer_ownership",
    args: { ...actingArgs(acting), p_user_id: userId },
    returns: z.unknown(),
  });
}
