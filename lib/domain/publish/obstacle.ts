import type { PublishPlan } from "./plan.ts";
import type { Publishing } from "./publishing.ts";

/** The one thing for which nothing is sent now. */
export type Obstacle =
  | { kind: "no_account" | "no_connection" | "no_values" | "refused" | "all_sent" }
  /** So many values wait for it. */
  | { kind: "no_env" | "too_old"; values: number };

type Standing = {
  settings: Pick<Publishing, "env" | "connectionId" | "resend">;
  /** Connections that something can go to. */
  accounts: readonly { id: string }[];
  series: readonly { sent: boolean }[];
  refused: PublishPlan["refused"];
};

/** Null where something is to be sent. What has to be said first comes before what is there to be sent. */
export function obstacleOf({ settings, accounts, series, refused }: Standing): Obstacle | null {
  if (!accounts.some(({ id }) => id === settings.connectionId))
    return { kind: accounts.length === 0 ? "no_account" : "no_connection" };
  if (settings.env === null) return { kind: "no_env", values: refused.length };
  if (series.some(({ sent }) => !sent)) return null;
  if (series.length > 0) return { kind: "all_sent" };
  if (refused.length === 0) return { kind: "no_values" };
  const isOld = !settings.resend && refused.every(({ reason }) => reason.code === "too_old");
  return isOld ? { kind: "too_old", values: refused.length } : { kind: "refused" };
}
