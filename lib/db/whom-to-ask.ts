import { z } from "zod";
import { call, type Db } from "./call.ts";
import { ofOrganization } from "./reading.ts";

/** Whom a member can ask for what only an admin may do: the e-mails of at most three owners and admins. */
export const listAdmins = ofOrganization("list_admins", z.array(z.string()));

/** The names of the organisations in which the caller is suspended. */
export function listSuspensions(db: Db): Promise<string[]> {
  return call(db, { name: "list_suspensions", args: {}, returns: z.array(z.string()), idempotent: true });
}
