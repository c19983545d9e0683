import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "#scripts/stack/postgres.ts";
import { HISTORIES } from "../support/history.ts";
import { connectionOf, control, foundCompany, openSession, runsWhenIdle } from "./api-client.ts";
import { compareWithHistory, historyAccount } from "./compare-reports.ts";

const folder = mkdtempSync(join(tmpdir(), "plumbline-kill-"));
/** A moment in the middle of a sync has to be met. */
const IN_BETWEEN = { timeout: 120_000, intervals: [20] };
const started: ChildProcess[] = [];

test.afterAll(() => {
  for (const child of started) killGroup(child);
  rmSync(folder, { recursive: true, force: true });
});

const BACKFILL_DAYS = 400;
/** After so many calls of a life. */
const DEATHS = [6, 30];

// One history, whole: which one, tells nothing of a death. Another one, where there is one, is read by history.spec.
for (const history of HISTORIES.slice(0, 1)) {
  test.describe(history.name, () => {
    test("killing everything during a sync loses nothing: started again, it ends with the same numbers", async () => {
      test.setTimeout(240_000);
      const dataDir = mkdtempSync(join(folder, "data-"));
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const { account, shiftLastTo } = await historyAccount(history);
      await control("PUT", "latency", { account: account.id, ms: 40 });

      let product = await start(port, dataDir);
      const { email, path, send } = await foundCompany("kill", { url });
      const connected = await send(
        "POST",
        `${path}/connections`,
        connectionOf(account, { backfillDays: BACKFILL_DAYS }),
      );
      expect(connected.status).toBe(201);
      for (const more of DEATHS) {
        const enough = (await callsOf(account.id)) + more;
        await expect.poll(() => callsOf(account.id), IN_BETWEEN).toBeGreaterThanOrEqual(enough);
        killGroup(product);
        product = await start(port, dataDir);
      }
      const company = { ...(await openSession(email, { url, how: "token" })), path };
      await expect
        .poll(async () => (await runsWhenIdle(company))[0]?.status, { timeout: 120_000 })
        .toBe("succeeded");
      const runs = await runsWhenIdle(company);
      expect(runs.filter((run) => run.status === "failed").length).toBeGreaterThanOrEqual(1);
      // Whatever was lost, the longest window lacks; the others are asked for by history.spec.
      const check = { history, shiftLastTo, now: new Date(), days: [365] };
      expect(await compareWithHistory(company, check)).toEqual([]);
      killGroup(product);
    });
  });
}

/** The product as a person starts it, in a process group of its own. */
async function start(port: number, dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start.ts"], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      PLUMBLINE_DATA_DIR: dataDir,
      PLUMBLINE_DEMO: "0",
      DATADOG_API_BASE_URL: String(process.env.PLUMBLINE_E2E_SIMULATOR_URL),
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
  const requests: unknown = await control("GET", `requests?account=${account}`);
  return Array.isArray(requests) ? requests.length : 0;
}
