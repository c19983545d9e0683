import { expect } from "vitest";
import { type Connected, readConnection } from "./connected-account.ts";
import { type FaultBench, recover } from "./fault-bench.ts";
import { quote, readRows } from "./stack.ts";

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
