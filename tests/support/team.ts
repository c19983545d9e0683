import type { SupabaseClient } from "@supabase/supabase-js";
import { quote, readRows, type Stack } from "./stack.ts";
import { callRpc, createOrganization, signUp } from "./stack-client.ts";

export type Teammate = Awaited<ReturnType<typeof signUp>>;
export type Membership = { role: string; status: string };
type Sent = { id: string; token: string; expiresAt: string };
export type AuditLine = {
  action: string;
  actor: string;
  target: string | null;
  details: Record<string, unknown>;
};

/** An organisation with an owner, and what its members do in it through the database's functions. */
export async function makeTeam(stack: Stack) {
  const owner = await signUp(stack);
  const { id, slug } = await createOrganization(owner.client);

  /** Past every rule: the organisation as it is found by a test. */
  async function join(role: string, status = "active"): Promise<Teammate> {
    const person = await signUp(stack);
    await stack.sql(`insert into public.memberships (organization_id, user_id, role, status) values
      (${[id, person.userId, role, status].map(quote).join(", ")})`);
    return person;
  }

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
