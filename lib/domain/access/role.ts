export const ROLES = ["viewer", "manager", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role may do what is asked of at least `needed`. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
