import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SyncLaboratory, Tenant } from "../tests/support/sync-laboratory.ts";

export type SyncSetting = {
  url: string;
  secretKey: string;
  /** Base64 of the master key with id 1. */
  masterKey: string;
  simulatorUrl: string;
};
export type SyncOrder = Pick<Tenant, "organizationId" | "connectionId"> & { mode: "deep" | null };
export type SyncReport = { status: string; seconds: number; peakMegabytes: number };

export type RemoteSync = { run: (order: SyncOrder) => Promise<SyncReport>; close: () => void };

/** A process that does nothing but sync: database, Supabase and simulator are in others. */
export function startRemoteSync(laboratory: SyncLaboratory, simulatorUrl: string): RemoteSync {
  const child = fork(join(import.meta.dirname, "sync-process.ts"), {
    execArgv: ["--conditions=react-server"],
  });
  const setting: SyncSetting = {
    url: laboratory.url,
    secretKey: laboratory.secretKey,
    masterKey: laboratory.ring.get(1)?.toString("base64") ?? "",
    simulatorUrl,
  };
  child.send(setting);
  const died = once(child, "exit").then(() => {
    throw new Error("the sync's process ended");
  });
  died.catch(() => undefined); // it does so in the end
  return {
    run: async ({ organizationId, connectionId, mode }) => {
      // A tenant also holds a client, which no message can carry.
      child.send({ organizationId, connectionId, mode } satisfies SyncOrder);
      const [report] = (await Promise.race([once(child, "message"), died])) as [SyncReport];
      if (report.status !== "succeeded") throw new Error(`the run ended as ${report.status}`);
      return report;
    },
    close: () => child.disconnect(),
  };
}
