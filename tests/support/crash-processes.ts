import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connected } from "./connected-account.ts";
import type { CrashOrder, CrashReport, CrashSettings, Death } from "./crash-process.ts";
import { openGate } from "./gate.ts";

const SCRIPT = join(import.meta.dirname, "crash-process.ts");

export type Ended = { signal: NodeJS.Signals | null; report: CrashReport | null };

export type CrashProcesses = {
  /**
   * One tick in a process that dies at that point, or comes to its end without one. What it had sent before is done
   * then: a call that lands later would renew the lease that six minutes have ended.
   */
  run: (connected: Connected, deathAt: Death | null) => Promise<Ended>;
  close: () => void;
};

/** Processes one after the other; the next one loads while the one before it works. */
export function startCrashProcesses(settings: CrashSettings = {}): CrashProcesses {
  let next = start();
  return {
    run: async (connected, deathAt) => {
      const child = next;
      next = start();
      await child.ready;
      const gate = await openGate(connected.bench.stack);
      const ended = await tell(child.process, {
        ...orderOf(connected),
        url: gate.url,
        settings,
        deathAt,
      });
      await gate.quiet();
      gate.close();
      return ended;
    },
    close: () => {
      next.process.kill("SIGKILL");
    },
  };
}

/** The cache spares each process most of the second that Datadog's package takes to compile. */
function start(): { process: ChildProcess; ready: Promise<unknown> } {
  const process_ = fork(SCRIPT, {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "plumbline-compile-cache") },
  });
  return { process: process_, ready: once(process_, "message") };
}

function orderOf({ bench }: Connected) {
  return {
    secretKey: bench.stack.secretKey,
    simulatorUrl: bench.simulatorUrl,
    masterKey: bench.ring.get(1)?.toString("base64") ?? "",
  };
}

function tell(child: ChildProcess, order: CrashOrder): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let report: CrashReport | null = null;
    child.on("message", (message) => {
      report = message as CrashReport;
    });
    child.on("error", reject);
    child.on("close", (_, signal) => resolve({ signal, report }));
    child.send(order);
  });
}
