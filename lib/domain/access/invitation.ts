import { formatMoment } from "../format/format-time.ts";
import { oneLine } from "../format/text.ts";
import type { Role } from "./role.ts";
import { roleSentence } from "./role-word.ts";

/** Where an invitation is looked at and accepted; the token is in the path. */
export function invitationPath(token: string): string {
  return `/invite/${encodeURIComponent(token)}`;
}

type Invitation = {
  /** The organisation's name. */
  organization: string;
  invitedBy: string;
  role: Role;
  /** ISO 8601. */
  expiresAt: string;
  link: string;
};

/** The mail that brings an invitation, as plain text. Names come from people: none of them can begin a line. */
export function invitationMail({ organization, invitedBy, role, expiresAt, link }: Invitation): {
  subject: string;
  text: string;
} {
  const name = oneLine(organization);
  const text = [
    `${oneLine(invitedBy)} invites you to ${name} on Plumbline as ${role}. ${roleSentence(role)}`,
    `Accept it here, signed in with the address that this mail came to:\n${link}`,
    `The link works once, until ${formatMoment(expiresAt, "UTC")} UTC. If you did not expect it, do nothing.`,
  ].join("\n\n");
  return { subject: `Invitation to ${name} on Plumbline`, text: `${text}\n` };
}
