import type { Measured } from "../../domain/catalogue/collected.ts";
import { DELIVERY_METRICS, type DeliveryKey } from "../../domain/catalogue/delivery.ts";
import { missing } from "../../domain/catalogue/snapshot.ts";
import type { Figures } from "../../domain/report/report.ts";
import type { DayWindow } from "./window.ts";

type Value = { value: number | null; n: number | null };

const hours = (seconds: number | null) => (seconds === null ? null : seconds / 3600);

/** Each figure by the name of its metric: its value in the metric's unit, and how many events it rests on. */
const READ: Record<DeliveryKey, (figures: Figures, to: string) => Value> = {
  "dora.deployment_frequency_7d": ({ deployment_frequency: { value, deployments, firstAt } }, to) => {
    const hadBegun = firstAt !== null && Date.parse(firstAt) < Date.parse(to);
    return { value: hadBegun ? value : null, n: deployments };
  },
  "dora.lead_time_hours_7d": ({ lead_time: { p50, n } }) => ({ value: hours(p50), n }),
  "dora.change_failure_rate_7d": ({ change_failure_rate: rate, deployment_frequency: { deployments } }) => ({
    value: rate.value,
    n: rate.formula === "all" ? deployments : rate.evaluated,
  }),
  "dora.recovery_time_hours_7d": ({ recovery_time: { p50, n } }) => ({ value: hours(p50), n }),
  "dora.rework_rate_7d": ({ rework_rate: { value, deployments } }) => ({ value, n: deployments }),
};

type Of = { scope: string; day: string; window: DayWindow };

/** The values of one scope and day; of a window that was not read completely, and of one without an event, none. */
export function deliveryValues(figures: Figures | null, { scope, day, window }: Of): Measured[] {
  return DELIVERY_METRICS.map(({ key, formula }) => {
    const read = figures === null ? null : READ[key](figures, window.to);
    const reason = read === null ? missing("not_read") : read.value === null ? missing("no_event") : null;
    return {
      ...{ scope, metric: key, part: "", day, formula, reason, ...window },
      ...{ value: read?.value ?? null, n: read?.n ?? null },
    };
  });
}
