import { z } from "zod";
import { MISSING, type Missing, type Snapshot } from "../domain/catalogue/snapshot.ts";
import { call, type Db } from "./call.ts";

/** Why a value is missing, or a resource was not read. */
export const reason = z.custom<Missing>((value) => {
  const parsed = z.object({ code: z.string(), numbers: z.record(z.string(), z.unknown()) }).safeParse(value);
  return parsed.success && Object.hasOwn(MISSING, parsed.data.code);
});

export const snapshot = z.object({
  scope: z.string(),
  metric: z.string(),
  part: z.string(),
  day: z.iso.date(),
  value: z.number().nullable(),
  n: z.number().int().nullable(),
  formula: z.number().int(),
  reason: reason.nullable(),
  from: z.string(),
  to: z.string(),
  measuredAt: z.string(),
}) satisfies z.ZodType<Snapshot>;

export type SnapshotQuery = { scope?: string; metrics?: readonly string[]; from: string; to: string };

/** Daily values between two days, both included: of all scopes and metrics unless one is named. */
export function listSnapshots(db: Db, organizationId: string, query: SnapshotQuery): Promise<Snapshot[]> {
  const { metrics, ...rest } = query;
  const asked = { ...rest, ...(metrics !== undefined && { metrics: [...metrics] }) };
  return call(db, {
    name: "list_snapshots",
    args: { p_organization_id: organizationId, p_query: asked },
    returns: z.array(snapshot),
    idempotent: true,
  });
}
