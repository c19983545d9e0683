import { hasRole, type Role } from "../access/role.ts";
import type { ToldError } from "../said.ts";
import type { ConnectionStatus } from "./sync-words.ts";

type Connection = {
  id: string;
  name: string;
  status: ConnectionStatus;
  lastError: ToldError | null;
};

/** A connection that no run reads any more until somebody acts. */
export type Attention = {
  id: string;
  title: string;
  /** Why; null when nothing is known. */
  error: ToldError | null;
  advice: string;
};

/** The connections that wait for somebody, with what this role can do about each. */
export function attentionOf(connections: readonly Connection[], role: Role): Attention[] {
  const advice = hasRole(role, "admin")
    ? "Nothing new is read until the keys are replaced. What is missed meanwhile is read then."
    : "Nothing new is read until an owner or admin replaces the keys: ask one. What is missed meanwhile is read then.";
  return connections
    .filter(({ status }) => status === "needs_attention")
    .map(({ id, name, lastError }) => ({
      id,
      title: `${name} needs attention`,
      error: lastError,
      advice,
    }));
}
