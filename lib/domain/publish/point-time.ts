import { type Refused, refused } from "./left-out.ts";

/** Less than the hour that Datadog allows: a body is some time on its way. */
const OLDEST_SECONDS = 3600 - 30;
const EARLIEST_SECONDS = 600;
/** A value sent anew is stamped with the last full half hour: asked twice within it, the point is the same. */
export const RESEND_SECONDS = 1800;

type Stamped = { at: number; restamped: boolean };

/** `to`: end of the window that the value describes; `now`, and what is answered, in epoch seconds. */
export function pointTime(asked: { to: string; now: number; resend: boolean }): Stamped | Refused {
  const at = Math.floor(Date.parse(asked.to) / 1000);
  const age = asked.now - at;
  if (age < -EARLIEST_SECONDS) return refused("too_early", { minutes: Math.ceil(-age / 60) });
  if (age <= OLDEST_SECONDS) return { at, restamped: false };
  if (!asked.resend) return refused("too_old", { minutes: Math.floor(age / 60) });
  return { at: Math.floor(asked.now / RESEND_SECONDS) * RESEND_SECONDS, restamped: true };
}
