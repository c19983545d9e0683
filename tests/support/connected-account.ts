import { randomBytes, randomUUID } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { KeyRing } from "#lib/credentials.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Db } from "#lib/db/call.ts";
import { connectAccount as writeAccount } from "#lib/db/connecting.ts";
import { type Lease, startRun } from "#lib/db/sync.ts";
import { type Outcome, startWork } from "#lib/db/work.ts";
import { kindsOf } from "#lib/kinds.ts";
import type { DatadogSettings } from "#lib/sources/datadog/source.ts";
import { eventSources } from "#lib/sources/sources.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import {
  type BatchOptions,
  purgeConnection,
  purgeOrganization,
  purgePayloads,
} from "#lib/sync/in-batches.ts";
import type { RunSettings } from "#lib/sync/run.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold, type WorkOptions } from "#lib/work/hold.ts";
import { type TickOptions, type TickResult, tick } from "#lib/work/tick.ts";
import type { AccountSpec } from "#scripts/simulator/account.ts";
import { type RunningSimulator, startSimulator } from "#scripts/simulator/server.ts";
import type { Simulator } from "#scripts/simulator/simulator.ts";
import type { EventSet } from "#scripts/simulator/wire-event.ts";
import { actingAs } from "./acting.ts";
import { datadogAccount, KEY_FIELDS, openedBy } from "./datadog-account.ts";
import type { Stack } from "./stack.ts";
import { createOrganization, directly, signUp } from "./stack-client.ts";
import "./sync-environment.ts";
import { noGitHub } from "./no-github.ts";
import { NOTHING_READ } from "./sync-rows.ts";
import { isWorkColumn, readWork, setWork, type WorkRow } from "./work.ts";

export const DAY = 86_400;

/** What a sync test needs: a running stack, a Datadog to read from, and the keys between them. */
export type SyncBench = {
  stack: Stack;
  simulator: Simulator;
  simulatorUrl: string;
  ring: KeyRing;
  db: Db;
  close: () => Promise<void>;
};

/** A connection of an organisation of its own, to an account of its own. */
export type Connected = {
  bench: SyncBench;
  organizationId: string;
  connectionId: string;
  account: string;
  keys: { apiKey: string; appKey: string };
  /** What is sealed for it. */
  fields: readonly string[];
  owner: SupabaseClient;
  /** The secret key for the owner. */
  acting: Acting;
};

/** The simulator's clock stands still, so that two runs find the same account. */
export async function openSyncBench(stack: Stack): Promise<SyncBench> {
  const running: RunningSimulator = await startSimulator({ frozenAt: new Date() });
  return {
    stack,
    simulator: running.simulator,
    simulatorUrl: running.url,
    ring: new Map([[1, randomBytes(32)]]),
    db: syncClient(stack),
    close: running.close,
  };
}

/** The secret-key client that a run uses, its requests passed through `send`. */
export function syncClient(stack: Stack, send: typeof fetch = directly(stack)): Db {
  return createClient<Database>(stack.url, stack.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: send },
  });
}

