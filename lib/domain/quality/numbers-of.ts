import type { CheckFigures } from "./checks.ts";

/** A count of a check's answer; what it does not give is none. */
export function countIn(answer: CheckFigures, name: string): number {
  const value = answer.numbers[name];
  return typeof value === "number" ? value : 0;
}

/** A moment of a check's answer; null where it has none. */
export function momentIn(answer: CheckFigures, name: string): string | null {
  const value = answer.numbers[name];
  return typeof value === "string" ? value : null;
}
