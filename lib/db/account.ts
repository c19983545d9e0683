import { z } from "zod";
import { AppError } from "../errors.ts";
import { call, type Db } from "./call.ts";

const owned = z.array(z.object({ slug: z.string(), name: z.string() }));
export type Owned = z.infer<typeof owned>;

/** `last_owner`, naming the organisations that are meant. */
export class LastOwner extends AppError {
  readonly organizations: Owned;

  constructor(organizations: Owned) {
    const names = organizations.map(({ name }) => name).join(", ");
    super("last_owner", { says: { code: "last_owner_of", numbers: { names } } });
    this.organizations = organizations;
  }
}

/** Organisations that need another owner, or an end, before the caller's account can be deleted; by name. */
export function listSoleOwnerships(db: Db): Promise<Owned> {
  return call(db, { name: "list_sole_ownerships", args: {}, returns: owned, idempotent: true });
}

/**
 * Deletes the account of the caller, who gives its e-mail, with all that it may do; the logs keep what it did, not whose
 * it was. `wrong_name` for another e-mail, `LastOwner` while an organisation would be left without an owner.
 */
export async function deleteAccount(db: Db, email: string): Promise<void> {
  const keeping = await call(db, { name: "delete_account", args: { p_email: email }, returns: owned });
  if (keeping.length > 0) throw new LastOwner(keeping);
}
