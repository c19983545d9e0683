import "server-only";
import type { Db } from "../db/call.ts";
import * as invitations from "../db/invitations.ts";
import type { Acting } from "../db/tokens.ts";
import { hasRole, type Role } from "../domain/role.ts";
import { AppError } from "../errors.ts";
import { adminClient } from "../supabase/admin.ts";
import type { Membership } from "./org.ts";
import { takeRateLimit } from "./rate-limit.ts";
import { limitRefusals } from "./refusal-limit.ts";
import { hashToken } from "./token.ts";

const SENT_A_MINUTE = 10;
const DOOR = { name: "invitation", refusal: "not_found" } as const;

/** Invites an address as this member; the token is in the answer and nowhere else. Ten a minute and network address. */
export async function invite(
  { db, organization }: Membership,
  acting: Acting,
  invited: { email: string; role: Role },
): Promise<invitations.SentInvitation> {
  await limitSending(acting);
  if (!hasRole(organization.role, invited.role)) {
    throw new AppError("forbidden", { publicMessage: "An invitation's role is at most its author's." });
  }
  return invitations.createInvitation(db, acting, invited);
}

/** Gives an invitation a new token, in this member's name. */
export async function inviteAgain(
  { db }: Membership,
  acting: Acting,
  id: string,
): Promise<invitations.SentInvitation> {
  await limitSending(acting);
  return invitations.resendInvitation(db, acting, id);
}

function limitSending({ address }: Acting): Promise<void> {
  return takeRateLimit(`invite:${address ?? "unknown"}`, SENT_A_MINUTE);
}

/** Makes the caller a member. Ten refusals in a minute close it to the network address for the rest of that minute. */
export function acceptInvitation(db: Db, token: string, address: string | null): Promise<invitations.Joined> {
  return limitRefusals(address, () => invitations.acceptInvitation(db, token, address), DOOR);
}

/** What a link leads to: an invitation that may be accepted now, or nothing; `not_found` when it is nothing. */
export function readInvitation(token: string, address: string | null): Promise<invitations.FoundInvitation> {
  const attempt = async () => {
    const found = await invitations.findInvitation(adminClient(), hashToken(token));
    if (found === null) throw new AppError("not_found");
    return found;
  };
  return limitRefusals(address, attempt, DOOR);
}
