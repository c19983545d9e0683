import { z } from "zod";
import { hasRole } from "../domain/access/role.ts";
import type { Acting } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { ofOrganization } from "./reading.ts";

const listAdmins = ofOrganization("list_admins", z.array(z.string()));

/** Whom a member asks for what only an admin may do: the e-mails of at most three owners and admins; an admin asks nobody. */
export async function whomToAsk({
  db,
  organization,
}: Pick<Acting, "db" | "organization">): Promise<string[]> {
  return hasRole(organization.role, "admin") ? [] : listAdmins(db, organization.id);
}

/** The names of the organisations in which the caller is suspended. */
export function listSuspensions(db: Db): Promise<string[]> {
  return call(db, { name: "list_suspensions", args: {}, returns: z.array(z.string()), idempotent: true });
}
