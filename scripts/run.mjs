// Runs a script of this folder on the pinned Node, installing the locked dependencies first when they are not there.
// Node built-ins only, and nothing newer than Node 20: this file runs on whatever Node the machine has.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const marker = join(root, "node_modules", ".plumbline-lock");
const pinnedNode = join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function installed() {
  return existsSync(pinnedNode) && existsSync(marker) && readFileSync(marker, "utf8") === lockHash();
}

async function install() {
  const guard = join(root, ".install-lock");
  for (;;) {
    try {
      mkdirSync(guard);
      break;
    } catch {
      if (installed()) return;
      // A guard this old belongs to an install that was killed.
      if (existsSync(guard) && Date.now() - statSync(guard).mtimeMs > 10 * 60_000)
        rmSync(guard, { recursive: true });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  try {
    if (installed()) return;
    process.stdout.write("Installing dependencies\n");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const result = spawnSync(npm, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (result.status !== 0 || !existsSync(pinnedNode)) {
      process.stderr.write("Installing the dependencies failed; see the lines above.\n");
      process.exit(1);
    }
    writeFileSync(marker, lockHash());
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

if (!installed()) await install();

const [script, ...args] = process.argv.slice(2);
const child = spawn(
  pinnedNode,
  [
    "--conditions=react-server",
    "--disable-warning=ExperimentalWarning",
    join(root, "scripts", script),
    ...args,
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: [dirname(pinnedNode), join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter),
      NEXT_TELEMETRY_DISABLED: "1",
      LITE_TELEMETRY: "0",
    },
  },
);
// The terminal sends Ctrl-C to the whole group; the child ends by itself and we follow.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
