import type { Role } from "./role.ts";

const WORDS: Record<Role, string> = { owner: "Owner", admin: "Admin", manager: "Manager", viewer: "Viewer" };

const MAY: Record<Role, string> = {
  owner: "changes owners, lets a mail domain join, and does what an admin does.",
  admin: "connects Datadog, manages members, API tokens and settings, and does what a manager does.",
  manager: "starts syncs, looks into quarantined events, and does what a viewer does.",
  viewer: "reads dashboards, lists, runs and exports.",
};

/** A role as a person reads it. */
export function roleWord(role: Role): string {
  return WORDS[role];
}

/** What a role may do, in one sentence: "A viewer reads …". */
export function roleSentence(role: Role): string {
  return `${/^[aeio]/.test(role) ? "An" : "A"} ${role} ${MAY[role]}`;
}

/** What a role may do, in one line under its name. */
export function roleMay(role: Role): string {
  return `${MAY[role].charAt(0).toUpperCase()}${MAY[role].slice(1)}`;
}
