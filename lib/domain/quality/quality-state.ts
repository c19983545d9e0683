import type { Role } from "../access/role.ts";
import type { StateWord } from "../sync/sync-words.ts";

/** What was found, and what to do about it; null when nothing is to be done. */
export type Finding = {
  state: StateWord;
  finding: string;
  advice: string | null;
  /** Where it can be done; the path is below the organisation's address. */
  link: { label: string; path: string } | null;
};

/** For whom the words are. */
export type Reader = { role: Role; timeZone: string; now: Date };

export const IMPROVE: StateWord = { tone: "stale", word: "To improve" };
export const CHECK: StateWord = { tone: "pending", word: "Worth a check" };
export const ACT: StateWord = { tone: "failed", word: "Needs action" };
export const NOTHING: StateWord = { tone: "off", word: "Nothing to judge yet" };

/** As it is meant to be. */
export function good(finding: string): Finding {
  return { state: { tone: "fine", word: "Good" }, finding, advice: null, link: null };
}

/** There is nothing that could be good or bad. */
export function nothing(finding: string): Finding {
  return { state: NOTHING, finding, advice: null, link: null };
}
