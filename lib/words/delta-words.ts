import type { Told } from "../domain/metrics/delta.ts";
import type { Words } from "./words.ts";

/** "+12 %", "−6 h", "+1.5 pp", "×3.2", "from 0", "no change". */
export function sayChange(change: Told, { t, format }: Words): string {
  if (change.kind === "none") return t("change.noChange");
  if (change.kind === "fromZero") return t("change.fromZero");
  const { kind, amount } = change;
  if (kind === "factor") return `×${format.oneDecimal(amount)}`;
  const size = Math.abs(amount);
  const sign = isShown(change) ? (amount > 0 ? "+" : "−") : "";
  if (kind === "duration") return `${sign}${format.duration(coarse(size))}`;
  if (kind === "points") return t("change.points", { amount: `${sign}${format.oneDecimal(size * 100)}` });
  return `${sign}${format.count(size * 100)} %`;
}

/** Whether anything of it is left when it is rounded: there is no "−0.0 pp". */
function isShown({ kind, amount }: { kind: string; amount: number }): boolean {
  const shown = Math.abs(amount) * (kind === "duration" ? 1 : 100);
  return kind === "points" ? shown >= 0.05 : shown >= 0.5;
}

const HOUR = 3600;

/** Under an hour one unit is enough for a difference: "17 m", not "16 m 47 s". */
function coarse(seconds: number): number {
  return seconds < 60 || seconds >= HOUR ? seconds : Math.round(seconds / 60) * 60;
}
