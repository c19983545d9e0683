import type { Said } from "../said.ts";
import type { Snapshot } from "./snapshot.ts";

/** A value as a collector makes it; when it was measured, the database says. */
export type Measured = Omit<Snapshot, "measuredAt">;

/** A part of a collection that could not be had; the rest was. */
export type Problem = {
  /** What was wanted, by the collector's own name of it: `pulls`, `runs`, `measure`. */
  part: string;
  /** host/owner/name, or empty where it is about all. */
  scope: string;
  says: Said;
};
