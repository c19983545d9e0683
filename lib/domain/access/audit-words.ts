import { formatMoment } from "../format/format-time.ts";

const WORDS: Record<string, string> = {
  "organization.created": "Created the organisation",
  "organization.changed": "Changed settings",
  "connection.connected": "Connected Datadog",
  "connection.refused": "Tried to connect Datadog, which refused",
  "connection.keys_replaced": "Replaced the Datadog keys",
  "connection.reconnected": "Connected Datadog again",
  "connection.needs_attention": "Datadog refused the stored keys",
  "connection.sync_requested": "Started a sync",
  "connection.replay_requested": "Had stored payloads parsed again",
  "connection.disconnected": "Disconnected Datadog",
  "connection.purged": "Disconnected Datadog and had what it read deleted",
  "token.created": "Created an API token",
  "token.revoked": "Revoked an API token",
  "export.created": "Exported",
  "settings.opened": "Opened the settings",
  "invitation.created": "Invited",
  "invitation.resent": "Sent an invitation again",
  "invitation.revoked": "Ended an invitation",
  "invitation.accepted": "Accepted an invitation",
  "member.role_changed": "Changed a role",
  "member.suspended": "Suspended a member",
  "member.reinstated": "Reinstated a member",
  "member.removed": "Removed a member",
  "member.left": "Left the organisation",
  "member.joined": "Joined by domain",
  "account.deleted": "Deleted their account",
  "ownership.transferred": "Transferred ownership",
  "joining.set": "Let a domain join",
  "joining.cleared": "Ended joining by domain",
};

/** What was done, as a person says it; an action without words here as it is stored. */
export function auditWord(action: string): string {
  return WORDS[action] ?? action;
}

const FIELDS: Record<string, string> = {
  site: "Site",
  reason: "Reason",
  mode: "Kind",
  role: "Role",
  scopes: "Narrowed to",
  expiresAt: "Expires",
  invitedBy: "Invited by",
  domain: "Domain",
  kind: "Events",
  from: "From",
  to: "To",
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/**
 * The details of an entry as lines: a changed setting, by its word of `settings`, with both values; moments in the zone.
 * Ids are left out.
 */
export function auditDetails(
  details: Record<string, unknown>,
  timeZone: string,
  settings: Record<string, string> = {},
): string[] {
  return Object.entries(details)
    .filter(([key]) => key !== "id")
    .map(([key, value]) => [settings[key] ?? FIELDS[key] ?? key, textOf(value, timeZone)] as const)
    .filter(([, text]) => text !== "")
    .map(([word, text]) => `${word}: ${text}`);
}

function textOf(value: unknown, timeZone: string): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((part) => textOf(part, timeZone)).join(", ");
  if (typeof value === "string") return MOMENT.test(value) ? formatMoment(value, timeZone) : value;
  if (typeof value !== "object") return String(value);
  if (!("from" in value && "to" in value)) return JSON.stringify(value);
  return `${textOf(value.from, timeZone) || "nothing"} → ${textOf(value.to, timeZone) || "nothing"}`;
}
