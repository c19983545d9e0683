import "server-only";
import { deleteAccount } from "../db/account.ts";
import { AppError } from "../errors.ts";
import { log } from "../log.ts";
import { signOut } from "./session.ts";
import { currentUser } from "./user.ts";

/**
 * Deletes the account of whoever is signed in, who types its e-mail, and takes the cookies of its session away.
 * `wrong_name` for another e-mail, `LastOwner` while an organisation would be left without an owner.
 */
export async function deleteOwnAccount(email: string): Promise<void> {
  const session = await currentUser();
  if (session === null) throw new AppError("unauthenticated");
  await deleteAccount(session.db, email);
  log().info("somebody deleted their account");
  await signOut();
}
