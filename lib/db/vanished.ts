import { z } from "zod";
import { type Acting, act } from "./acting.ts";

/**
 * An admin says of what a connection's source no longer lists that it is deleted indeed, which is then due as work, or
 * that it is kept; how many events. `conflict` when nothing is in doubt, `not_found` for a stranger's connection.
 */
export function decideVanished(
  acting: Acting,
  { connectionId, confirm }: { connectionId: string; confirm: boolean },
): Promise<number> {
  const args = { p_connection_id: connectionId, p_confirm: confirm };
  return act(acting, { name: "decide_vanished", args, returns: z.number() });
}
