import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { AccountSpec } from "#scripts/simulator/account.ts";
import { openedBy } from "../tests/support/datadog-account.ts";
import { keysOf } from "../tests/support/sync-laboratory.ts";

export type RemoteSimulator = {
  url: string;
  addAccount: (id: string, content?: AccountSpec["content"]) => Promise<void>;
  setLatency: (ms: number) => Promise<void>;
  /** List and get calls answered since the start. */
  countCalls: () => Promise<number>;
  close: () => void;
};

/** In a process of its own, so that neither its work nor its memory is taken for ours. */
export async function startRemoteSimulator(): Promise<RemoteSimulator> {
  const child = fork(join(import.meta.dirname, "simulator-process.ts"), { execArgv: [] });
  const [url] = (await once(child, "message")) as [string];
  const control = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as T;
  };
  return {
    url,
    addAccount: async (id, content) => {
      await control("POST", "accounts", { ...openedBy(id, keysOf(id)), content });
    },
    setLatency: async (ms) => {
      await control("PUT", "latency", { ms });
    },
    countCalls: async () => {
      const counts = await control<Record<string, number>>("GET", "counts");
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    close: () => child.kill(),
  };
}
