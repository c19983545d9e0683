import { createHash } from "node:crypto";
import type { Db } from "../db/call.ts";
import { type Billable, billableOf } from "../domain/publish/billable.ts";
import { type Body, bodiesOf } from "../domain/publish/bodies.ts";
import type { PublishPlan } from "../domain/publish/plan.ts";
import type { Series } from "../domain/publish/series.ts";
import { readStanding, type Standing } from "./read.ts";

/** All that publishing would do at this moment, and the bodies that it would send, byte for byte. */
export type Preview = {
  /** Of the bodies: what is sent after a preview is what was previewed, or nothing. */
  digest: string;
  bodies: string[];
  /** `sent`: an earlier run sent this very point, so it is in no body. */
  series: (Series & { sent: boolean })[];
  refused: PublishPlan["refused"];
  missing: PublishPlan["missing"];
  billable: Billable;
};

/** For a manager. Nothing leaves for anywhere. */
export async function previewPublishing(db: Db, organizationId: string, now: Date): Promise<Preview> {
  const standing = await readStanding(db, organizationId, now);
  const { plan, isSent } = standing;
  const bodies = unsentBodies(standing);
  return {
    digest: digestOf(bodies),
    bodies: bodies.map(({ text }) => text),
    series: plan.series.map((series) => ({ ...series, sent: isSent(series) })),
    refused: plan.refused,
    missing: plan.missing,
    billable: billableOf(plan.series),
  };
}

export function unsentBodies({ plan, isSent }: Standing): Body[] {
  return bodiesOf(plan.series.filter((series) => !isSent(series)));
}

export function digestOf(bodies: readonly Body[]): string {
  const hash = createHash("sha256");
  for (const { text } of bodies) hash.update(text).update("\n");
  return hash.digest("hex");
}
