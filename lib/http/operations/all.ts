import type { Operation } from "../operation.ts";
import { audit } from "./audit.ts";
import { changes, commits } from "./changes.ts";
import { collectRuns } from "./collect-runs.ts";
import { commitOrigins } from "./commit-origins.ts";
import { connections } from "./connections.ts";
import { dataQuality } from "./data-quality.ts";
import { deployments } from "./deployments.ts";
import { health, snapshots } from "./health.ts";
import { images } from "./images.ts";
import { incidents } from "./incidents.ts";
import { installation } from "./installation.ts";
import { invitations } from "./invitations.ts";
import { members } from "./members.ts";
import { metricNotes } from "./metric-notes.ts";
import { organizations } from "./organizations.ts";
import { publishing } from "./publishing.ts";
import { quarantine } from "./quarantine.ts";
import { report } from "./report.ts";
import { repositories, services } from "./services.ts";
import { syncRuns } from "./sync-runs.ts";
import { targets } from "./targets.ts";
import { tokens } from "./tokens.ts";

const RESOURCES: Record<string, Record<string, Operation>> = {
  installation,
  organizations,
  members,
  invitations,
  tokens,
  audit,
  connections,
  syncRuns,
  collectRuns,
  publishing,
  quarantine,
  dataQuality,
  report,
  deployments,
  incidents,
  changes,
  commits,
  commitOrigins,
  services,
  repositories,
  targets,
  metricNotes,
  health,
  snapshots,
  images,
};

/** Every operation by its name, such as `deployments.list`. */
export const OPERATIONS: Record<string, Operation> = Object.fromEntries(
  Object.entries(RESOURCES).flatMap(([resource, operations]) =>
    Object.entries(operations).map(([verb, operation]) => [`${resource}.${verb}`, operation]),
  ),
);
