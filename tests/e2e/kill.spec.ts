import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "#scripts/stack/postgres.ts";
import { compareWithRealHistory } from "../support/compare-reports.ts";
import { control, newAccount, newEmail, newSlug, runsWhenIdle, signInByApi } from "../support/product.ts";
import { hasRealHistory, NO_REAL_HISTORY, REAL_HISTORY } from "../support/real-history.ts";

const simulatorUrl = String(process.env.PLUMBLINE_E2E_SIMULATOR_URL);
const dataDir = mkdtempSync(join(tmpdir(), "plumbline-kill-"));
const started: ChildProcess[] = [];

test.afterAll(() => {
  for (const child of started) killGroup(child);
  rmSync(dataDir, { recursive: true, force: true });
});

test("killing everything during a sync loses nothing: started again, it ends with the same numbers", async () => {
  test.skip(!hasRealHistory, NO_REAL_HISTORY);
  test.setTimeout(240_000);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const shiftLastTo = new Date(Math.floor((Date.now() - 86_400_000) / 1000) * 1000);
  const account = await newAccount(simulatorUrl, {
    kind: "file",
    path: REAL_HISTORY,
    shiftLastTo: shiftLastTo.toISOString(),
  });
  await control(simulatorUrl, "PUT", "latency", { account: account.id, ms: 40 });

  let product = await start(port);
  const email = newEmail();
  const slug = newSlug("kill");
  let session = await signInByApi(url, email);
  await session.send("POST", "/api/v1/orgs", { name: "Kill", slug });
  const connected = await session.send("POST", `/api/v1/orgs/${slug}/connections`, {
    provider: "datadog",
    site: "datadoghq.com",
    apiKey: account.apiKey,
    appKey: account.appKey,
    backfillDays: 400,
  });
  expect(connected.status).toBe(201);
  for (const more of [6, 30]) {
    await untilCalls(account.id, (await callsOf(account.id)) + more);
    killGroup(product);
    product = await start(port);
  }
  session = await signInByApi(url, email, "token");
  const runs = await runsWhenCovered(session, slug);
  expect(runs.filter((run) => run.status === "failed").length).toBeGreaterThanOrEqual(1);
  expect(runs[0]?.status).toBe("succeeded");
  expect(await compareWithRealHistory({ session, slug, shiftLastTo, now: new Date() })).toEqual([]);
});

/** The product as a person starts it, in a process group of its own. */
async function start(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start.ts"], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      PLUMBLINE_DATA_DIR: dataDir,
      PLUMBLINE_DEMO: "0",
      DATADOG_API_BASE_URL: simulatorUrl,
      LOG_LEVEL: "error",
    },
  });
  started.push(child);
  await new Promise<void>((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      if (output.includes("Plumbline is ready")) resolve();
    });
    child.once("exit", () => reject(new Error(`the product ended: ${output}`)));
  });
  return child;
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

async function callsOf(account: string): Promise<number> {
  const requests: unknown = await control(simulatorUrl, "GET", `requests?account=${account}`);
  return Array.isArray(requests) ? requests.length : 0;
}

/** Waits until the product has asked Datadog this often: a moment in the middle of its sync. */
async function untilCalls(account: string, calls: number): Promise<void> {
  while ((await callsOf(account)) < calls) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function runsWhenCovered(session: Awaited<ReturnType<typeof signInByApi>>, slug: string) {
  for (;;) {
    const runs = await runsWhenIdle(session, slug);
    if (runs[0]?.status === "succeeded") return runs;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
