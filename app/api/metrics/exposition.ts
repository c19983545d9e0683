import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { OperatorMetrics } from "#lib/db/operator-metrics.ts";

const STATUSES = {
  connection: ["active", "needs_attention", "disconnected"],
  run: ["queued", "running", "succeeded", "partial", "failed", "cancelled"],
  picture: ["drawn", "failed"],
};

/** Those of the process: collected once, from the first scrape on. */
const processMetrics = new Registry();
collectDefaultMetrics({ register: processMetrics });

export const EXPOSITION_TYPE = processMetrics.contentType;

/** What only ever grows, by the name that Prometheus asks of such: all else is as it is at this moment. */
const isCounter = (name: string) => name.endsWith("_total");

type Sample = { labels?: Record<string, string>; value: number };

/** The Prometheus text; `read` is null when the database does not answer. Names and ids of tenants are in none of it. */
export async function renderMetrics(read: OperatorMetrics | null): Promise<string> {
  const registry = new Registry();
  const add = (name: string, help: string, samples: Sample[]) => {
    const labelNames = Object.keys(samples[0]?.labels ?? {});
    const of = { name: `plumbline_${name}`, help, labelNames, registers: [registry] };
    if (isCounter(name)) {
      const counter = new Counter(of);
      for (const { labels, value } of samples) counter.inc(labels ?? {}, value);
    } else {
      const gauge = new Gauge(of);
      for (const { labels, value } of samples) gauge.set(labels ?? {}, value);
    }
  };
  add("database_up", "1 when the database answered this scrape.", [{ value: read === null ? 0 : 1 }]);
  if (read !== null) addAll(add, read);
  return `${await processMetrics.metrics()}\n${await registry.metrics()}`;
}

type Add = (name: string, help: string, samples: Sample[]) => void;

const byStatus = (counts: Record<string, number>, statuses: string[]) =>
  statuses.map((status) => ({ labels: { status }, value: counts[status] ?? 0 }));

const present = (counts: Record<string, number>, label: string) =>
  Object.entries(counts).map(([name, value]) => ({ labels: { [label]: name }, value }));

function addAll(add: Add, read: OperatorMetrics): void {
  const one = (value: number) => [{ value }];

  add(
    "postgres_version_number",
    "PostgreSQL's server_version_num: 170011 is 17.11.",
    one(read.postgresVersion),
  );
  add("connections", "Connections by status.", byStatus(read.connections, STATUSES.connection));
  add("work_due", "Pieces of work that are due now and not leased.", one(read.due));
  add(
    "oldest_sync_age_seconds",
    "Seconds since the oldest last successful sync, or since connecting, by status of the connection.",
    present(read.oldestSyncSeconds, "status"),
  );
  add("runs_last_day", "Runs that began in the last 24 hours, by status.", byStatus(read.runs, STATUSES.run));
  add("work_expired_lease", "Held work whose lease has run out.", one(read.expiredLeases));
  add("quarantined_events", "Events waiting in quarantine.", one(read.quarantined));
  add("sync_gaps", "Ranges that could not be read completely.", one(read.gaps));
  add(
    "faults",
    "Deployments and commits of which something else is kept than it is derived from, by what it is.",
    present(read.faults, "what"),
  );
  add(
    "oldest_verification_age_seconds",
    "Seconds since the organisation was verified that has waited longest.",
    one(read.oldestVerificationSeconds),
  );
  add("slices_last_day", "Slices committed in the last 24 hours.", one(read.slices));
  add("events_last_day", "Events that those slices inserted or changed.", one(read.events));
  add(
    "credentials",
    "Connections whose keys each master key seals, by its id.",
    present(read.credentials, "key_id"),
  );
  add(
    "picture_draw_total",
    "How often pictures were drawn, by how it ended.",
    byStatus(read.pictures.draws, STATUSES.picture),
  );
  add(
    "picture_draw_seconds_total",
    "How long drawing pictures took, by how it ended.",
    byStatus(read.pictures.seconds, STATUSES.picture),
  );
  add(
    "oldest_picture_age_seconds",
    "Seconds since the picture was drawn that has stood longest of those that were asked for in the last 24 hours.",
    one(read.pictures.oldestShownSeconds),
  );
  add(
    "oldest_failing_picture_age_seconds",
    "Seconds since the picture was drawn that has stood longest for one that cannot be drawn.",
    one(read.pictures.oldestFailingSeconds),
  );
  addSources(add, read.sources);
}

function addSources(add: Add, { collects, requests, publishes, points }: OperatorMetrics["sources"]): void {
  const began = "that began in the last 24 hours";
  add("collect_runs_last_day", `Runs that collect ${began}, by status.`, byStatus(collects, STATUSES.run));
  add(
    "collect_requests_last_day",
    `Requests of the runs that collect ${began}; unchanged ones cost no quota.`,
    present(requests, "answer"),
  );
  add("publish_runs_last_day", `Runs that publish ${began}, by status.`, byStatus(publishes, STATUSES.run));
  add(
    "published_points_last_day",
    `Points of the runs that publish ${began}, by what became of them.`,
    present(points, "outcome"),
  );
}
