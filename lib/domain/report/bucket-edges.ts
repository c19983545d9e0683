import type { ReportWindow } from "./report.ts";

/**
 * The part of a window that a bucket of its series spans, as a list takes it: whole days, but for the ends of the window
 * itself, where those are moments.
 */
export function bucketEdges(
  points: readonly { at: string }[],
  at: string,
  { from, to }: Pick<ReportWindow, "from" | "to">,
): { from: string; to: string } {
  const place = points.findIndex((point) => point.at === at);
  return { from: place <= 0 ? from : at, to: points[place + 1]?.at ?? to };
}
