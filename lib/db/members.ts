import { z } from "zod";
import type { Role } from "../domain/access/role.ts";
import { type Acting, act } from "./acting.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { role } from "./organizations.ts";
import { readPage } from "./reading.ts";

export const member = z.object({
  userId: z.uuid(),
  email: z.string().nullable(),
  role,
  status: z.enum(["active", "suspended"]),
  joinedAt: z.string(),
});
export type Member = z.infer<typeof member>;

/** The members of an organisation, newest first; for any of them. */
export function listMembers(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_members", item: member, query });
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
  const args = { p_user_id: userId, p_change: change };
  return act(acting, { name: "change_member", args, returns: member });
}

/** Ends a membership with its tokens and invitations: the caller's own, or as an admin that of an admin or below. */
export async function removeMember(acting: Acting, userId: string): Promise<void> {
  await act(acting, { name: "remove_member", args: { p_user_id: userId } });
}

/** Makes another active member an owner and the caller, an owner, an admin. */
export async function transferOwnership(acting: Acting, userId: string): Promise<void> {
  await act(acting, { name: "transfer_ownership", args: { p_user_id: userId } });
}
