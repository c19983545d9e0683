import type { Codes, Said, SaidOf } from "../said.ts";

// Why an event waits in quarantine, and why a range could not be read whole; the words are in lib/words.

/** What is wrong with a field of an event; `field` is its path without places in lists, as the source calls it. */
export const FIELD_FLAWS = {
  missing: ["field"],
  missing_or_long: ["field", "most"],
  not_a_time: ["field"],
  out_of_time: ["field", "from", "to"],
  negative: ["field"],
  not_finite: ["field"],
  not_seconds: ["field"],
  not_a_flag: ["field"],
  not_text: ["field"],
  list_not_text: ["field"],
  not_exact: ["field"],
  unreadable: ["field"],
  misplaced: ["field", "source"],
} as const satisfies Codes;

/** What is wrong with an event as a whole. */
export const EVENT_FLAWS = {
  unreadable_event: [],
  holds_nul: [],
  half_character: [],
  too_deep: ["most"],
  unstorable: [],
} as const satisfies Codes;

export const GAPS = {
  too_many_in_second: ["most"],
  second_too_large: [],
  second_refused: [],
  second_too_long: ["most"],
} as const satisfies Codes;

export type EventFlaw = SaidOf<typeof EVENT_FLAWS>;
export type QuarantineReason = SaidOf<typeof FIELD_FLAWS> | EventFlaw;
export type GapReason = SaidOf<typeof GAPS>;

/** What a filter calls a reason: its code, with the field that it is about. The database makes the same. */
export function reasonKey({ code, numbers }: Said): string {
  return numbers.field === undefined ? code : `${code}.${numbers.field}`;
}
