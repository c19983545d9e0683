import type { Acting } from "../../db/acting.ts";
import type { Server } from "../run.ts";

/** Keys are out of a session's reach: the secret key acts for the member, whose role the database judges. */
export function withSecretKey(member: Acting, { db }: Pick<Server, "db">): Acting {
  return { ...member, db };
}
