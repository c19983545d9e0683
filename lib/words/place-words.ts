import type { Effect } from "../domain/metrics/effect.ts";
import { RATE } from "../domain/metrics/metric-unit.ts";
import type { PlaceKind } from "../domain/places.ts";
import type { Words } from "./words.ts";

/** What the failure rate of all services, teams or repositories owes to one of them. */
export function sayEffect(
  effect: Effect | "none" | "whole",
  { kind, name }: { kind: PlaceKind; name: string },
  { t, format }: Words,
): string {
  if (effect === "none" || effect === "whole") return t(`places.effect.${effect}`, { name });
  const { all, without, points } = effect;
  const numbers = { name, all: format.rate(all), without: format.rate(without) };
  if (Math.abs(points) < RATE.rounding(Math.max(all, without)))
    return t("places.effect.same", { ...numbers, what: t(`places.all.${kind}`) });
  const amount = t("change.points", { amount: format.oneDecimal(Math.abs(points) * 100) });
  return t("places.effect.moves", {
    ...numbers,
    amount,
    what: t(`places.all.${kind}`),
    how: points > 0 ? "adds" : "takes",
  });
}
