import { z } from "zod";
import type { Role } from "../domain/access/role.ts";
import { AppError } from "../errors.ts";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { role } from "./organizations.ts";
import { readPage } from "./reading.ts";

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  status: z.enum(["pending", "expired"]),
  /** The author's e-mail; null when the account has none. */
  invitedBy: z.string().nullable(),
  sentAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof invitation>;

const sent = z.object({
  id: z.uuid(),
  /** Shown once: all that is kept of it is a hash. */
  token: z.string(),
  expiresAt: z.string(),
  /** Whom to bring it to, in small letters, and as what. */
  email: z.string(),
  role,
});
export type SentInvitation = z.infer<typeof sent>;

export const joined = z.object({ org: z.string(), role });
export type Joined = z.infer<typeof joined>;

const found = z.object({
  /** The organisation's name. */
  organization: z.string(),
  /** The invited address, in small letters: for comparing, not for showing. */
  email: z.string(),
  role,
  invitedBy: z.string(),
  expiresAt: z.string(),
  /** What the account at that address says, whatever that is; null when there is none. */
  language: z.string().nullable(),
});
export type FoundInvitation = z.infer<typeof found>;

/** Open and expired invitations, newest first; for admins. */
export function listInvitations(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_invitations", item: invitation, query });
}

/** Invites an address for seven days; `forbidden` above the author's role, `already_member`, `already_invited`. */
export function createInvitation(
  acting: Acting,
  invited: { email: string; role: Role },
): Promise<SentInvitation> {
  return act(acting, { name: "create_invitation", args: { p_invitation: invited }, returns: sent });
}

/** A new token for another seven days; the old one is dead. */
export function resendInvitation(acting: Acting, id: string): Promise<SentInvitation> {
  return act(acting, { name: "resend_invitation", args: { p_id: id }, returns: sent });
}

/** Ends an invitation for good; `not_found` when the organisation has no such invitation. */
export async function revokeInvitation(acting: Acting, id: string): Promise<void> {
  await act(acting, { name: "revoke_invitation", args: { p_id: id } });
}

/** Who invites whom to what; null unless the invitation may be accepted now. Needs the secret key. */
export function findInvitation(db: Db, tokenHash: string): Promise<FoundInvitation | null> {
  return call(db, {
    name: "find_invitation",
    args: { p_hash: tokenHash },
    returns: found.nullable(),
    idempotent: true,
  });
}

/** Makes the caller a member, once. `not_found` alike for every token that does not hold for the caller's address. */
export async function acceptInvitation(db: Db, token: string, address: string | null): Promise<Joined> {
  try {
    return await call(db, {
      name: "accept_invitation",
      args: { p_token: token, p_address: address },
      returns: joined,
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    throw new AppError("not_found", {
      says: { code: "invitation_void", numbers: {} },
      cause: error,
    });
  }
}
