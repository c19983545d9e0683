import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  embeddedEnvironment,
  loadEnvFile,
  SUPABASE_VARIABLES,
  startSupabaseProcess,
  stop,
} from "./launch.ts";
import { stackSecrets } from "./secrets.ts";
import { readVendors } from "./vendors.ts";

/** Where the embedded Supabase says at which address it runs. */
export function addressFile(dataDir: string): string {
  return join(dataDir, "address");
}

/**
 * Runs a command that works on the database, and ends the process: with 1 where it says that not all was done. Its
 * arguments are read before anything else: whoever mistypes one is told of that first.
 */
export async function runOnStack<Asked>(
  readArguments: () => Asked,
  command: (asked: Asked) => Promise<{ done: boolean }>,
): Promise<never> {
  let leave: () => Promise<void> = async () => undefined;
  try {
    const asked = readArguments();
    loadEnvFile();
    leave = await joinStack(process.env);
    process.exitCode = (await command(asked)).done ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
  await leave();
  process.exit();
}

/**
 * Completes `environment` for a command that works on the database: a configured Supabase project as it is, else the
 * embedded stack, joined where it runs and started for the time of the command where it does not. Answers how to leave.
 */
async function joinStack(environment: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (SUPABASE_VARIABLES.some((name) => environment[name])) return async () => undefined;
  const dataDir = environment.PLUMBLINE_DATA_DIR || ".data";
  if (!existsSync(join(dataDir, "secrets.json")))
    throw new Error(
      `There is no installation in ${dataDir}: run npm start first, or set the Supabase variables.`,
    );
  for (const [name, url] of Object.entries(readVendors(dataDir))) environment[name] ||= url;
  const secrets = stackSecrets(dataDir);
  const running = await runningAddress(dataDir, secrets.publishableKey);
  if (running !== null) {
    Object.assign(environment, embeddedEnvironment(environment, secrets, running));
    return async () => undefined;
  }
  const own = await startSupabaseProcess({ ...environment, PLUMBLINE_DATA_DIR: dataDir });
  Object.assign(environment, embeddedEnvironment(environment, secrets, own.url));
  return () => stop(own.process);
}

async function runningAddress(dataDir: string, publishableKey: string): Promise<string | null> {
  const file = addressFile(dataDir);
  if (!existsSync(file)) return null;
  const url = readFileSync(file, "utf8").trim();
  // The file outlives a stack that was killed, and its port may be another program's by now.
  return fetch(`${url}/auth/v1/settings`, { headers: { apikey: publishableKey } }).then(
    (answer) => (answer.ok ? url : null),
    () => null,
  );
}
