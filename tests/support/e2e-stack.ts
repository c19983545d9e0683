import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "../../scripts/demo/seed.ts";
import { startDemoSimulator } from "../../scripts/demo/simulator.ts";
import { launch } from "../../scripts/stack/launch.ts";
import { freePort } from "../../scripts/stack/postgres.ts";

/**
 * The whole product for the browser tests, as `npm start` runs it: built web app, embedded Supabase in a folder of its
 * own, simulator with the demo company. Its address reaches the tests as PLUMBLINE_E2E_URL, the simulator's as
 * PLUMBLINE_E2E_SIMULATOR_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "plumbline-e2e-"));
  process.env.PLUMBLINE_DATA_DIR = dataDir;
  const simulator = await startDemoSimulator(0);
  const stack = await launch("start", {
    ...process.env,
    PORT: String(await freePort()),
    PLUMBLINE_DEMO: "1",
    DATADOG_API_BASE_URL: simulator.url,
    LOG_LEVEL: "warn",
  });
  await seedDemo(stack);
  process.env.PLUMBLINE_E2E_URL = stack.url;
  process.env.PLUMBLINE_E2E_SIMULATOR_URL = simulator.url;
  process.env.PLUMBLINE_E2E_CRON_SECRET = stack.secrets?.cronSecret ?? "";
  return async () => {
    await stack.close();
    await simulator.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
