import { z } from "zod";
import { auditEntry } from "../db/audit.ts";
import { dataQuality } from "../db/data-quality.ts";
import { deployment, deploymentDetail, incident } from "../db/events.ts";
import { invitation, joined } from "../db/invitations.ts";
import { member } from "../db/members.ts";
import { quarantined } from "../db/quarantine.ts";
import { report } from "../db/report-shape.ts";
import { syncRun, syncRunDetail } from "../db/sync-runs.ts";
import { apiToken } from "../db/tokens.ts";
import * as answers from "./answers.ts";
import * as inputs from "./inputs.ts";
import { operation } from "./operation.ts";
import { choice, flag, identifier, moment, page, pageQuery, query, reportQuery, search } from "./query.ts";

const ORG = "/api/v1/orgs/{org}";
const EXPORT = "`Accept: text/csv` streams the whole set as a file; `limit` and `cursor` then do nothing.";

export const getConfig = operation({
  method: "GET",
  path: "/api/v1/config",
  summary: "What a client needs to sign in",
  access: "anyone",
  answer: { status: 200, schema: answers.config },
});
export const getOpenApi = operation({
  method: "GET",
  path: "/api/v1/openapi.json",
  summary: "This document",
  access: "anyone",
  answer: { status: 200, schema: z.looseObject({ openapi: z.literal("3.1.0") }) },
});

export const createOrganization = operation({
  method: "POST",
  path: "/api/v1/orgs",
  summary: "Create an organisation with the caller as its owner",
  access: "person",
  body: inputs.newOrganization,
  answer: { status: 201, schema: answers.organizationSummary },
});
export const listOrganizations = operation({
  method: "GET",
  path: "/api/v1/orgs",
  summary: "The caller's organisations and roles, by name",
  access: "caller",
  query: pageQuery,
  answer: { status: 200, schema: answers.listOf(answers.organizationSummary) },
});
export const getOrganization = operation({
  method: "GET",
  path: ORG,
  summary: "One organisation: the caller's role and its settings",
  access: "viewer",
  answer: { status: 200, schema: answers.organization },
});
export const updateOrganization = operation({
  method: "PATCH",
  path: ORG,
  summary: "Change settings; those not named stay",
  access: "admin",
  body: inputs.organizationChange,
  answer: { status: 200, schema: answers.organization },
});
export const listMembers = operation({
  method: "GET",
  path: `${ORG}/members`,
  summary: "Members, newest first",
  access: "viewer",
  query: pageQuery,
  answer: { status: 200, schema: answers.listOf(member) },
});
export const changeMember = operation({
  method: "PATCH",
  path: `${ORG}/members/{id}`,
  summary:
    "Change the role or the status of a member, at most up to one's own role; owners are changed by owners",
  access: "admin",
  body: inputs.memberChange,
  answer: { status: 200, schema: member },
});
export const removeMember = operation({
  method: "DELETE",
  path: `${ORG}/members/{id}`,
  summary: "Leave, by one's own id; or, for an admin, remove a member of at most one's own role",
  access: "viewer",
  answer: { status: 204, schema: null },
});

export const listInvitations = operation({
  method: "GET",
  path: `${ORG}/invitations`,
  summary: "Open and expired invitations, newest first; never a token",
  access: "admin",
  query: pageQuery,
  answer: { status: 200, schema: answers.listOf(invitation) },
});
export const createInvitation = operation({
  method: "POST",
  path: `${ORG}/invitations`,
  summary:
    "Invite an address, at most to one's own role. The token is shown this once: its page is /invite/{token}",
  access: "admin",
  body: inputs.newInvitation,
  answer: { status: 201, schema: answers.issuedToken },
});
export const resendInvitation = operation({
  method: "POST",
  path: `${ORG}/invitations/{id}/resend`,
  summary: "A new token for another seven days; the old one is dead",
  access: "admin",
  answer: { status: 201, schema: answers.issuedToken },
});
export const revokeInvitation = operation({
  method: "DELETE",
  path: `${ORG}/invitations/{id}`,
  summary: "End an invitation, at once and for good",
  access: "admin",
  answer: { status: 204, schema: null },
});
export const acceptInvitation = operation({
  method: "POST",
  path: "/api/v1/invitations/accept",
  summary: "Become a member, once, with the confirmed address that was invited",
  access: "person",
  body: inputs.acceptance,
  answer: { status: 200, schema: joined },
});

export const listAudit = operation({
  method: "GET",
  path: `${ORG}/audit`,
  summary: `What was done, by whom and from where, newest first. ${EXPORT}`,
  access: "admin",
  query: query({
    actor: search.describe("Only what this e-mail, token name or `system` did; compared without case."),
    action: search.describe("Only this action, such as `token.created`."),
    from: moment.describe("Start of the window, included: ISO date-time with a zone, or a date in UTC."),
    to: moment.describe("End of the window, not included."),
    ...page,
  }),
  answer: { status: 200, schema: answers.listOf(auditEntry), csv: true },
});

