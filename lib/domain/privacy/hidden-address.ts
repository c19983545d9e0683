import { accountOf, isImpersonal, toolOfIdentity } from "../origin/identity.ts";
import { classifyCommit } from "../origin/origin.ts";

/** In place of a person's address: rules take it for one of somebody. */
export const SOMEONES_ADDRESS = "someone@removed.address";
/** In place of one that nobody reads and that may name somebody all the same: `noreply@anas-laptop.test`. */
const NOBODYS_ADDRESS = "noreply@removed.address";
/** In place of a person's name. */
export const SOMEONE = "someone";

/** Wherever in a text: whatever alphabet it is in, and without the brackets and quotes around it. */
export const ADDRESS = /[^\s<>()"',;:@]{1,200}@[^\s<>()"',;:@]{1,200}\.[^\s<>()"',;:@]{1,200}/g;

/** The same address where it is a machine's, else one that says as much to the rules and names nobody. */
export function hiddenAddress(email: string): string {
  if (isMachines(email)) return email;
  return isImpersonal(email) ? NOBODYS_ADDRESS : SOMEONES_ADDRESS;
}

function isMachines(email: string): boolean {
  const alone = { name: "", email };
  if (toolOfIdentity(alone) !== null || accountOf(alone) !== null) return true;
  const author = { message: "x", authorName: null, authorEmail: email, isBot: null };
  return email.includes("@") && classifyCommit(author).origin !== "human";
}

export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, hiddenAddress);
}
