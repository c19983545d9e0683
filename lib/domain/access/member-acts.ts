import { hasRole, type Role } from "./role.ts";

/** What can be done with a member, beside changing the role. */
export type MemberAct = "suspend" | "reinstate" | "transfer" | "remove" | "leave";

type Target = { self: boolean; role: Role; active: boolean };

/** What a member of this role may do with another, or with themselves. For showing: the database decides. */
export function actsOn({ self, role, active }: Target, mine: Role): MemberAct[] {
  if (self) return ["leave"];
  if (!hasRole(mine, "admin") || !hasRole(mine, role)) return [];
  const transfer: MemberAct[] = mine === "owner" && active ? ["transfer"] : [];
  return [active ? "suspend" : "reinstate", ...transfer, "remove"];
}
