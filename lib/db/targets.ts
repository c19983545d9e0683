import { z } from "zod";
import { TARGET_METRICS, type TargetMetric } from "../domain/metrics/targets.ts";
import { type Acting, act } from "./acting.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { readPage } from "./reading.ts";

export const target = z.object({
  metric: z.enum(TARGET_METRICS),
  /** Per day, seconds, or a rate of 0 to 1. */
  value: z.number(),
  /** The first day on which it holds, in the organisation's time zone, as `YYYY-MM-DD`. */
  from: z.string(),
});
export type Target = z.infer<typeof target>;

/** The targets that hold on a day, today when null, and those that follow, the latest first. */
export function listTargets(db: Db, organizationId: string, query: PageRequest & { on: string | null }) {
  return readPage(db, organizationId, { name: "list_targets", item: target, query });
}

/** Sets a target from a day on, as an admin: the older one holds until then, one of the same day is replaced. */
export function setTarget(acting: Acting, { metric, value, from }: Target): Promise<Target> {
  const args = { p_metric: metric, p_target: { value, from } };
  return act(acting, { name: "set_target", args, returns: target, idempotent: true });
}

/** Takes all targets of a metric away, past and planned ones too, as an admin. */
export async function removeTargets(acting: Acting, metric: TargetMetric): Promise<void> {
  await act(acting, { name: "remove_targets", args: { p_metric: metric }, idempotent: true });
}
