import type { Role } from "./role.ts";

const WORDS: Record<Role, string> = { owner: "Owner", admin: "Admin", manager: "Manager", viewer: "Viewer" };

const MAY: Record<Role, string> = {
  owner: "everything, and changes owners and who may join by themselves.",
  admin: "also connects Datadog, invites and manages members, makes API tokens, changes settings.",
  manager: "also starts a sync and reads what could not be understood.",
  viewer: "reads dashboards, lists, runs and exports.",
};

/** A role as a person reads it. */
export function roleWord(role: Role): string {
  return WORDS[role];
}

/** What a role may do, in one line; each role may do what those below it may. */
export function roleMay(role: Role): string {
  return MAY[role];
}
