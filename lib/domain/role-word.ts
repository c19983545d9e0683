import type { Role } from "./role.ts";

const WORDS: Record<Role, string> = { owner: "Owner", admin: "Admin", manager: "Manager", viewer: "Viewer" };

/** A role as a person reads it. */
export function roleWord(role: Role): string {
  return WORDS[role];
}
