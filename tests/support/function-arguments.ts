import { randomUUID } from "node:crypto";

/** Things of one organisation, by what they are. */
export type Ids = Record<
  | "organizationId"
  | "connectionId"
  | "runId"
  | "deploymentId"
  | "incidentId"
  | "tokenId"
  | "invitationId"
  | "memberId"
  | "pictureId"
  | "slug",
  string
>;
export type Routine = { name: string; parameters: string[] };

const NEW_TOKEN = {
  name: "T",
  role: "owner",
  scopes: [],
  expiresInDays: 1,
  hash: "1".repeat(64),
  hint: "abcd",
};
const NEW_PICTURE = { kind: "grid", days: 7, language: "en", hash: "1".repeat(64), hint: "abcd" };
const WINDOW = { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z", env: "*" };

/** Arguments that name things of one organisation wherever a function takes a name. */
export function argumentsOf({ name, parameters }: Routine, ids: Ids): Record<string, unknown> {
  const { organizationId, connectionId, runId } = ids;
  const whole = {
    organizationId,
    connectionId,
    runId,
    id: connectionId,
    subjectId: connectionId,
    kind: "read",
    leaseToken: randomUUID(),
    stream: "deployments",
    ...WINDOW,
  };
  const event = { status: "succeeded", error: null, events: [], quarantined: [], eventIds: ["shared-id"] };
  const rest = {
    provider: "datadog",
    site: "datadoghq.com",
    name: "Mine",
    keyHint: "abcd",
    fingerprint: "f",
    backfillDays: 30,
  };
  const entry = { actor: "me", action: "connection.connected", apiCalls: 1, cost: 1, plannedSeconds: 1 };
  const flags = {
    continue: false,
    needsAttention: false,
    repeatSeconds: null,
    waitSeconds: null,
    ours: false,
    mode: "nightly",
    part: 0,
    leftOut: 0,
    gone: [],
    released: [],
    how: "renew",
    freshHistory: true,
    after: "",
    activeKeyId: 1,
    before: WINDOW.to,
    limit: 10,
  };
  const json = { ...whole, ...event, ...rest, ...entry, ...flags };
  const values: Record<string, unknown> = {
    p_organization_id: ids.organizationId,
    p_connection_id: ids.connectionId,
    p_id: idOf(name, ids),
    p_user_id: ids.memberId,
    p_slug: ids.slug,
    p_time_zone: "UTC",
    p_name: "Mine",
    p_filter: { ...WINDOW, connection: [ids.connectionId] },
    p_token: name === "accept_invitation" ? "a guess" : NEW_TOKEN,
    p_invitation: { email: "eve@example.test", role: "viewer" },
    p_change: { role: "viewer" },
    p_domain: "example.test",
    p_correction: { ids: [ids.deploymentId], verdict: "fine", reason: "Taken over" },
    p_metric: "lead_time",
    p_target: { value: 60, from: "2026-01-01" },
    p_marks: { version: 0, marks: [{ row: "reverts", measure: "count", good: 1, bad: 4 }] },
    p_note: { kind: "note", from: "2026-01-01", until: null, text: "Taken over" },
    p_picture: { ...NEW_PICTURE, organizationId, id: ids.pictureId, theme: "dark" },
    p_drawing: { organizationId, id: ids.pictureId, theme: "dark", key: "1".repeat(64), svg: "<svg/>" },
    p_network: "203.0.113.7",
    p_settings: {
      ...{ enabled: false, prefix: "mine", env: "live", service: "mine", team: null, tags: [] },
      ...{ connectionId: null, resend: false, verify: true },
    },
    p_dashboard: { kind: "table", connectionId: ids.connectionId, id: "abc", url: "/dashboard/abc" },
    p_points: [],
    p_awaited: null,
    p_arrival: { runId: ids.connectionId, state: "seen", unseen: [], error: null },
    p_service: "checkout",
    p_kind: "service",
    p_repository: "github.com/eve/hers",
    p_email: "eve@example.test",
    p_changes: { name: "Taken over" },
    p_export: { kind: "deployments", ...WINDOW },
    p_address: null,
    p_acting: { userId: ids.memberId, tokenId: null, address: null },
    p_commits: [],
    p_hashes: [],
    p_words: [],
    p_details: {},
    p_snapshots: [],
    p_query: {
      ...{ ...WINDOW, scope: "", metrics: ["dora.rework_rate_7d"] },
      ...{ connectionId, days: ["2026-01-02"], now: WINDOW.to },
      ...{
        subjectId: connectionId,
        collector: "github",
        bases: [{ day: "2026-01-02", formulas: "1", scopes: {} }],
      },
    },
    p_windows: [{ day: "2026-01-02", ...WINDOW }],
    p_measured: { collector: "github", bases: [] },
    p_seal: {},
    p_reason: { code: "internal", numbers: {} },
    p_mode: "nightly",
    p_part: "newest",
    p_report: { rulesVersion: 1, commits: [] },
    p_rules_version: 1,
    p_batch: [{ organizationId, connectionId, fromKeyId: 1, toKeyId: 2, open: {}, seal: {} }],
    p_provider: "datadog",
    p_site: "datadoghq.com",
    p_secrets: [{ field: "apiKey", secret: "x".repeat(32), passphrase: "x".repeat(32) }],
    p_hash: "1".repeat(64),
    p_key: "user:x",
    p_repositories: [{ repository: "github.com/eve/hers", fullName: "eve/hers", problem: null }],
    p_chosen: { repositoryId: connectionId, workflows: ["CI"] },
    p_purge: true,
    p_with_background: true,
    p_confirm: true,
    p_trigger: "manual",
    p_kinds: ["read"],
    p_passphrases: { "1": { apiKey: "x", appKey: "x" } },
  };
  if (name === "write_commit_verdicts") values.p_batch = { rulesVersion: 1, reached: {}, verdicts: [] };
  for (const name of [
    "p_slice",
    "p_run",
    "p_connection",
    "p_account",
    "p_request",
    "p_held",
    "p_page",
    "p_coverage",
    "p_of",
    "p_list",
    "p_outcome",
  ])
    values[name] = json;
  for (const name of ["p_limit", "p_window_seconds", "p_key_id"]) values[name] = 1;
  return Object.fromEntries(
    parameters.map((parameter) => {
      if (!(parameter in values))
        throw new Error(`${name} takes ${parameter}, for which this test has no value`);
      return [parameter, values[parameter]];
    }),
  );
}

function idOf(name: string, ids: Ids): string {
  if (name === "get_deployment" || name === "undo_correction") return ids.deploymentId;
  if (name === "get_incident") return ids.incidentId;
  if (name === "get_sync_run") return ids.runId;
  if (name === "revoke_picture") return ids.pictureId;
  return name.endsWith("_invitation") ? ids.invitationId : ids.tokenId;
}
