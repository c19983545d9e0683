import type { TokenScope } from "#lib/db/tokens.ts";

const WORDS: Record<TokenScope, string> = { "origins:write": "Send code origins" };

/** What a token may do that is narrowed to this scope. */
export function scopeWord(scope: TokenScope): string {
  return WORDS[scope];
}
