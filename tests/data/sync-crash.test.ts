import { afterAll, describe, expect, test } from "vitest";
import {
  type Connected,
  connectAccount,
  DAY,
  readConnection,
  setConnection,
  sync,
} from "../support/connected-account.ts";
import type { Death } from "../support/crash-process.ts";
import { startCrashProcesses } from "../support/crash-processes.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { digestContent, digestRows } from "../support/stored-content.ts";

/** Each one kills the process that goes on where the one before it died. */
const DEATHS: Death[] = [
  { call: "rpc/commit_slice", moment: "on its way", number: 2 },
  { call: "rpc/commit_slice", moment: "done and unheard", number: 3 },
];

describe.each(ONE_DATABASE)("a sync on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = (like?: Connected) => {
    // Long enough ago for the repairs that follow, as a sync leaves out the last two minutes, and all of it within the
    // 30 days that are read, which begin later for who reads later.
    const endAt = new Date(bench.simulator.clock.now().getTime() - 2 * DAY * 1000);
    return connectAccount(bench, {
      content: { kind: "demo", seed: "crash", days: 27, endAt },
      ...(like === undefined ? {} : { like }),
    });
  };

  const processes = startCrashProcesses();
  afterAll(processes.close);

  test("loses nothing however often its process is killed", async () => {
    const killed = await connect();
    for (const death of DEATHS) {
      expect(await processes.run(killed, death)).toEqual({ signal: "SIGKILL", report: null });
      expect(await readConnection(killed)).toMatchObject({ lease_token: expect.any(String) });
      await setConnection(killed, { lease_expires_at: new Date(Date.now() - 1000).toISOString() });
    }
    expect(await processes.run(killed, null)).toMatchObject({
      signal: null,
      report: { tick: { claimed: 1, succeeded: 1 } },
    });
    const whole = await connect(killed);
    expect(await sync(whole)).toMatchObject({ result: "succeeded" });
    expect(await digestContent(killed)).toEqual(await digestContent(whole));
    const before = await digestRows(killed);
    expect(await sync(killed)).toMatchObject({
      result: "succeeded",
      deployments: { inserted: 0, updated: 0 },
    });
    expect(await digestRows(killed)).toEqual(before);
  });
});
