import { z } from "zod";
import { call, type Db, type Functions, type Known, type Name } from "./call.ts";
import type { Organization } from "./organizations.ts";

/**
 * Who acts, for whom and from where: made once for a request, and given to every act. The database judges the role
 * anew; the secret key it believes whom it acts for.
 */
export type Acting = {
  /** Acts as the person; for a token it holds the secret key. */
  db: Db;
  /** With the role of whoever acts. */
  organization: Organization;
  /** The person, or the maker of the token. */
  user: { id: string; email: string };
  /** The token that acts; null for a person. */
  tokenId: string | null;
  /** Network address of the caller as the platform reports it; null when it does not. */
  address: string | null;
};

/** The arguments by which a function of the database learns of it. */
export function actingArgs({ organization, user, tokenId, address }: Acting) {
  return { p_organization_id: organization.id, p_acting: { userId: user.id, tokenId, address } };
}

type Given<F extends Name> = Omit<Functions[F]["Args"], keyof ReturnType<typeof actingArgs>>;

type Act<F extends Name, A extends Given<F>, T> = {
  name: F;
  /** Beside who acts, and for whom. */
  args: A & Known<F, NoInfer<A>>;
  /** What the function answers; nothing of use unless given. */
  returns?: z.ZodType<T>;
  idempotent?: boolean;
};

/** Has the database do something for whoever acts: `call`, with the arguments that say who that is. */
export function act<F extends Name, A extends Given<F>, T>(
  acting: Acting,
  { args, returns = z.unknown() as never, ...request }: Act<F, A, T>,
): Promise<T> {
  const whole = { ...actingArgs(acting), ...args } as never;
  return call<F, never, T>(acting.db, { ...request, args: whole, returns });
}
