import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { startSimulator } from "#scripts/simulator/server.ts";
import { launch, type Stack } from "#scripts/stack/launch.ts";
import { freePort, startPostgres } from "#scripts/stack/postgres.ts";
import type { Figure } from "./figure.ts";

const API_KEY = "b".repeat(32);
const APP_KEY = "c".repeat(40);
const DEPLOYMENTS = 10_000;
const DAYS = 400;

/** 10,000 deployments of 5 commits each through the running product: the first sync and the report over 90 days. */
export async function run(): Promise<Figure[]> {
  const postgres = await startPostgres();
  const figures = [
    ...(await measure("PGlite", undefined, { sync: 60, report: 300 })),
    ...(await measure("PostgreSQL 18", postgres.url, { sync: 15, report: 300 })),
  ];
  await postgres.close();
  return figures;
}

type Targets = { sync: number; report: number };

async function measure(name: string, databaseUrl: string | undefined, targets: Targets): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const content = {
    kind: "bulk" as const,
    deployments: DEPLOYMENTS,
    commitsEach: 5,
    days: DAYS - 1,
    seed: "bench",
    // The last two minutes are left to settle, so a sync would not read them.
    endAt: new Date(Date.now() - 3_600_000),
  };
  const appKeys = [{ key: APP_KEY, scopes: ["dora_metrics_read"] }];
  const simulator = await startSimulator({
    port: 0,
    accounts: [{ id: "bench", apiKeys: [API_KEY], appKeys, content }],
  });
  const stack = await launch("start", {
    ...process.env,
    PORT: String(await freePort()),
    PLUMBLINE_DATA_DIR: dataDir,
    PLUMBLINE_DEMO: "0",
    DATADOG_API_BASE_URL: simulator.url,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  try {
    const get = await connectedOrganization(stack);
    const sync = await firstSync(stack, get);
    const report = await reportMilliseconds(get);
    return [
      {
        what: `first sync of ${DEPLOYMENTS} deployments, ${name}`,
        value: sync.seconds,
        unit: "s",
        target: targets.sync,
      },
      { what: `memory of the app meanwhile, ${name}`, value: sync.megabytes, unit: "MB", target: 400 },
      { what: `report over 90 days, ${name}`, value: report, unit: "ms", target: targets.report },
    ];
  } finally {
    await stack.close();
    await simulator.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Get = <T>(path: string) => Promise<T>;

async function connectedOrganization(stack: Stack): Promise<Get> {
  const client = createClient(stack.supabaseUrl, stack.secrets?.publishableKey ?? "", {
    auth: { persistSession: false },
  });
  const { data } = await client.auth.signUp({
    email: "bench@plumbline.example",
    password: "a long password",
  });
  const headers = {
    authorization: `Bearer ${data.session?.access_token}`,
    "content-type": "application/json",
  };
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${stack.url}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  await post("/api/v1/orgs", { name: "Bench", slug: "bench" });
  await post("/api/v1/orgs/bench/connections", {
    provider: "datadog",
    site: "datadoghq.com",
    apiKey: API_KEY,
    appKey: APP_KEY,
    backfillDays: DAYS,
  });
  return async <T>(path: string) =>
    (await fetch(`${stack.url}/api/v1/orgs/bench/${path}`, { headers })).json() as Promise<T>;
}

async function firstSync(stack: Stack, get: Get): Promise<{ seconds: number; megabytes: number }> {
  type Runs = {
    items: {
      status: string;
      startedAt: string;
      finishedAt: string;
      streams: { deployments: { inserted: number } };
    }[];
  };
  let megabytes = 0;
  for (;;) {
    megabytes = Math.max(megabytes, residentMegabytes(stack.webPid));
    const { items } = await get<Runs>("sync-runs");
    const first = items.at(-1);
    if (first !== undefined && first.status !== "running") {
      if (first.status !== "succeeded" || first.streams.deployments.inserted !== DEPLOYMENTS) {
        throw new Error(`The first sync ended as ${JSON.stringify(first)}`);
      }
      return { seconds: (Date.parse(first.finishedAt) - Date.parse(first.startedAt)) / 1000, megabytes };
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1000;
}

/** Median of nine requests, after one that warms up. */
async function reportMilliseconds(get: Get): Promise<number> {
  const from = new Date(Date.now() - 90 * 86_400_000).toISOString();
  const times: number[] = [];
  for (let index = 0; index < 10; index += 1) {
    const started = performance.now();
    await get(`dora?from=${from}&to=${new Date().toISOString()}`);
    times.push(performance.now() - started);
  }
  return times.slice(1).sort((a, b) => a - b)[4] ?? Number.NaN;
}
