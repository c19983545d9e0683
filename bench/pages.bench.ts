import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Stack, SUPABASE_VARIABLES } from "#scripts/stack/launch.ts";
import { freePort, startPostgres } from "#scripts/stack/postgres.ts";
import { connectionOf, foundCompany } from "../tests/e2e/api-client.ts";
import { keysOf } from "../tests/support/sync-laboratory.ts";
import { SETTINGS } from "./asking.ts";
import type { Figure } from "./figure.ts";
import { type Loads, loadDashboard } from "./page-loads.ts";
import { fillWorlds, LARGE, signInViewers } from "./pages-world.ts";
import { type RemoteSimulator, startRemoteSimulator } from "./remote-simulator.ts";
import { type Crowd, watchAll } from "./viewers.ts";

/** What a sync reads while everybody looks. */
const SYNCED = { kind: "bulk", deployments: 60_000, commitsEach: 5, days: 89, seed: "pages" } as const;

/** The pages as people get them: production build, native PostgreSQL, a large organisation and many small ones. */
export async function run(): Promise<Figure[]> {
  const server = await startPostgres({ settings: SETTINGS });
  const simulator = await startRemoteSimulator();
  const dataDir = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const stack = await launch("start", {
    ...withoutSupabase(),
    PORT: String(await freePort()),
    PLUMBLINE_DATA_DIR: dataDir,
    PLUMBLINE_DEMO: "0",
    DATADOG_API_BASE_URL: simulator.url,
    DATABASE_URL: server.url,
    LITE_AUTH_BCRYPT_COST: "4",
  });
  process.env.PLUMBLINE_E2E_URL = stack.url;
  try {
    await fillWorlds(server.url);
    const { first, others } = await signInViewers(server.url);
    const loads = await loadDashboard(stack.url, first);
    await startSync(stack, simulator);
    return [...figuresOf(loads), ...crowdOf(await watchAll(stack.url, others))];
  } finally {
    await stack.close();
    simulator.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The fixtures that are imported here set an address of nobody: the stack is to find its own. */
function withoutSupabase(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of SUPABASE_VARIABLES) delete environment[name];
  return environment;
}

async function startSync({ url }: Stack, simulator: RemoteSimulator): Promise<void> {
  await simulator.addAccount("pages", { ...SYNCED, endAt: new Date(Date.now() - 600_000) });
  const company = await foundCompany("syncing", { url });
  const answer = await company.send(
    "POST",
    `${company.path}/connections`,
    connectionOf(keysOf("pages"), { backfillDays: 90 }),
  );
  if (!answer.ok) throw new Error(await answer.text());
}

function figuresOf({ firstByte, sections, longestTask, filterChange, scripts }: Loads): Figure[] {
  const of = `dashboard of ${LARGE.deployments} deployments`;
  return [
    { what: `${of}: first byte`, value: firstByte, unit: "ms", target: 150 },
    { what: `${of}: all sections`, value: sections, unit: "ms", target: 800 },
    { what: `${of}: longest task of the browser`, value: longestTask, unit: "ms", target: 200 },
    { what: `${of}: another period`, value: filterChange, unit: "ms", target: 500 },
    { what: "client JavaScript of the dashboard, compressed", value: scripts, unit: "kB", target: 300 },
  ];
}

function crowdOf({ loads, errors, p95 }: Crowd): Figure[] {
  const who = `200 viewers of 50 organisations while a sync runs, ${loads} dashboards in a minute`;
  return [
    { what: `${who}: 95th percentile`, value: p95, unit: "ms", target: 1500 },
    { what: `${who}: failed`, value: errors, unit: "events", target: 0 },
  ];
}
