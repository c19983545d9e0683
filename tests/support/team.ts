import { createHash, randomBytes } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { quote, readRows, type Stack } from "./stack.ts";
import { callRpc, createOrganization, secretClient, signUp } from "./stack-client.ts";

export type Teammate = Awaited<ReturnType<typeof signUp>>;
export type Membership = { role: string; status: string };
type Sent = { id: string; token: string; expiresAt: string };
export type AuditLine = {
  action: string;
  actor: string;
  target: string | null;
  details: Record<string, unknown>;
};

export const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");

/** A new person who is a member, past every rule: the organisation as it is found by a test. */
export async function addMember(
  stack: Stack,
  { organizationId, role, status = "active" }: { organizationId: string; role: string; status?: string },
): Promise<Teammate> {
  const person = await signUp(stack);
  await stack.sql(`insert into public.memberships (organization_id, user_id, role, status) values
    (${[organizationId, person.userId, role, status].map(quote).join(", ")})`);
  return person;
}

/** Changes an account past every rule, as its own confirmation or a change of its address would. */
export function setAccount(stack: Stack, { userId }: { userId: string }, change: string) {
  return stack.sql(`update auth.users set ${change} where id = ${quote(userId)}`);
}

/** Changes the one membership of a person, as the database's owner. */
export function setMember({ sql }: Stack, { userId }: { userId: string }, change: string) {
  return sql(`update public.memberships set ${change} where user_id = '${userId}'`);
}

/** A token of a member, or made with another one by the secret key. */
export async function makeToken(
  by: SupabaseClient,
  organizationId: string,
  { madeWith = null, ...token }: Record<string, unknown> = {},
) {
  const hash = sha256(randomBytes(32));
  const made = await callRpc<{ id: string; expiresAt: string }>(by, "create_api_token", {
    p_organization_id: organizationId,
    p_token: { name: "CI", role: "viewer", scopes: [], expiresInDays: 90, hash, hint: "abcd", ...token },
    p_acting: { address: "203.0.113.7", tokenId: madeWith },
  });
  return { ...made, hash };
}

/** An organisation with an owner, and what its members do in it through the database's functions. */
export async function makeTeam(stack: Stack) {
  const owner = await signUp(stack);
  const { id, slug } = await createOrganization(owner.client);

  const join = (role: string, status?: string) =>
    addMember(stack, { organizationId: id, role, ...(status && { status }) });

  const change = (by: SupabaseClient, of: { userId: string }, p_change: object) =>
    callRpc<Membership>(by, "change_member", { p_organization_id: id, p_user_id: of.userId, p_change });

  const remove = (by: SupabaseClient, of: { userId: string }) =>
    callRpc<null>(by, "remove_member", { p_organization_id: id, p_user_id: of.userId });

  const transfer = (by: SupabaseClient, to: { userId: string }) =>
    callRpc<null>(by, "transfer_ownership", { p_organization_id: id, p_user_id: to.userId });

  const invite = (by: SupabaseClient, email: string, role = "viewer") =>
    callRpc<Sent>(by, "create_invitation", {
      p_organization_id: id,
      p_invitation: { email, role },
      p_acting: { address: "203.0.113.7" },
    });

  const resend = (by: SupabaseClient, invitationId: string) =>
    callRpc<Sent>(by, "resend_invitation", { p_organization_id: id, p_id: invitationId });

  const revoke = (by: SupabaseClient, invitationId: string) =>
    callRpc<null>(by, "revoke_invitation", { p_organization_id: id, p_id: invitationId });

  const letJoin = (by: SupabaseClient, domain: string | null) =>
    callRpc<null>(by, "set_joining_domain", { p_organization_id: id, p_domain: domain });

  const memberOf = async ({ userId }: { userId: string }): Promise<Membership | null> => {
    const [row] = await readRows<Membership>(
      stack,
      `select role, status from public.memberships
        where organization_id = ${quote(id)} and user_id = ${quote(userId)}`,
    );
    return row ?? null;
  };

  /** Its log, newest first. */
  const readAudit = () =>
    readRows<AuditLine>(
      stack,
      `select action, actor, target, details from public.audit_log where organization_id = ${quote(id)} order by id desc`,
    );

  const countOwners = async (): Promise<number> => {
    const owners = await readRows(
      stack,
      `select user_id from public.memberships
        where organization_id = ${quote(id)} and role = 'owner' and status = 'active'`,
    );
    return owners.length;
  };

  return {
    id,
    slug,
    owner,
    join,
    change,
    remove,
    transfer,
    invite,
    resend,
    revoke,
    letJoin,
    memberOf,
    readAudit,
    countOwners,
  };
}

/** What whoever holds this text is told of an invitation, before they sign in. */
export function findInvitation(stack: Stack, token: string): Promise<Record<string, unknown> | null> {
  return callRpc(secretClient(stack), "find_invitation", { p_hash: sha256(token) });
}

export function accept(by: SupabaseClient, token: string) {
  return callRpc<{ org: string; role: string }>(by, "accept_invitation", { p_token: token });
}

/** How a call was refused; fails when it was not. */
export async function codeOf(calling: Promise<unknown>): Promise<string> {
  try {
    await calling;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
  throw new Error("it was not refused");
}
