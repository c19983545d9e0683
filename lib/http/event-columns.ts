import type { Deployment, Incident } from "../db/events.ts";
import type { CsvColumn } from "./csv.ts";

/** The columns of exports: the API's values, unrounded; empty is not known. */
export const DEPLOYMENT_COLUMNS: CsvColumn<Deployment>[] = [
  { name: "external_id", read: (row) => row.externalId, identifies: true },
  { name: "service", read: (row) => row.service },
  { name: "env", read: (row) => row.env },
  { name: "team", read: (row) => row.team },
  { name: "repository", read: (row) => row.repository },
  { name: "version", read: (row) => row.version },
  { name: "commit_sha", read: (row) => row.commitSha },
  { name: "started_at", read: (row) => row.startedAt },
  { name: "finished_at", read: (row) => row.finishedAt },
  { name: "change_failure", read: (row) => row.changeFailure },
  { name: "recovery_seconds", read: (row) => row.recoverySeconds },
  { name: "remediation_type", read: (row) => row.remediation?.type ?? null },
  { name: "remediation_external_id", read: (row) => row.remediation?.id ?? null, identifies: true },
  { name: "deployment_type", read: (row) => row.deploymentType },
  { name: "commits", read: (row) => row.commits },
  { name: "commits_human", read: (row) => row.origins.human },
  { name: "commits_ai_assisted", read: (row) => row.origins.ai_assisted },
  { name: "commits_bot", read: (row) => row.origins.bot },
  { name: "commits_unknown", read: (row) => row.origins.unknown },
  { name: "id", read: (row) => row.id },
  { name: "connection_id", read: (row) => row.connectionId },
];

export const INCIDENT_COLUMNS: CsvColumn<Incident>[] = [
  { name: "external_id", read: (row) => row.externalId, identifies: true },
  { name: "name", read: (row) => row.name },
  { name: "severity", read: (row) => row.severity },
  { name: "services", read: (row) => row.services.join(", ") },
  { name: "envs", read: (row) => row.envs.join(", ") },
  { name: "teams", read: (row) => row.teams.join(", ") },
  { name: "started_at", read: (row) => row.startedAt },
  { name: "finished_at", read: (row) => row.finishedAt },
  { name: "restore_seconds", read: (row) => row.restoreSeconds },
  { name: "id", read: (row) => row.id },
  { name: "connection_id", read: (row) => row.connectionId },
];
