"use server";

import { redirect } from "next/navigation";
import { callerAddress } from "#lib/auth/address.ts";
import { acceptInvitation } from "#lib/auth/invitation.ts";
import { signOut } from "#lib/auth/session.ts";
import { currentUser } from "#lib/auth/user.ts";
import { invitationPath } from "#lib/domain/access/invitation.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, guard } from "#lib/http/action.ts";

export async function acceptAction(token: string): Promise<ActionState> {
  return guard(async () => {
    const session = await currentUser();
    if (session === null) throw new AppError("unauthenticated");
    // Anybody can call an action with anything.
    const { org } = await acceptInvitation(session.db, String(token), await callerAddress());
    redirect(`/orgs/${org}`);
  });
}

/** Ends the session and comes back to the invitation after signing in with another account. */
export async function changeAccountAction(token: string): Promise<void> {
  await signOut();
  redirect(`/sign-in?next=${encodeURIComponent(invitationPath(token))}`);
}
