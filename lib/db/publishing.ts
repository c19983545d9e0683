import { z } from "zod";
import { ARRIVAL_STATES, type Arrival, type Awaited } from "../domain/publish/arrival.ts";
import { DASHBOARD_KINDS, type DashboardKind } from "../domain/publish/dashboards/dashboard.ts";
import type { Publishing } from "../domain/publish/publishing.ts";
import type { ToldError } from "../domain/said.ts";
import { toEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError } from "../errors.ts";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { ofOrganization, readPage } from "./reading.ts";
import { toldError } from "./said.ts";
import { type Held, startAnswer, startedWork, tokenOf } from "./work.ts";

export const publishing = z.object({
  enabled: z.boolean(),
  prefix: z.string(),
  env: z.string().nullable(),
  service: z.string(),
  team: z.string().nullable(),
  tags: z.array(z.string()),
  connectionId: z.uuid().nullable(),
  resend: z.boolean(),
  verify: z.boolean(),
  version: z.number().int(),
}) satisfies z.ZodType<Publishing>;

const pushed = z.object({
  kind: z.enum(DASHBOARD_KINDS),
  connectionId: z.uuid(),
  /** Its id, and where the account shows it. */
  id: z.string(),
  url: z.string(),
  pushedAt: z.string(),
});
export type PushedDashboard = z.infer<typeof pushed>;

/** How an organisation publishes, and the dashboards that it has made; for managers. */
export const getPublishing = ofOrganization(
  "get_publishing",
  z.object({ settings: publishing, timeZone: z.string(), dashboards: z.array(pushed) }),
);

/** Sets how an organisation publishes, as an admin; what is not given stays as it is. `conflict` for another version than stands. */
export function setPublishing(acting: Acting, settings: Partial<Publishing>): Promise<Publishing> {
  return act(acting, {
    name: "set_publishing",
    args: { p_settings: settings },
    returns: publishing,
    idempotent: true,
  });
}

const point = z.object({ series: z.string(), at: z.number().int(), value: z.number() });
/** `series`: hash of account, name and tags; `at`: epoch seconds. */
export type PublishedPoint = z.infer<typeof point>;

/** The points that were taken of those that could still be sent; for managers. */
export const listPublished = ofOrganization("list_published", z.array(point));

const arrival = z.object({
  state: z.enum(ARRIVAL_STATES),
  unseen: z.array(z.string()),
  error: toldError.nullable(),
}) satisfies z.ZodType<Arrival>;

export const publishRun = z.object({
  id: z.uuid(),
  trigger: z.string(),
  status: z.enum(["running", "succeeded", "partial", "failed", "cancelled"]),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Points that were taken, in so many bodies. */
  sent: z.number().int(),
  bodies: z.number().int(),
  /** Points that an earlier run had sent. */
  already: z.number().int(),
  /** Values that were known and not sent. */
  refused: z.number().int(),
  missing: z.number().int(),
  /** Why, of those refused and those missing. */
  leftOut: z.array(z.object({ code: z.string(), count: z.number().int() })),
  /** Bodies of which something was refused, in the account's own words. */
  problems: z.array(
    z.object({
      body: z.number().int(),
      series: z.number().int(),
      code: z.string(),
      numbers: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  error: toldError.nullable(),
  /** Whether it can be read there: of so many metrics, asked last at that time. Null where nobody asks. */
  arrival: arrival.extend({ metrics: z.number().int(), askedAt: z.string().nullable() }).nullable(),
});
export type PublishRun = z.infer<typeof publishRun>;

/** The publish runs, newest first; for managers. */
export function listPublishRuns(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_publish_runs", item: publishRun, query });
}

/** Takes the lease to send now, as an admin, with the run that it opens; refuses as `startWork` does. */
export async function requestPublishing(acting: Acting): Promise<{ held: Held; runId: string }> {
  const asked = act(acting, { name: "request_publishing", args: {}, returns: startAnswer });
  const answer = await asked.catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== "sync_running") throw error;
    throw new AppError("sync_running", { says: { code: "publishing_running", numbers: {} }, cause: error });
  });
  const held = startedWork(answer);
  return { held, runId: openedRun(held) };
}

const opened = z.object({ runId: z.uuid() });

/** The run that was opened with the lease. */
export function openedRun(held: Held): string {
  return opened.parse(held.detail).runId;
}

/**
 * Notes points that were taken, and all that the account is to be asked for of this run a minute later (null: nothing);
 * `lease_lost` when somebody else sends now.
 */
export async function keepPublished(
  db: Db,
  held: Held,
  { points, awaited }: { points: readonly PublishedPoint[]; awaited: Awaited | null },
): Promise<void> {
  await call(db, {
    name: "keep_published",
    args: { p_held: tokenOf(held), p_points: [...points], p_awaited: awaited },
    returns: z.unknown(),
    idempotent: true,
  });
}

/** How a run went. */
export type EndedRun = Pick<
  PublishRun,
  "sent" | "bodies" | "already" | "refused" | "missing" | "leftOut" | "problems"
> & {
  runId: string;
  status: Exclude<PublishRun["status"], "running">;
  error: ToldError | null;
};

export async function endPublishing(db: Db, held: Held, run: EndedRun): Promise<void> {
  await call(db, {
    name: "end_publishing",
    args: { p_held: tokenOf(held), p_run: run },
    returns: z.unknown(),
    idempotent: true,
  });
}

const awaitedRun = z.object({
  runId: z.uuid(),
  /** Epoch seconds. */
  sentAt: z.string().transform(toEpochSeconds),
  connectionId: z.uuid(),
  tags: z.array(z.string()),
  metrics: z.array(z.object({ metric: z.string(), at: z.number().int() })),
}) satisfies z.ZodType<Awaited & { runId: string; sentAt: number }>;
export type AwaitedRun = z.infer<typeof awaitedRun>;

/** The runs of which the account is to be asked what arrived, the oldest first; `lease_lost` when another asks. */
export function listAwaited(db: Db, held: Held): Promise<AwaitedRun[]> {
  return call(db, {
    name: "list_awaited",
    args: { p_held: tokenOf(held) },
    returns: z.array(awaitedRun),
    idempotent: true,
  });
}

/** Notes what the account answered of a run; `awaited`: it is asked once more. */
export async function keepArrival(db: Db, held: Held, of: Arrival & { runId: string }): Promise<void> {
  await call(db, {
    name: "keep_arrival",
    args: { p_held: tokenOf(held), p_arrival: of },
    returns: z.unknown(),
    idempotent: true,
  });
}

/** Notes the dashboard that an admin has made or replaced. */
export async function keepDashboard(
  acting: Acting,
  dashboard: { kind: DashboardKind; connectionId: string; id: string; url: string },
): Promise<void> {
  await act(acting, { name: "keep_dashboard", args: { p_dashboard: dashboard } });
}
