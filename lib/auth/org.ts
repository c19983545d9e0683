import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Acting } from "../db/acting.ts";
import { findOrganization } from "../db/organizations.ts";
import { hasRole, type Role } from "../domain/access/role.ts";
import { callerAddress } from "./address.ts";
import { claimedUser, ifSignedIn, toSignIn } from "./user.ts";

/** The caller as an active member; null for a stranger, as for a name that does not exist. */
export const findMember = cache(async (slug: string): Promise<Acting | null> => {
  const wanted = (await headers()).get("x-path") ?? "";
  const next = wanted.startsWith("/orgs/") ? wanted : `/orgs/${slug}`;
  const claimed = (await claimedUser()) ?? toSignIn(next);
  // The first question to the database also says whether the session goes on.
  const organization = await ifSignedIn(
    () => findOrganization(claimed.db, slug),
    () => toSignIn(next),
  );
  if (organization === null) return null;
  return { ...claimed, organization, tokenId: null, address: await callerAddress() };
});

/**
 * The guard of every page and section: the caller as an active member with at least this role.
 * A stranger gets the same 404 as for a name that does not exist.
 */
export async function requireMember(slug: string, role: Role = "viewer"): Promise<Acting> {
  const member = await findMember(slug);
  if (member === null || !hasRole(member.organization.role, role)) notFound();
  return member;
}
