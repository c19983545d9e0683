import type { Codes, SaidOf } from "../said.ts";
import { speaker } from "../said.ts";

/** Why there is no value of a day. Never a zero instead. */
export const MISSING = {
  /** Nobody has looked yet: the day was not collected. */
  not_collected: [],
  /** GitHub is not connected, or this repository was not chosen. */
  not_connected: [],
  /** It was asked and did not answer, for this window. */
  not_read: [],
  /** The answer held less than was known to be there. */
  short_answer: [],
  /** Rows of an answer that make no sense, and the field of the first that does not; `none` where it is no row at all. */
  odd_rows: ["rows", "field"],
  /** Commits of which GitHub does not name all files. */
  files_unnamed: ["commits"],
  /** The token may not read it. */
  no_permission: [],
  /** Some of what it is made of is not read yet. */
  not_all_read: ["read", "of"],
  /** Nothing happened of which it could be a mean, a share or a state. */
  no_event: [],
  /** Nobody has said what it is to be read off: which workflows have to pass. */
  not_configured: [],
  /** The organisation's: some of its repositories are not known. */
  repositories_missing: ["known", "of"],
  /** Too few events for a share to say anything. */
  few: ["n", "least"],
} as const satisfies Codes;

export type Missing = SaidOf<typeof MISSING>;
export const missing = speaker(MISSING);

/** The value of one metric for one day, as it is kept. */
export type Snapshot = {
  /** host/owner/name of a repository; empty for the organisation. */
  scope: string;
  metric: string;
  /** Which of several values, by the metric's `part`; empty for the only one. */
  part: string;
  /** Of the organisation's time zone, `YYYY-MM-DD`. */
  day: string;
  /** In the metric's unit; null exactly when `reason` says why. */
  value: number | null;
  /** How many events it rests on, those of which a share is one; null where that says nothing. */
  n: number | null;
  formula: number;
  reason: Missing | null;
  /** The window that it describes; both ends are one moment for what is so at a moment. */
  from: string;
  to: string;
  measuredAt: string;
};
