import type { Role } from "../access/role.ts";
import type { Codes, Said } from "../said.ts";
import type { Tone } from "../sync/sync-words.ts";
import type { CheckItem } from "./checks.ts";
import type { DataQuality } from "./data-quality.ts";

/** How a check stands. `nothing`: there is nothing that could be good or bad. */
export type CheckState = "good" | "improve" | "check" | "bad" | "nothing";

export const STATE_TONES: Record<CheckState, Tone> = {
  good: "fine",
  improve: "stale",
  check: "pending",
  bad: "failed",
  nothing: "off",
};

/** Where something can be done; the paths are below the organisation's address. */
export const QUALITY_LINKS = {
  connections: "/settings/connections",
  runs: "/runs",
  quarantine: "/data-quality/quarantine",
  setting: "/settings/metrics",
} as const;
export type QualityLink = keyof typeof QUALITY_LINKS;

/**
 * What was found, and what to do about it; null when nothing is to be done. In numbers, a `share` is 0 to 1, `at` and
 * `…At` are moments.
 */
export type Finding = {
  state: CheckState;
  finding: Said;
  /** Of what there is most. */
  items: CheckItem[];
  advice: Said | null;
  link: QualityLink | null;
  /** The events that the finding is about: as many as their list has. */
  rows: Rows;
};

/** How many events of each stream; what is not there has none. */
export type Rows = Partial<Record<Stream, number>>;
export type Stream = (typeof STREAMS)[number];
export const STREAMS = ["deployments", "incidents"] as const;

/** For whom a check is judged. */
export type Reader = { role: Role; now: Date };

/** One thing that can be found in the data: how it is found, said and listed. */
export type Check = Readonly<{
  /** Its name in the API and in the address of its list. */
  code: string;
  /** All that it can find and advise, with the names of their numbers; each has a sentence in `lib/words`. */
  findings: Codes;
  advice: Codes;
  /** The names of the numbers that are said of its items; null where it has none. */
  items: readonly string[] | null;
  /** How its rows are listed: by `?check=`, or by the environments among its items; null where it is about no events. */
  rows: "check" | "environments" | null;
  /** The number of an item that counts its rows; null where none does. */
  itemRows: string | null;
  read: (quality: DataQuality, reader: Reader) => Finding;
}>;

type More = Partial<Pick<Finding, "items" | "advice" | "link" | "rows">>;

/** Something to look at, in this state. */
export function found(state: CheckState, finding: Said, more: More = {}): Finding {
  return { state, finding, items: [], advice: null, link: null, rows: {}, ...more };
}

/** As it is meant to be. */
export function good(finding: Said): Finding {
  return found("good", finding);
}

/** There is nothing that could be good or bad. */
export function nothing(finding: Said): Finding {
  return found("nothing", finding);
}

/** The streams of which a finding has rows. */
export function streamsOf({ rows }: Pick<Finding, "rows">): Stream[] {
  return STREAMS.filter((stream) => (rows[stream] ?? 0) > 0);
}

/** How many events the list of one item has; null where nothing counts them. */
export function rowsOfItem({ itemRows }: Check, { numbers }: CheckItem): number | null {
  const count = itemRows === null ? null : numbers[itemRows];
  return typeof count === "number" ? count : null;
}
