import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedDemo } from "#scripts/demo/seed.ts";
import { type DemoVendors, startDemoVendors } from "#scripts/demo/simulator.ts";
import { launch, type Stack } from "#scripts/stack/launch.ts";
import { freePort, startPostgres } from "#scripts/stack/postgres.ts";
import { type Canaries, findCanaries, scanBundles, scanDatabase } from "./canary-scan.ts";

/**
 * The whole product for the browser tests, as `npm start` runs it with a DATABASE_URL: built web app, embedded Supabase
 * in a folder of its own, simulators with the demo company. PGlite answers one question after the other, so that two
 * workers wait for each other: on it runs what `kill.spec.ts` starts. The product's address reaches the tests as
 * PLUMBLINE_E2E_URL, the simulators' as PLUMBLINE_E2E_SIMULATOR_URL and PLUMBLINE_E2E_GITHUB_URL. When all tests have run, every secret that was in use is searched for in the bundles,
 * the logs and the database; one that is found fails the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "plumbline-e2e-"));
  process.env.PLUMBLINE_DATA_DIR = dataDir;
  const heard = listen();
  const vendors = await startDemoVendors(0);
  const postgres = await startPostgres();
  const stack = await launch("start", {
    ...process.env,
    PORT: String(await freePort()),
    PLUMBLINE_DEMO: "1",
    DATABASE_URL: postgres.url,
    ...vendors.environment,
    LOG_LEVEL: "warn",
    // Of the embedded sign-in server: while it hashes a password it answers nobody.
    LITE_AUTH_BCRYPT_COST: "4",
  });
  await seedDemo(stack, vendors.datadog.simulator);
  process.env.PLUMBLINE_E2E_URL = stack.url;
  process.env.PLUMBLINE_E2E_SIMULATOR_URL = vendors.datadog.url;
  process.env.PLUMBLINE_E2E_GITHUB_URL = vendors.github.url;
  process.env.PLUMBLINE_E2E_CRON_SECRET = stack.secrets?.cronSecret ?? "";
  process.env.PLUMBLINE_E2E_CANARIES = JSON.stringify(secretsOf(stack, vendors));
  return async () => {
    const canaries = secretsOf(stack, vendors);
    await stack.close();
    await vendors.close();
    const found = [
      ...findCanaries(heard(), canaries).map((name) => `${name} in the logs`),
      ...scanBundles(canaries),
      ...(await scanDatabase(postgres.url, canaries)),
    ];
    await postgres.close();
    rmSync(dataDir, { recursive: true, force: true });
    process.stdout.write(`${Object.keys(canaries).length} secrets searched for, ${found.length} found\n`);
    if (found.length > 0) throw new Error(`Secrets where none may be: ${found.join("; ")}`);
  };
}

/** Everything that the stack and the tests print from now on. */
function listen(): () => string {
  const heard: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((chunk: string | Uint8Array, ...rest: never[]) => {
      heard.push(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      return write(chunk, ...rest);
    }) as typeof stream.write;
  }
  return () => heard.join("");
}

/** The keys of every Datadog account of the simulator, the tokens of every GitHub account, and the stack's own secrets. */
function secretsOf(stack: Stack, { datadog, github }: DemoVendors): Canaries {
  const { publishableKey: _, credentialKeys = "", ...own } = stack.secrets ?? {};
  const canaries: Canaries = { ...own, masterKey: credentialKeys.split(":")[1] ?? credentialKeys };
  for (const account of datadog.simulator.accounts()) {
    [...account.apiKeys].forEach((key, index) => {
      canaries[`API key ${index} of ${account.id}`] = key;
    });
    [...account.appKeys.keys()].forEach((key, index) => {
      canaries[`application key ${index} of ${account.id}`] = key;
    });
  }
  for (const account of github.control.accounts()) {
    [...account.grants.keys()].forEach((token, index) => {
      canaries[`token ${index} of ${account.id}`] = token;
    });
  }
  return canaries;
}
