import type { Change } from "../db/changes.ts";
import type { Deployment } from "../db/deployments.ts";
import type { Incident } from "../db/incidents.ts";
import { STAGES } from "../domain/report/report.ts";
import { ORIGINS } from "../domain/sync/events.ts";
import { type CsvColumn, plainColumns } from "./csv.ts";

const EXTERNAL_ID: CsvColumn<Deployment | Incident> = {
  name: "external_id",
  read: (row) => row.externalId,
  identifies: true,
};

/** The columns of exports: the API's values, unrounded; empty is not known. */
export const DEPLOYMENT_COLUMNS: CsvColumn<Deployment>[] = [
  EXTERNAL_ID,
  ...plainColumns<Deployment>("service", "env", "team", "repository", "version", "commitSha"),
  ...plainColumns<Deployment>("startedAt", "finishedAt", "changeFailure", "recoverySeconds"),
  { name: "remediation_type", read: (row) => row.remediation?.type ?? null },
  { name: "remediation_external_id", read: (row) => row.remediation?.id ?? null, identifies: true },
  ...plainColumns<Deployment>("deploymentType", "commitCount"),
  ...ORIGINS.map((origin) => ({ name: `commits_${origin}`, read: (row: Deployment) => row.origins[origin] })),
  ...plainColumns<Deployment>("meanLeadSeconds"),
  { name: "rerun", read: (row) => row.rerun },
  { name: "tags", read: (row) => row.tags.join(", ") },
  { name: "correction", read: (row) => row.correction?.verdict ?? null },
  { name: "correction_reason", read: (row) => row.correction?.reason ?? null },
  ...plainColumns<Deployment>("id", "connectionId"),
];

export const INCIDENT_COLUMNS: CsvColumn<Incident>[] = [
  EXTERNAL_ID,
  ...plainColumns<Incident>("name", "severity"),
  { name: "services", read: (row) => row.services.join(", ") },
  { name: "envs", read: (row) => row.envs.join(", ") },
  { name: "teams", read: (row) => row.teams.join(", ") },
  ...plainColumns<Incident>("repository", "commitSha"),
  { name: "tags", read: (row) => row.tags.join(", ") },
  ...plainColumns<Incident>("startedAt", "finishedAt", "restoreSeconds", "id", "connectionId"),
];

const COMMIT: CsvColumn<Change>[] = [
  { name: "sha", read: (row) => row.sha, identifies: true },
  ...plainColumns<Change>("repository", "committedAt", "message", "origin", "tool", "decidedBy"),
  { name: "rule", read: (row) => row.rule.code },
  ...plainColumns<Change>("url"),
];
const DELIVERY: CsvColumn<Change>[] = [
  { name: "external_id", read: (row) => row.deployment.externalId, identifies: true },
  { name: "service", read: (row) => row.deployment.service },
  { name: "env", read: (row) => row.deployment.env },
  { name: "started_at", read: (row) => row.deployment.startedAt },
  { name: "finished_at", read: (row) => row.deployment.finishedAt },
  { name: "deployment_id", read: (row) => row.deployment.id },
];

export const CHANGE_COLUMNS: CsvColumn<Change>[] = [
  ...DELIVERY,
  ...COMMIT,
  ...plainColumns<Change>("leadSeconds"),
  ...STAGES.map((stage) => ({ name: `${stage}_seconds`, read: (row: Change) => row.stages[stage] })),
];

export const COMMIT_COLUMNS: CsvColumn<Change>[] = [...COMMIT, ...DELIVERY];
