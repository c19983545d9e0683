import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { takeLock } from "./data-lock.ts";

const root = join(import.meta.dirname, "../..");
const INPUTS = [
  "app",
  "lib",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.cjs",
  "package-lock.json",
  "tsconfig.json",
];
const STAMP = ".next/plumbline-build";

/** Builds the web app unless this very source is built already; a second caller waits for the first as long as that one lives. */
export async function buildIfNeeded(): Promise<void> {
  const wanted = hashInputs();
  if (isBuilt(wanted)) return;
  const guard = join(root, ".next-build-lock");
  for (let owner = takeLock(guard); owner !== null; owner = takeLock(guard)) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (isBuilt(wanted)) return;
  }
  try {
    if (isBuilt(wanted)) return;
    process.stdout.write("Building the web app (only when its source changed)\n");
    await runNextBuild();
    writeFileSync(join(root, STAMP), wanted);
  } finally {
    rmSync(guard, { force: true });
  }
}

function isBuilt(wanted: string): boolean {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

function hashInputs(): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const input of INPUTS) visit(join(root, input));
  return hash.digest("hex");
}

/** Next.js refuses a build beside another one, as one is for a moment that was ended on its way. */
async function runNextBuild(triesLeft = 30): Promise<void> {
  try {
    await buildOnce();
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}${stderr}`;
    if (triesLeft === 0 || !said.includes("Another next build process"))
      throw new Error(`next build failed:\n${said.slice(-6000)}`);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await runNextBuild(triesLeft - 1);
  }
}

async function buildOnce(): Promise<void> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const };
  const options = { cwd: root, env, maxBuffer: Number.POSITIVE_INFINITY };
  const building = promisify(execFile)(process.execPath, [next, "build"], options);
  const stop = () => building.child.kill();
  process.on("exit", stop);
  await building.finally(() => process.off("exit", stop));
}
