import "server-only";
import { after } from "next/server";
import type { Acting } from "../db/acting.ts";
import type { Db } from "../db/call.ts";
import * as invitations from "../db/invitations.ts";
import { invitationPath } from "../domain/access/invitation.ts";
import { hasRole, type Role } from "../domain/access/role.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { sendMail } from "../mail.ts";
import { adminClient } from "../supabase/admin.ts";
import { invitationMail } from "../words/invitation-mail.ts";
import { asLanguage, type Language } from "../words/languages.ts";
import { wordsIn } from "../words/words.ts";
import { networkOf } from "./address.ts";
import { readLanguage } from "./language.ts";
import { takeRateLimit } from "./rate-limit.ts";
import { limitRefusals } from "./refusal-limit.ts";
import { hashToken } from "./token.ts";

const SENT_A_MINUTE = 10;
const DOOR = { name: "invitation", refusal: "not_found" } as const;

/** Invites an address as this member; the token is in the answer and nowhere else. Ten a minute and network address. */
export async function invite(
  member: Acting,
  invited: { email: string; role: Role },
): Promise<invitations.SentInvitation> {
  await limitSending(member);
  if (!hasRole(member.organization.role, invited.role)) {
    throw new AppError("forbidden", { says: { code: "role_above_author", numbers: {} } });
  }
  const sent = await invitations.createInvitation(member, invited);
  await mailInvitation(member, sent);
  return sent;
}

/** Gives an invitation a new token, in this member's name. */
export async function inviteAgain(member: Acting, id: string): Promise<invitations.SentInvitation> {
  await limitSending(member);
  const sent = await invitations.resendInvitation(member, id);
  await mailInvitation(member, sent);
  return sent;
}

/** After the answer: a mail server may take its time, and the link is shown in any case. */
async function mailInvitation(
  { organization, user }: Acting,
  sent: invitations.SentInvitation,
): Promise<void> {
  const { publicUrl } = env();
  if (publicUrl === null) return;
  const ours = await readLanguage();
  const invitation = {
    organization: organization.name,
    invitedBy: user.email,
    role: sent.role,
    expiresAt: sent.expiresAt,
    link: `${publicUrl}${invitationPath(sent.token)}`,
  };
  after(async () => {
    const words = wordsIn((await languageOf(sent)) ?? ours);
    await sendMail({ to: sent.email, ...invitationMail(words, invitation) });
  });
}

/** The language of the account at the invited address; null when there is none, and then it is the author's. */
async function languageOf({ token }: invitations.SentInvitation): Promise<Language | null> {
  const found = await invitations.findInvitation(adminClient(), hashToken(token));
  return asLanguage(found?.language);
}

function limitSending({ address }: Acting): Promise<void> {
  return takeRateLimit(`invite:${networkOf(address)}`, SENT_A_MINUTE);
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
