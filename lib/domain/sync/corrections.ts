/** What a manager can make of a verdict. Left out: counts nowhere. */
export const CORRECTIONS = ["failed", "fine", "left_out"] as const;
export type CorrectedVerdict = (typeof CORRECTIONS)[number];
