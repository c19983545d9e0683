import { join } from "node:path";
import { demoAccounts } from "../simulator/demo-accounts.ts";
import { keepDemoMoments } from "../simulator/demo-moments.ts";
import { demoGitHub } from "../simulator/github/demo-account.ts";
import { type RunningGitHub, startGitHub } from "../simulator/github/server.ts";
import { type RunningSimulator, startSimulator } from "../simulator/server.ts";

export interface DemoVendors {
  datadog: RunningSimulator;
  github: RunningGitHub;
  /** Where the product finds them instead of the true ones. */
  environment: { DATADOG_API_BASE_URL: string; GITHUB_API_BASE_URL: string };
  close: () => Promise<void>;
}

/**
 * Both vendors with the demo company, GitHub at the port behind Datadog's, with one clock. The company's moments are kept
 * with the data, so that a restart shows the same events.
 */
export async function startDemoVendors(port: number): Promise<DemoVendors> {
  const dataDir = process.env.PLUMBLINE_DATA_DIR || ".data";
  const now = new Date();
  const moments = keepDemoMoments(join(dataDir, "demo-moments.json"), now);
  const datadog = await startSimulator({ port, accounts: demoAccounts(moments) });
  const { clock } = datadog.simulator;
  const accounts = demoGitHub(moments, now);
  const github = await startGitHub({ port: port === 0 ? 0 : port + 1, accounts, clock });
  const environment = { DATADOG_API_BASE_URL: datadog.url, GITHUB_API_BASE_URL: github.url };
  const close = async () => void (await Promise.all([datadog.close(), github.close()]));
  return { datadog, github, environment, close };
}
