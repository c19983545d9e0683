import { invitation, joined } from "../../db/invitations.ts";
import * as inputs from "../inputs.ts";
import { created, done, listOf, ORG, ok, operation } from "../operation.ts";
import { pageQuery } from "../query.ts";
import { issuedToken } from "./tokens.ts";

export const invitations = {
  list: operation("GET", `${ORG}/invitations`, {
    summary: "Open and expired invitations, newest first; never a token",
    access: "admin",
    query: pageQuery,
    answer: ok(listOf(invitation)),
  }),
  create: operation("POST", `${ORG}/invitations`, {
    summary:
      "Invite an address, at most to one's own role. The token is shown this once: its page is /invite/{token}",
    access: "admin",
    body: inputs.newInvitation,
    answer: created(issuedToken),
  }),
  resend: operation("POST", `${ORG}/invitations/{id}/resend`, {
    summary: "A new token for another seven days; the old one is dead",
    access: "admin",
    answer: created(issuedToken),
  }),
  revoke: operation("DELETE", `${ORG}/invitations/{id}`, {
    summary: "End an invitation, at once and for good",
    access: "admin",
    answer: done,
  }),
  accept: operation("POST", "/api/v1/invitations/accept", {
    summary: "Become a member, once, with the confirmed address that was invited",
    access: "person",
    body: inputs.acceptance,
    answer: ok(joined),
  }),
};
