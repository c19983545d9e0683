import type { Tone } from "../sync/sync-words.ts";

/** What a token or the address of a picture is; `suspended` while the member who made it is. */
export const SECRET_STATUSES = ["active", "expired", "revoked", "suspended"] as const;
export type SecretStatus = (typeof SECRET_STATUSES)[number];

export const SECRET_TONES: Record<SecretStatus, Tone> = {
  active: "fine",
  expired: "off",
  revoked: "off",
  suspended: "stale",
};

/** Whether there is something to revoke: a suspended one comes back with its member. */
export const canEnd = (status: SecretStatus) => status === "active" || status === "suspended";
