import { z } from "zod";
import { safeNextPath } from "../domain/access/next-path.ts";

/** What a link in a mail of the auth server is for, in that server's words. */
const PURPOSES = ["signup", "invite", "magiclink", "recovery", "email_change", "email"] as const;
export type LinkPurpose = (typeof PURPOSES)[number];

export type MailLink = { tokenHash: string; purpose: LinkPurpose };

const link = z.object({ token_hash: z.string().min(1).max(500), type: z.enum(PURPOSES) });
const purpose = z.enum(PURPOSES);

type Parts = Record<string, unknown>;

/** A link in a mail, from the parts of its address; null when one is missing or is none. Spends nothing. */
export function readMailLink(parts: Parts): MailLink | null {
  const { success, data } = link.safeParse(parts);
  return success ? { tokenHash: data.token_hash, purpose: data.type } : null;
}

/** Whether a mail is about a password: its link and its code lead to choosing one. */
export function leadsToPassword(purpose: string): boolean {
  return purpose === "recovery" || purpose === "invite";
}

/** What a link that is over was for; a confirmation where the address does not say. */
export function readPurpose({ type }: Parts): LinkPurpose {
  return purpose.catch("signup").parse(type);
}

/**
 * Where whoever opens a link wants to go: the templates of the mails pass on the address that we asked to be led back
 * to, whole. Only its path counts, so that no link leads to another place.
 */
export function readNext({ next }: Parts): string {
  if (typeof next !== "string") return safeNextPath(null);
  const whole = URL.parse(next);
  if (whole === null) return safeNextPath(next);
  if (whole.pathname === "/callback") return safeNextPath(whole.searchParams.get("next"));
  return safeNextPath(whole.pathname + whole.search);
}
