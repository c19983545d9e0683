/** What is looked for in the events of 90 days and measured in the database, in the order of `docs/data-quality.md`. */
export const MEASURED_CHECKS = [
  "reruns",
  "one_second",
  "pipeline_incidents",
  "shared_ids",
  "renamed",
  "sending_began",
  "no_marks",
  "unknown_trailers",
  "first_lists_all",
  "vanished",
] as const;
export type MeasuredCheck = (typeof MEASURED_CHECKS)[number];

/** The checks whose rows `…/deployments?check=` lists. */
export const DEPLOYMENT_CHECKS = [
  "reruns",
  "one_second",
  "shared_ids",
  "renamed",
  "no_marks",
  "unknown_trailers",
  "first_lists_all",
  "no_commits",
  "no_repository",
  "no_service",
  "no_team",
  "unjudged",
  "vanished",
] as const;
export type DeploymentCheck = (typeof DEPLOYMENT_CHECKS)[number];

/** The checks whose rows `…/incidents?check=` lists. */
export const INCIDENT_CHECKS = ["pipeline_incidents", "shared_ids", "vanished"] as const;
export type IncidentCheck = (typeof INCIDENT_CHECKS)[number];

/** Numbers and moments (ISO), and of a renamed service the new name; null is not known. */
export type CheckNumbers = Record<string, number | string | null>;

/** Beside `check=`, what a link adds to a list to show the rows of one item. */
export type CheckFilter = Partial<Record<"service" | "repository" | "env" | "connection" | "name", string>>;

export type CheckItem = { name: string | null; numbers: CheckNumbers; filter: CheckFilter };

/** What a check measured; `items` are the ten largest. */
export type CheckFigures = { numbers: CheckNumbers; items: CheckItem[] };

export type Checks = Record<MeasuredCheck, CheckFigures>;
