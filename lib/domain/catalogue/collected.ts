import type { Said } from "../said.ts";
import type { Snapshot } from "./snapshot.ts";

/** A value as a collector makes it; when it was measured, the database says. */
export type Measured = Omit<Snapshot, "measuredAt">;

/** What the values of a day are made of, as a text for each scope that differs when any of it does. */
export type DayBasis = { day: string; scopes: Record<string, string> };

/** A part of a collection that could not be had; the rest was. */
export type Problem = {
  /** What was wanted, by the collector's own name of it: `pulls`, `runs`, `measure`. */
  part: string;
  /** host/owner/name, or empty where it is about all. */
  scope: string;
  says: Said;
};
