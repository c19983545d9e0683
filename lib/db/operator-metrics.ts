import { z } from "zod";
import { call, type Db } from "./call.ts";

const counts = z.record(z.string(), z.number());

const operatorMetrics = z.object({
  /** PostgreSQL's server_version_num: 170011 is 17.11. */
  postgresVersion: z.number(),
  /** By status, as below; a status that nobody has is absent. */
  connections: counts,
  /** Pieces of work that are due now and not leased. */
  due: z.number(),
  /** Seconds since the oldest last successful sync, or since connecting; by status. */
  oldestSyncSeconds: counts,
  /** Runs that began in the last 24 hours, by status. */
  runs: counts,
  /** Held work whose lease has run out. */
  expiredLeases: z.number(),
  quarantined: z.number(),
  gaps: z.number(),
  /** Where something else is kept than it is derived from, by what it is: all kinds are there. */
  faults: counts,
  /** Since the organisation was verified that has waited longest. */
  oldestVerificationSeconds: z.number(),
  /** Slices committed in the last 24 hours, and the events they inserted or changed. */
  slices: z.number(),
  events: z.number(),
  /** Connections whose keys are sealed by each master key, by its id. */
  credentials: counts,
});

const pictureMetrics = z.object({
  /** How often pictures were drawn, by how it ended. */
  draws: counts,
  /** How long all of that took. */
  seconds: counts,
  /** The age of the oldest drawing of a picture that was asked for in the last day; 0 for none. */
  oldestShownSeconds: z.number(),
  /** The age of the oldest drawing that stands for one that cannot be drawn; 0 for none. */
  oldestFailingSeconds: z.number(),
});

/** Of what began in the last 24 hours. */
const sourceMetrics = z.object({
  /** Runs that collected, and those that published, by status. */
  collects: counts,
  publishes: counts,
  /** Requests to other sides: `counted` against their quota, and `unchanged`, which were not. */
  requests: counts,
  /** Published points: `sent`, and `refused` by us or by the other side. */
  points: counts,
});

export type OperatorMetrics = z.infer<typeof operatorMetrics> & {
  pictures: z.infer<typeof pictureMetrics>;
  sources: z.infer<typeof sourceMetrics>;
};

/** Sums over all organisations, for the operator; `db` holds the secret key. */
export async function readOperatorMetrics(db: Db): Promise<OperatorMetrics> {
  const [read, pictures, sources] = await Promise.all([
    call(db, { name: "read_operator_metrics", args: {}, returns: operatorMetrics, idempotent: true }),
    call(db, { name: "read_picture_metrics", args: {}, returns: pictureMetrics, idempotent: true }),
    call(db, { name: "read_source_metrics", args: {}, returns: sourceMetrics, idempotent: true }),
  ]);
  return { ...read, pictures, sources };
}