export const listTokens = operation({
  method: "GET",
  path: `${ORG}/tokens`,
  summary: "API tokens, newest first; never a token itself",
  access: "admin",
  query: pageQuery,
  answer: { status: 200, schema: answers.listOf(apiToken) },
});
export const createToken = operation({
  method: "POST",
  path: `${ORG}/tokens`,
  summary: "Make an API token. It is shown this once. One made with a token ends with that token",
  access: "admin",
  body: inputs.newToken,
  answer: { status: 201, schema: answers.issuedToken },
});
export const revokeToken = operation({
  method: "DELETE",
  path: `${ORG}/tokens/{id}`,
  summary: "End a token and those made with it, at once and for good",
  access: "admin",
  answer: { status: 204, schema: null },
});

export const listConnections = operation({
  method: "GET",
  path: `${ORG}/connections`,
  summary: "Connections, disconnected ones last; never a key",
  access: "viewer",
  query: pageQuery,
  answer: { status: 200, schema: answers.listOf(answers.connection) },
});
export const connect = operation({
  method: "POST",
  path: `${ORG}/connections`,
  summary: "Connect an account after a live check; the first sync starts at once",
  access: "admin",
  body: inputs.newConnection,
  answer: { status: 201, schema: answers.newConnection },
});
export const replaceKeys = operation({
  method: "PUT",
  path: `${ORG}/connections/{id}/credentials`,
  summary: "Replace the keys after a live check; a sync is due at once",
  access: "admin",
  body: inputs.credentials,
  answer: { status: 200, schema: answers.connection },
});
export const requestSync = operation({
  method: "POST",
  path: `${ORG}/connections/{id}/sync`,
  summary: "Sync now",
  access: "manager",
  body: inputs.syncRequest,
  bodyOptional: true,
  answer: { status: 202, schema: answers.startedRun },
});
export const requestReplay = operation({
  method: "POST",
  path: `${ORG}/connections/{id}/replay`,
  summary: "Parse the stored payloads and the quarantine again, without a call to their source",
  access: "manager",
  answer: { status: 202, schema: answers.startedRun },
});
export const disconnect = operation({
  method: "DELETE",
  path: `${ORG}/connections/{id}`,
  summary: "End a connection and destroy its keys; its events are kept unless purged",
  access: "admin",
  query: query({ purge: flag.describe("`true` deletes the connection's events too. Default: `false`.") }),
  answer: { status: 204, schema: null },
});
export const listSyncRuns = operation({
  method: "GET",
  path: `${ORG}/sync-runs`,
  summary: "Syncs, newest first",
  access: "viewer",
  query: query({
    connection: identifier.describe("Only the runs of this connection."),
    status: choice(["queued", "running", "succeeded", "partial", "failed", "cancelled"]).describe(
      "Only runs in this state.",
    ),
    ...page,
  }),
  answer: { status: 200, schema: answers.listOf(syncRun) },
});
export const getSyncRun = operation({
  method: "GET",
  path: `${ORG}/sync-runs/{id}`,
  summary: "One sync with its slices, in the order of their commits",
  access: "viewer",
  answer: { status: 200, schema: syncRunDetail },
});
export const getDataQuality = operation({
  method: "GET",
  path: `${ORG}/data-quality`,
  summary: "How far the numbers can be trusted: coverage, gaps, and what production events of 90 days lack",
  access: "viewer",
  answer: { status: 200, schema: dataQuality },
});

export const getReport = operation({
  method: "GET",
  path: `${ORG}/dora`,
  summary: "The report: every figure with its sample size, series, origins and breakdowns",
  access: "viewer",
  query: reportQuery({}),
  answer: { status: 200, schema: report },
});

const SEARCH =
  "Looked for in service, version, repository and external id, and as the beginning of a commit sha.";

export const listDeployments = operation({
  method: "GET",
  path: `${ORG}/deployments`,
  summary: `The deployments that the report of the same filters counts, newest first. ${EXPORT}`,
  access: "viewer",
  query: reportQuery({
    failed: flag.describe("Only failed ones; with `pending=true`, either."),
    pending: flag.describe("Only those without a verdict yet."),
    q: search.describe(SEARCH),
    ...page,
  }),
  answer: { status: 200, schema: answers.listOf(deployment), csv: true },
});
export const getDeployment = operation({
  method: "GET",
  path: `${ORG}/deployments/{id}`,
  summary: "One deployment with its commits, each with its origin and the rule that decided",
  access: "viewer",
  answer: { status: 200, schema: deploymentDetail },
});
export const listIncidents = operation({
  method: "GET",
  path: `${ORG}/incidents`,
  summary: `The incidents that the report of the same filters counts, newest first. ${EXPORT}`,
  access: "viewer",
  query: reportQuery({ open: flag.describe("Only open ones."), ...page }),
  answer: { status: 200, schema: answers.listOf(incident), csv: true },
});
export const listQuarantine = operation({
  method: "GET",
  path: `${ORG}/quarantine`,
  summary: "Events that no reading could make sense of, newest first",
  access: "manager",
  query: query({
    stream: choice(["deployments", "incidents"]).describe("Only events of this stream."),
    reason: search.describe("Only events that wait for this reason, without places in lists."),
    ...page,
  }),
  answer: { status: 200, schema: answers.listOf(quarantined) },
});
export const getQuarantined = operation({
  method: "GET",
  path: `${ORG}/quarantine/{id}`,
  summary: "One event of the quarantine",
  access: "manager",
  answer: { status: 200, schema: quarantined },
});
