import { z } from "zod";
import { call, type Db } from "./call.ts";

type Window = { day: string; from: string; to: string };

/** What the figures of windows are made of by now, those of the organisation as those of each repository. */
export function listDeliveryBases(
  db: Db,
  organizationId: string,
  windows: readonly Window[],
): Promise<{ day: string; basis: string }[]> {
  return call(db, {
    name: "list_delivery_bases",
    args: { p_organization_id: organizationId, p_windows: [...windows] },
    returns: z.array(z.object({ day: z.iso.date(), basis: z.string() })),
    idempotent: true,
  });
}
