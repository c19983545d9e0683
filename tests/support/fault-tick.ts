import { expect } from "vitest";
import { runDue, type TickOptions, type TickResult } from "#lib/sync/run-due.ts";
import { type Connected, readConnection } from "./connected-account.ts";
import { type FaultBench, recover } from "./fault-bench.ts";
import { quote, readRows } from "./stack.ts";

/** From now on, nothing but what a test connects is due. */
export async function nothingIsDue({ open }: FaultBench): Promise<void> {
  await open.sql("update public.connections set next_sync_at = null where next_sync_at is not null");
}

export function tick(bench: FaultBench, given: Partial<TickOptions> = {}): Promise<TickResult> {
  return runDue({
    db: bench.db,
    env: { credentialKeys: bench.ring, datadogBaseUrl: bench.simulatorUrl },
    budgetSeconds: 3600,
    trigger: "cron",
    sleep: async () => undefined,
    ...given,
  });
}

type RunLine = { status: string; mode: string; trigger: string; error: { code: string } | null };

/** The runs of a connection, oldest first. */
export function runsOf({ open }: FaultBench, { connectionId }: Connected): Promise<RunLine[]> {
  return readRows(
    open,
    `select status, mode, trigger, error from public.sync_runs where connection_id = ${quote(connectionId)}
      order by created_at`,
  );
}

/** One run after the fault brings everything, as if there had never been one. */
export async function expectWholeAgain(bench: FaultBench, connected: Connected): Promise<void> {
  const { ran, content, whole } = await recover(bench, connected);
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
