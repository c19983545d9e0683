import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect, vi } from "vitest";
import { derivePassphrases } from "#lib/credentials.ts";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { manyDeployments } from "./at-datadog.ts";
import {
  ago,
  type Connected,
  connectAccount,
  DAY,
  openSyncBench,
  type Ran,
  readConnection,
  type SyncBench,
  type SyncOptions,
  setConnection,
  sync,
} from "./connected-account.ts";
import { dumpDatabase } from "./database-dump.ts";
import { type OpenStack, openStack } from "./kit.ts";
import { digestContent, digestRows, rowsOf } from "./stored-content.ts";
import { wireIncident } from "./wire-events.ts";
import { nothingIsDue } from "./work.ts";

export const DEPLOYMENTS = 18;
export const INCIDENTS = 6;
const BACKFILL_DAYS = 10;

/** A stack whose log, console and errors are kept, so that every secret of a test can be looked for in them. */
export type FaultBench = SyncBench & {
  open: OpenStack;
  /** An organisation and account of their own, with deployments twice a day and some incidents. */
  connect: (more?: WireEvent[]) => Promise<Connected>;
  /** Another organisation, that no fault of the others' may touch, and its state before any of them. */
  bystander: Connected;
  untouched: Awaited<ReturnType<typeof stateOf>>;
  /** Keeps an error that somebody could have seen. */
  hear: (error: unknown) => void;
  /** Secrets of every account made so far that stand in the log, on the console, in an error or in the database. */
  findSecrets: () => Promise<string[]>;
};

export async function openFaultBench(name: OpenStack["name"]): Promise<FaultBench> {
  process.env.LOG_LEVEL = "debug";
  const logged = keepLog();
  const consoles = (["log", "info", "warn", "debug"] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation(() => undefined),
  );
  const open = await openStack(name);
  const bench = await openSyncBench(open);
  const all: Connected[] = [];
  const heard: string[] = [];
  const connect = async (more: WireEvent[] = []) => {
    const connected = await connectAccount(bench, { backfillDays: BACKFILL_DAYS, ...eventsOf(bench, more) });
    all.push(connected);
    return connected;
  };
  const bystander = await connect();
  await sync(bystander);
  await nothingIsDue(open);
  const untouched = await stateOf(bystander);
  const findSecrets = async () => {
    const texts = [
      ...heard,
      logged.read(),
      ...open.printed().map((part) => inspect(part, { depth: 9 })),
      ...consoles.flatMap((spy) => spy.mock.calls.flat().map((part) => inspect(part, { depth: 9 }))),
      await dumpDatabase(open),
    ];
    const everything = texts.join("\n");
    if (!everything.includes("work ended early")) throw new Error("the log was not kept");
    return secretsOf(bench, all).filter((secret) => everything.includes(secret));
  };
  return {
    ...bench,
    open,
    connect,
    bystander,
    untouched,
    hear: (error) => void heard.push(inspect(error, { depth: 9, showHidden: true })),
    findSecrets,
    close: async () => {
      await bench.close();
      await open.close();
      for (const spy of consoles) spy.mockRestore();
      logged.close();
    },
  };
}

function eventsOf(bench: SyncBench, more: WireEvent[]) {
  const deployments = manyDeployments(bench, DEPLOYMENTS, {
    step: DAY / 2,
    each: (index) => ({ commits: [{ sha: `c${index}` }] }),
  });
  const failures = Array.from({ length: INCIDENTS }, (_, index) =>
    wireIncident(`i-${index}`, ago(bench, 7200 + index * DAY)),
  );
  return { deployments: [...deployments, ...more], failures };
}

/** Keys, master key and passphrases, in the clear and as the bytes of a column are shown. */
function secretsOf(bench: SyncBench, all: Connected[]): string[] {
  const master = bench.ring.get(1) ?? Buffer.alloc(0);
  const clear = all.flatMap((connected) => [
    connected.keys.apiKey,
    connected.keys.appKey,
    ...Object.values(derivePassphrases(master, connected)),
  ]);
  return [
    master.toString("base64"),
    master.toString("hex"),
    ...clear,
    ...clear.map((text) => Buffer.from(text).toString("hex")),
  ];
}

/** The logger opens the file descriptor of standard output with its first line: here, it finds a file. */
function keepLog() {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-log-"));
  const file = join(folder, "log");
  const descriptor = openSync(file, "a");
  const usual = Object.getOwnPropertyDescriptor(process.stdout, "fd");
  Object.defineProperty(process.stdout, "fd", { value: descriptor, configurable: true });
  return {
    read: () => readFileSync(file, "utf8"),
    close: () => {
      if (usual === undefined) Reflect.deleteProperty(process.stdout, "fd");
      else Object.defineProperty(process.stdout, "fd", usual);
      closeSync(descriptor);
      rmSync(folder, { recursive: true });
    },
  };
}

/** A run on a clock that only sleeping moves. */
export async function syncOnFakeClock(
  connected: Connected,
  options: SyncOptions = {},
): Promise<Ran & { slept: number[] }> {
  const slept: number[] = [];
  let at = Date.now();
  const ran = await sync(connected, {
    now: () => at,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      at += milliseconds;
    },
    random: () => 0,
    callTimeoutMs: 5000,
    ...options,
  });
  return { ...ran, slept };
}

/** What no fault of another's may change: its rows, and the state of its connection. */
export async function stateOf(connected: Connected) {
  return { rows: await digestRows(connected), connection: await readConnection(connected) };
}

/**
 * After the fault has gone and the time that somebody asked for has passed, one run must bring everything, as if there
 * had never been one: `whole` is what the bystander has, or a twin of a connection with events of its own.
 */
export async function recover(
  bench: FaultBench,
  connected: Connected,
  compare: "bystander" | "twin" = "bystander",
) {
  bench.simulator.clearFaults(connected.account);
  await setConnection(connected, { not_before: null });
  const ran = await sync(connected, { mode: "nightly" });
  const content = await digestContent(connected);
  if (compare === "bystander") return { ran, content, whole: await digestContent(bench.bystander) };
  const twin = await connectAccount(bench, { backfillDays: BACKFILL_DAYS, like: connected });
  await sync(twin);
  return { ran, content, whole: await digestContent(twin) };
}

type RunLine = { status: string; mode: string; trigger: string; error: { code: string } | null };

/** The runs of a connection, oldest first. */
export function runsOf(connected: Connected): Promise<RunLine[]> {
  return rowsOf(
    connected,
    "select status, mode, trigger, error from public.sync_runs",
    "order by created_at",
  );
}

/** One run after the fault brings everything, as if there had never been one. */
export async function expectWholeAgain(
  bench: FaultBench,
  connected: Connected,
  compare?: "bystander" | "twin",
): Promise<void> {
  const { ran, content, whole } = await recover(bench, connected, compare);
  expect(ran).toMatchObject({ result: "succeeded", deployments: { tombstoned: 0 } });
  expect(content).toEqual(whole);
}

/** No back-off grew, no status changed: nobody is told to enter keys again. */
export async function expectUnblamed(connected: Connected): Promise<void> {
  expect(await readConnection(connected)).toMatchObject({
    status: "active",
    attempts: 0,
    lease_token: null,
  });
}
