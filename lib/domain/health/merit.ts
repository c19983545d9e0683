/** How a raw value becomes a figure of merit of 0 to 1. */
export type Shape =
  /** 1 for whatever is above zero. */
  | { kind: "binary" }
  /** 1 at `good` and below, 0 at `bad` and above. */
  | { kind: "lower"; good: number; bad: number }
  /** 0 at `bad` and below, 1 at `good` and above. */
  | { kind: "higher"; bad: number; good: number };

export const WARNING_FROM = 0.3;
export const HEALTHY_FROM = 0.7;
export type Band = "critical" | "warning" | "healthy";

/** Of a known raw value; nothing makes a number of an unknown one. */
export function merit(raw: number, shape: Shape): number {
  if (shape.kind === "binary") return raw > 0 ? 1 : 0;
  const { good, bad } = shape;
  return clip(shape.kind === "lower" ? 1 - (raw - good) / (bad - good) : (raw - bad) / (good - bad));
}

/** Of the exact figure, not of its two decimals: 0.2999 is critical. */
export function bandOf(fom: number): Band {
  if (fom < WARNING_FROM) return "critical";
  return fom < HEALTHY_FROM ? "warning" : "healthy";
}

/** To nine digits: where a mark is reached exactly, the arithmetic of halves and tenths must not miss its band. */
const clip = (x: number) => Math.min(1, Math.max(0, Math.round(x * 1e9) / 1e9));
