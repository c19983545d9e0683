import type { PublishPlan } from "./plan.ts";
import type { Publishing } from "./publishing.ts";

/** The one thing for which nothing is sent now. */
export type Obstacle =
  | { kind: "no_account" | "no_connection" | "no_values" | "refused" | "all_sent" }
  /** So many values wait for it. */
  | { kind: "not_set" | "no_env" | "too_old"; values: number };

type Standing = {
  settings: Pick<Publishing, "env" | "connectionId" | "resend">;
  /** Connections that something can go to. */
  accounts: readonly { id: string }[];
  series: readonly { sent: boolean }[];
  refused: PublishPlan["refused"];
};

/** Null where something is to be sent. What has to be said first comes before what is there to be sent. */
export function obstacleOf({ settings, accounts, series, refused }: Standing): Obstacle | null {
  if (accounts.length === 0) return { kind: "no_account" };
  const isAddressed = accounts.some(({ id }) => id === settings.connectionId);
  if (settings.env === null) return { kind: isAddressed ? "no_env" : "not_set", values: refused.length };
  if (!isAddressed) return { kind: "no_connection" };
  if (series.some(({ sent }) => !sent)) return null;
  if (series.length > 0) return { kind: "all_sent" };
  if (refused.length === 0) return { kind: "no_values" };
  const isOld = !settings.resend && refused.every(({ reason }) => reason.code === "too_old");
  return isOld ? { kind: "too_old", values: refused.length } : { kind: "refused" };
}
