import type { Identity } from "../origin/identity.ts";
import { classifyCommit } from "../origin/origin.ts";
import { parseIdentities, trailersOf } from "../origin/trailers.ts";

/** More than one commit is made by; what is behind them is not read. */
const MOST = 50;

/**
 * The people whom a message names as co-authors, with an address to tell them apart by: no bot, and no tool, which
 * assists and is nobody.
 */
export function coAuthorsOf(message: string): Identity[] {
  return [...trailersOf(message)]
    .filter(({ key }) => key === "co-authored-by")
    .flatMap(({ value }) => parseIdentities(value))
    .filter(isPerson)
    .slice(0, MOST);
}

function isPerson({ name, email }: Identity): boolean {
  const signals = { message: "Co-authored", authorName: name, authorEmail: email, isBot: null };
  return email.includes("@") && classifyCommit(signals).origin === "human";
}
