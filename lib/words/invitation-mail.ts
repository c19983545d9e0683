import type { Role } from "../domain/access/role.ts";
import { oneLine } from "../domain/format/text.ts";
import type { Words } from "./words.ts";

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
export function invitationMail({ t, format }: Words, invitation: Invitation) {
  const { role, expiresAt, link } = invitation;
  const organization = oneLine(invitation.organization);
  const invitedBy = oneLine(invitation.invitedBy);
  const may = t(`roles.sentence.${role}`);
  const text = [
    t("invitationMail.lead", { organization, invitedBy, role, may }),
    `${t("invitationMail.accept")}\n${link}`,
    t("invitationMail.until", { until: format.moment(expiresAt, "UTC") }),
  ].join("\n\n");
  return { subject: t("invitationMail.subject", { organization }), text: `${text}\n` };
}
