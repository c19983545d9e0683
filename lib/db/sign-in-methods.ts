import { z } from "zod";
import { call, type Db } from "./call.ts";

const methods = z.object({
  /** Whether the account has a password. */
  password: z.boolean(),
  /** Where else it is signed in from, by the names of the auth server: "github". */
  providers: z.array(z.string()),
});
export type SignInMethods = z.infer<typeof methods>;

/** What opens the caller's account, beside a code by e-mail. */
export function getSignInMethods(db: Db): Promise<SignInMethods> {
  return call(db, { name: "get_sign_in_methods", args: {}, returns: methods, idempotent: true });
}
