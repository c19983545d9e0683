import { join } from "node:path";
import { demoAccounts } from "../simulator/demo-accounts.ts";
import { keepDemoMoments } from "../simulator/demo-moments.ts";
import { startSimulator } from "../simulator/server.ts";

/** The simulator with the demo company. Its moments are kept with the data, so that a restart shows the same events. */
export function startDemoSimulator(port: number): ReturnType<typeof startSimulator> {
  const dataDir = process.env.PLUMBLINE_DATA_DIR || ".data";
  const moments = keepDemoMoments(join(dataDir, "demo-moments.json"), new Date());
  return startSimulator({ port, accounts: demoAccounts(moments) });
}
