"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { invite, inviteAgain } from "#lib/auth/invitation.ts";
import { revokeInvitation } from "#lib/db/invitations.ts";
import { getJoining, setJoiningDomain } from "#lib/db/joining.ts";
import { changeMember, removeMember, transferOwnership } from "#lib/db/members.ts";
import { isEmailAddress } from "#lib/domain/access/email-address.ts";
import { invitationPath } from "#lib/domain/access/invitation.ts";
import { ROLES, type Role } from "#lib/domain/access/role.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { requestOrigin } from "#lib/http/request-origin.ts";

/** The link of an invitation, shown once. */
export type InvitationLink = { email: string; link: string; mailed: boolean };

const id = z.uuid();
const change = z.strictObject({ role: z.enum(ROLES), status: z.enum(["active", "suspended"]) }).partial();
type Change = { role?: Role; status?: "active" | "suspended" };

async function linkTo(token: string): Promise<string> {
  return `${await requestOrigin()}${invitationPath(token)}`;
}

export async function inviteAction(
  slug: string,
  _: ActionState<InvitationLink>,
  form: FormData,
): Promise<ActionState<InvitationLink>> {
  const sent = formOf(form);
  const email = String(sent.get("email") ?? "").trim();
  const role = z.enum(ROLES).safeParse(sent.get("role"));
  if (!isEmailAddress(email) || !role.success) {
    const t = await getTranslations("members");
    return { status: "refused", field: "email", message: t("noEmail") };
  }
  return orgAction(slug, "admin", async (member) => {
    const { token } = await invite(member, { email, role: role.data });
    refresh();
    return { email, link: await linkTo(token), mailed: env().smtp !== null };
  });
}

export async function resendAction(slug: string, invitationId: string): Promise<ActionState<string>> {
  return orgAction(slug, "admin", async (member) => {
    const { token } = await inviteAgain(member, id.parse(invitationId));
    refresh();
    return linkTo(token);
  });
}

export async function revokeAction(slug: string, invitationId: string): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await revokeInvitation(member, id.parse(invitationId));
    refresh();
    return undefined;
  });
}

export async function changeMemberAction(slug: string, userId: string, asked: Change): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    const wanted = { userId: id.parse(userId), change: change.parse(asked) };
    await changeMember(member, wanted);
    refresh();
    return undefined;
  });
}

export async function removeMemberAction(slug: string, userId: string): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await removeMember(member, id.parse(userId));
    refresh();
    return undefined;
  });
}

export async function leaveAction(slug: string): Promise<ActionState> {
  return orgAction(slug, "viewer", async (member) => {
    await removeMember(member, member.user.id);
    redirect("/orgs");
  });
}

export async function transferAction(slug: string, userId: string): Promise<ActionState> {
  return orgAction(slug, "owner", async (member) => {
    await transferOwnership(member, id.parse(userId));
    refresh();
    return undefined;
  });
}

/** Lets the domain of the owner's own address join, or nobody. */
export async function setJoiningAction(slug: string, on: boolean): Promise<ActionState> {
  return orgAction(slug, "owner", async (member) => {
    const { ownDomain } = await getJoining(member.db, member.organization.id);
    if (on && ownDomain === null) throw new AppError("invalid_input");
    await setJoiningDomain(member, on ? ownDomain : null);
    refresh();
    return undefined;
  });
}
