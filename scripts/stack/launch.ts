import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseEnv } from "#lib/env.ts";
import { buildIfNeeded } from "./build.ts";
import { OUTBOX } from "./mail.ts";
import { type StackSecrets, stackSecrets } from "./secrets.ts";

const root = join(import.meta.dirname, "../..");
export const SUPABASE_VARIABLES = [
  "NEXT_PUBLIC_SUPABASE_URL",
  "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
  "SUPABASE_SECRET_KEY",
];

/** Less memory during a large sync for little of its time (npm run bench): by default V8 collects late. */
const SMALL_HEAP = ["--max-semi-space-size=16", "--max-old-space-size=768"];

export type Stack = {
  url: string;
  secrets: StackSecrets | null;
  supabaseUrl: string;
  /** Process id of the web server, for measurements. */
  webPid: number;
  /** Ends everything that was started, the web server first. */
  close: () => Promise<void>;
};

type Child = { process: ChildProcess; name: string };

/**
 * Starts the web app and, unless a Supabase project is configured, the embedded one beside it.
 * `environment` is completed with what the embedded stack knows and handed to the web app.
 */
export async function launch(mode: "start" | "dev", environment: NodeJS.ProcessEnv): Promise<Stack> {
  const embedded = SUPABASE_VARIABLES.every((name) => !environment[name]);
  const port = Number(environment.PORT || 3000);
  const url = `http://localhost:${port}`;
  const children: Child[] = [];
  const close = async () => {
    for (const child of children.reverse()) await stop(child.process);
  };
  try {
    const building = mode === "start" ? buildIfNeeded() : Promise.resolve();
    building.catch(() => undefined); // awaited below; must not be unhandled while the database starts
    const dataDir = environment.PLUMBLINE_DATA_DIR || ".data";
    const secrets = embedded ? stackSecrets(dataDir) : null;
    const complete: NodeJS.ProcessEnv = { ...environment, PORT: String(port) };
    if (secrets !== null) {
      complete.PUBLIC_URL ||= url;
      const supabase = await startSupabaseProcess({ ...complete, PLUMBLINE_DATA_DIR: dataDir });
      children.push({ process: supabase.process, name: "supabase" });
      Object.assign(complete, embeddedEnvironment(environment, secrets, supabase.url));
      complete.PLUMBLINE_OUTBOX = resolve(root, dataDir, OUTBOX);
    }
    const parsed = parseEnv({ ...complete, NODE_ENV: mode === "dev" ? "development" : "production" });
    await building;
    const web = await startWeb(mode, complete, port);
    children.push({ process: web, name: "web" });
    for (const child of children) child.process.once("exit", () => void close().then(() => process.exit(1)));
    return {
      url,
      secrets,
      supabaseUrl: parsed.supabaseUrl,
      webPid: web.pid ?? 0,
      close: async () => {
        for (const child of children) child.process.removeAllListeners("exit");
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export function embeddedEnvironment(
  environment: NodeJS.ProcessEnv,
  secrets: StackSecrets,
  supabaseUrl: string,
) {
  return {
    PLUMBLINE_EMBEDDED: "1",
    NEXT_PUBLIC_SUPABASE_URL: supabaseUrl,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
    SUPABASE_SECRET_KEY: secrets.secretKey,
    CREDENTIAL_KEYS: environment.CREDENTIAL_KEYS || secrets.credentialKeys,
    CRON_SECRET: environment.CRON_SECRET || secrets.cronSecret,
  };
}

export async function startSupabaseProcess(
  environment: NodeJS.ProcessEnv,
): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts")],
    {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  child.stdout?.on("data", (chunk) => process.stdout.write(chunk));
  child.stderr?.on("data", (chunk) => process.stderr.write(chunk));
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The embedded Supabase ended with code ${code}.`)));
    child.once("message", (message: { ready: boolean; url?: string; message?: string }) => {
      if (message.ready && message.url !== undefined) resolve({ process: child, url: message.url });
      else reject(new Error(message.message ?? "The embedded Supabase did not start."));
    });
  });
}

async function startWeb(
  mode: "start" | "dev",
  environment: NodeJS.ProcessEnv,
  port: number,
): Promise<ChildProcess> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const preload = join(import.meta.dirname, "exit-with-parent.mjs");
  const child = spawn(
    process.execPath,
    [
      ...(mode === "start" ? SMALL_HEAP : []),
      "--import",
      preload,
      next,
      mode,
      "--port",
      String(port),
      "--hostname",
      "127.0.0.1",
      ...(mode === "start" ? ["--keepAliveTimeout", "120000"] : []),
    ],
    {
      cwd: root,
      env: {
        ...environment,
        NODE_ENV: mode === "dev" ? "development" : "production",
        PLUMBLINE_LAUNCHER: String(process.pid),
      },
      stdio: ["ignore", mode === "dev" ? "inherit" : "pipe", "pipe", "ipc"],
    },
  );
  // Our log lines are JSON; the framework's banner is not wanted beside our own.
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("{")) process.stdout.write(`${line}\n`);
    });
  }
  child.stderr?.on("data", (chunk) => process.stderr.write(chunk));
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !ended) {
    const up = await fetch(`http://127.0.0.1:${port}/api/health/live`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up && !ended) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(
    ended
      ? `The web server ended at once: is port ${port} free?`
      : "The web server did not answer within a minute.",
  );
}

export function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 8_000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

/** Variables of `.env`, below those already set. */
export function loadEnvFile(): void {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
