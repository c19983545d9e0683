import type { Role } from "./tenants.ts";

export const KEYS = { apiKey: "a".repeat(32), appKey: "b".repeat(40) };

/** What stands in the paths of operations, beside ids. */
export const NAMED: Record<string, string> = { metric: "lead_time", service: "checkout" };

/** Every operation by its name: who may at least, as reviewed, and a body that it takes. One that is missing here fails. */
export const CASES: Record<string, { from: Role | "person" | "caller" | "anyone"; body?: object }> = {
  "installation.config": { from: "anyone" },
  "installation.openApi": { from: "anyone" },
  "organizations.list": { from: "caller" },
  "organizations.create": { from: "person", body: { name: "Another", slug: "another-one" } },
  "organizations.get": { from: "viewer" },
  "organizations.update": { from: "admin", body: { weekStart: "monday" } },
  "organizations.delete": { from: "owner", body: { name: "its name" } },
  "members.list": { from: "viewer" },
  "members.change": { from: "admin", body: { role: "viewer" } },
  "members.remove": { from: "viewer" },
  "invitations.list": { from: "admin" },
  "invitations.create": { from: "admin", body: { email: "ada@example.test", role: "viewer" } },
  "invitations.resend": { from: "admin" },
  "invitations.revoke": { from: "admin" },
  "invitations.accept": { from: "person", body: { token: "a guess" } },
  "tokens.list": { from: "admin" },
  "tokens.create": { from: "admin", body: { name: "CI", role: "viewer" } },
  "tokens.revoke": { from: "admin" },
  "audit.list": { from: "admin" },
  "connections.list": { from: "viewer" },
  "connections.connect": {
    from: "admin",
    body: { provider: "datadog", site: "datadoghq.com", ...KEYS, backfillDays: 1 },
  },
  "connections.replaceKeys": { from: "admin", body: KEYS },
  "connections.sync": { from: "manager", body: {} },
  "connections.decideVanished": { from: "admin", body: { confirm: false } },
  "connections.replay": { from: "manager" },
  "connections.disconnect": { from: "admin" },
  "syncRuns.list": { from: "viewer" },
  "syncRuns.get": { from: "viewer" },
  "quarantine.list": { from: "manager" },
  "quarantine.get": { from: "manager" },
  "dataQuality.get": { from: "viewer" },
  "dataQuality.leaveOutReruns": { from: "manager", body: { leaveOut: false } },
  "report.get": { from: "viewer" },
  "deployments.list": { from: "viewer" },
  "deployments.count": { from: "viewer" },
  "deployments.get": { from: "viewer" },
  "deployments.correct": { from: "manager", body: { verdict: "fine", reason: "Seen to." } },
  "deployments.undo": { from: "manager" },
  "deployments.correctAll": {
    from: "manager",
    body: { ids: ["00000000-0000-4000-8000-000000000000"], verdict: "fine", reason: "Seen to." },
  },
  "incidents.list": { from: "viewer" },
  "commitOrigins.report": { from: "manager", body: { commits: [] } },
  "services.list": { from: "viewer" },
  "services.map": { from: "manager", body: { repository: "https://github.com/acme/shop" } },
  "repositories.list": { from: "viewer" },
  "targets.list": { from: "viewer" },
  "targets.set": { from: "admin", body: { value: 1, from: "2026-10-01" } },
  "targets.remove": { from: "admin" },
};
