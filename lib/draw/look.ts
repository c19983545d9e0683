import { bandOf } from "../domain/health/merit.ts";
import type { Look } from "./theme.ts";

/** How a figure of merit looks; null is not known. */
export function lookOf(fom: number | null): Look {
  return fom === null ? "unknown" : bandOf(fom);
}
