import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Acting } from "../db/acting.ts";
import { findOrganization } from "../db/organizations.ts";
import { hasRole, type Role } from "../domain/access/role.ts";
import { callerAddress } from "./address.ts";
import { requireUser } from "./user.ts";

const membership = cache(async (slug: string): Promise<Acting> => {
  const wanted = (await headers()).get("x-path") ?? "";
  const { user, db } = await requireUser(wanted.startsWith("/orgs/") ? wanted : `/orgs/${slug}`);
  const organization = await findOrganization(db, slug);
  if (organization === null) notFound();
  return { user, db, organization, tokenId: null, address: await callerAddress() };
});

/**
 * The guard of every page and section: the caller as an active member with at least this role.
 * A stranger gets the same 404 as for a name that does not exist.
 */
export async function requireMember(slug: string, role: Role = "viewer"): Promise<Acting> {
  const member = await membership(slug);
  if (!hasRole(member.organization.role, role)) notFound();
  return member;
}
