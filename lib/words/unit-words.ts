import { textOf } from "../domain/format/quantity.ts";
import type { MetricUnit } from "../domain/metrics/metric-unit.ts";
import type { Formats } from "./formats.ts";

/** A value in the small units of a unit; empty when not known. */
export function quantityIn({ name }: MetricUnit, format: Formats) {
  if (name === "perDay") return format.frequencyParts;
  return name === "seconds" ? format.durationParts : format.rateParts;
}

/** A value as text; "—" when not known. */
export function textIn(unit: MetricUnit, format: Formats): (value: number | null) => string {
  const quantity = quantityIn(unit, format);
  return (value) => textOf(quantity(value));
}

/** A line of an axis: whole deployments, a duration, or a whole percentage. */
export function tickIn({ name }: MetricUnit, format: Formats): (value: number) => string {
  if (name === "perDay") return format.count;
  return name === "seconds" ? format.duration : (rate) => `${Math.round(rate * 100)} %`;
}
