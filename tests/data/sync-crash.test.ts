import { type ChildProcess, fork } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Connected,
  connectAccount,
  readConnection,
  setConnection,
  sync,
} from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES } from "../support/stack.ts";
import { digestContent, digestRows } from "../support/stored-content.ts";
import type { Death, SyncProcessInput } from "../support/sync-process.ts";

const SCRIPT = join(import.meta.dirname, "../support/sync-process.ts");

/** The cache spares each process most of the second that Datadog's package takes to compile. */
const start = () =>
  fork(SCRIPT, {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "plumbline-compile-cache") },
  });

type Ended = { signal: NodeJS.Signals | null; result: unknown };

/** Each one kills the process that goes on where the one before it died. */
const DEATHS: Death[] = [
  { point: "sent", number: 2 },
  { point: "committed", number: 3 },
];

describe.each(DATABASES)("a sync on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const connect = (like?: Connected) => {
    const endAt = new Date(bench.simulator.clock.now().getTime() - 3_600_000);
    return connectAccount(bench, {
      content: { kind: "demo", seed: "crash", days: 28, endAt },
      ...(like === undefined ? {} : { like }),
    });
  };

  const tell = (child: ChildProcess, { organizationId, connectionId }: Connected, death: Death | null) =>
    new Promise<Ended>((resolve, reject) => {
      const input: SyncProcessInput = {
        url: stack.url,
        secretKey: stack.secretKey,
        simulatorUrl: bench.simulatorUrl,
        masterKey: bench.ring.get(1)?.toString("base64") ?? "",
        organizationId,
        connectionId,
        death,
      };
      let result: unknown = null;
      child.on("message", (message) => {
        result = message;
      });
      child.on("error", reject);
      child.on("close", (_, signal) => resolve({ signal, result }));
      child.send(input);
    });

  test("loses nothing however often its process is killed", async () => {
    const killed = await connect();
    // The next process loads while the one before it works.
    let next = start();
    const runProcess = (death: Death | null) => {
      const child = next;
      if (death !== null) next = start();
      return tell(child, killed, death);
    };
    for (const death of DEATHS) {
      expect(await runProcess(death)).toEqual({ signal: "SIGKILL", result: null });
      expect(await readConnection(killed)).toMatchObject({ lease_token: expect.any(String) });
      await setConnection(killed, { lease_expires_at: new Date(Date.now() - 1000).toISOString() });
    }
    expect(await runProcess(null)).toEqual({ signal: null, result: "succeeded" });
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