/** Seconds before the bench's present, as Datadog writes it. */
export function ago(bench: SyncBench, seconds: number): string {
  const at = Math.floor(bench.simulator.clock.now().getTime() / 1000) - seconds;
  return new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

/** An account holds the events that are given, or else its content. */
type ConnectOptions = Partial<EventSet> & {
  content?: AccountSpec["content"];
  backfillDays?: number;
  /** Of another connection: the same account and keys again. */
  like?: Connected;
};

export async function connectAccount(bench: SyncBench, options: ConnectOptions = {}): Promise<Connected> {
  const { client, userId } = await signUp(bench.stack);
  const { id: organizationId } = await createOrganization(client);
  const { deployments = [], failures = [], content = { kind: "events", deployments, failures } } = options;
  const account = options.like?.account ?? newAccount(bench, content);
  const keys = options.like?.keys ?? keysOf(account);
  const connectionId = randomUUID();
  const acting = actingAs(bench.db, organizationId, userId);
  await writeAccount(acting, bench.ring, {
    account: {
      how: "create",
      id: connectionId,
      name: "Datadog",
      ...datadogAccount(keys),
      backfillDays: options.backfillDays ?? 30,
    },
    keys,
  });
  return { bench, organizationId, connectionId, account, keys, fields: KEY_FIELDS, owner: client, acting };
}

/** An account's id is also what its keys are made of. */
function newAccount(bench: SyncBench, content: AccountSpec["content"]): string {
  const id = randomBytes(16).toString("hex");
  bench.simulator.createAccount({ ...openedBy(id, keysOf(id)), content });
  return id;
}

function keysOf(account: string) {
  return { apiKey: account, appKey: `${account}00000000` };
}

export type RunRow = Database["public"]["Tables"]["sync_runs"]["Row"];
export type StreamCounts = typeof NOTHING_READ;

export type Ran = {
  /** What the run loop answered; the row may say otherwise when the lease was lost. */
  result: Outcome["status"];
  run: RunRow;
  deployments: StreamCounts;
  incidents: StreamCounts;
};

/** What is replaced of the settings of a run, and of the world around its Datadog client. */
type Settings = Partial<RunSettings & Omit<DatadogSettings, "baseUrl">>;

export type SyncOptions = Settings &
  Partial<WorkOptions> & {
    mode?: "nightly" | "deep" | "replay";
    lease?: Lease;
  };

export function takeLease(
  connected: Connected,
  mode: "nightly" | "deep" | "replay" | null = null,
): Promise<Lease> {
  const { organizationId, connectionId } = connected;
  return startRun(connected.bench.db, { organizationId, connectionId, trigger: "manual", mode });
}

/** What runs and ticks take of a bench; its Datadog is the simulator, and no wait takes time. */
export function settingsOf(
  { ring, simulatorUrl }: Pick<SyncBench, "ring" | "simulatorUrl">,
  { env, sources, openGitHub, ...given }: Settings = {},
): RunSettings {
  const datadog = { baseUrl: simulatorUrl, sleep: async () => undefined, ...given };
  return {
    env: env ?? { credentialKeys: ring },
    sources: sources ?? eventSources({ datadog }),
    openGitHub: openGitHub ?? noGitHub,
    ...(given.now !== undefined && { now: given.now }),
    ...(given.settleBatch !== undefined && { settleBatch: given.settleBatch }),
  };
}

/** One whole run, without waiting between tries; its counts add up or it throws. */
export async function sync(connected: Connected, options: SyncOptions = {}): Promise<Ran> {
  const { bench } = connected;
  const { mode, lease, db = bench.db, deadlineAt, othersWait, ...given } = options;
  const held = lease ?? (await takeLease(connected, mode ?? null));
  const doing = kindsOf(settingsOf(bench, given))[held.kind];
  if (doing === undefined) throw new Error(`nothing does ${held.kind}`);
  const { status: result } = await hold(held, doing, {
    db,
    noticeMail,
    deadlineAt: deadlineAt ?? Date.now() + 3_600_000,
    ...(othersWait !== undefined && { othersWait }),
  });
  return { result, ...(await readRun(connected, held.runId)) };
}

export async function readRun(connected: Connected, runId: string): Promise<Omit<Ran, "result">> {
  const { db } = connected.bench;
  const run = await db.from("sync_runs").select().eq("id", runId).single();
  const slices = await db.from("sync_slices").select().eq("run_id", runId);
  if (run.error !== null || slices.error !== null) throw run.error ?? slices.error;
  const counts = (stream: string) => {
    const sum = { ...NOTHING_READ };
    for (const slice of slices.data.filter((row) => row.stream === stream)) {
      for (const name of Object.keys(sum) as (keyof StreamCounts)[]) sum[name] += slice[name];
    }
    const parts = sum.inserted + sum.updated + sum.unchanged + sum.quarantined;
    if (sum.fetched !== parts) throw new Error(`${stream}: ${sum.fetched} fetched, ${parts} accounted for`);
    return sum;
  };
  return { run: run.data, deployments: counts("deployments"), incidents: counts("incidents") };
}

export type ConnectionRow = Database["public"]["Tables"]["connections"]["Row"] & WorkRow;

/** A connection, and how its reading stands. */
export async function readConnection({
  bench,
  organizationId,
  connectionId,
}: Connected): Promise<ConnectionRow> {
  const { data, error } = await bench.db.from("connections").select().eq("id", connectionId).single();
  if (error !== null) throw error;
  return { ...data, ...(await readWork(bench.stack, { organizationId, subjectId: connectionId })) };
}

/** Minutes from the end of a run until the connection is due again, or its limit over; null when it never is. */
export async function minutesUntil(
  connected: Connected,
  moment: "next_at" | "not_before",
  { run }: Pick<Ran, "run">,
): Promise<number | null> {
  const at = (await readConnection(connected))[moment];
  if (at === null) return null;
  return Math.round((Date.parse(at) - Date.parse(run.finished_at ?? "")) / 60_000);
}

/** Deletes what is held of a connection that was disconnected for good, in statements of `batch` rows at most. */
export function purgeDisconnected(connected: Connected, given: Partial<BatchOptions> = {}): Promise<Outcome> {
  return purge(connected, { kind: "purge_connection", subjectId: connected.connectionId, ...given });
}

/** Deletes the payloads that are older than an organisation keeps them. */
export function purgeOldPayloads(connected: Connected, given: Partial<BatchOptions> = {}): Promise<Outcome> {
  return purge(connected, { kind: "purge_payloads", subjectId: connected.organizationId, ...given });
}

/** Deletes what is held of an organisation that its owner ended. */
export function purgeEnded(connected: Connected, given: Partial<BatchOptions> = {}): Promise<Outcome> {
  return purge(connected, { kind: "purge_organization", subjectId: connected.organizationId, ...given });
}

const PURGES = {
  purge_connection: purgeConnection,
  purge_payloads: purgePayloads,
  purge_organization: purgeOrganization,
};
type Purge = Partial<BatchOptions> & { kind: keyof typeof PURGES; subjectId: string };

async function purge({ bench: { db }, organizationId }: Connected, { kind, subjectId, ...given }: Purge) {
  const options = { db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY, ...given };
  const held = await startWork(db, { organizationId, kind, subjectId, trigger: "manual" });
  return hold(held, () => PURGES[kind](held, options), options);
}

/** One tick over all that is due but collecting, which follows every read, without waiting between tries. */
export function tickBench(
  bench: Pick<SyncBench, "db" | "ring" | "simulatorUrl">,
  given: Partial<TickOptions> & Settings = {},
): Promise<TickResult> {
  const { db = bench.db, budgetSeconds = 3600, trigger = "cron", atOnce = 20, ...settings } = given;
  const { collect: _, ...kinds } = kindsOf(settingsOf(bench, settings));
  return tick(kinds, { db, noticeMail, budgetSeconds, trigger, atOnce });
}

type ConnectionUpdate = Database["public"]["Tables"]["connections"]["Update"];

/** Sets what tests replace time with, of the connection or of its reading: a lease that ran out, a limit that passed. */
export async function setConnection(
  { bench, organizationId, connectionId }: Connected,
  columns: ConnectionUpdate & Partial<WorkRow>,
): Promise<void> {
  const [work, own] = [true, false].map((isWork) =>
    Object.fromEntries(Object.entries(columns).filter(([name]) => isWorkColumn(name) === isWork)),
  ) as [Partial<WorkRow>, ConnectionUpdate];
  if (Object.keys(work).length > 0)
    await setWork(bench.stack, { organizationId, subjectId: connectionId }, work);
  if (Object.keys(own).length === 0) return;
  const { error } = await bench.db.from("connections").update(own).eq("id", connectionId);
  if (error !== null) throw error;
}
