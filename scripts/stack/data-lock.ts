import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const TRIES = 20;

/** Makes this process the only owner of the data directory; throws one line when another one lives. */
export async function lockDataDir(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "lock");
  let owner: number | null = 0;
  // A process that was killed a moment ago may still be on its way out.
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    owner = takeLock(file);
    if (owner === null) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `${dataDir} is in use by process ${owner}. Stop it, or set PLUMBLINE_DATA_DIR to another folder.`,
  );
}

/** Takes a lock file for as long as this process lives: null when it is ours, else the living process that has it. */
export function takeLock(file: string): number | null {
  if (take(file)) return null;
  const [pid = "", birth = ""] = readOrEmpty(file).split(" ");
  const owner = Number(pid);
  if (owner > 0 && birthOf(owner) === birth) return owner;
  rmSync(file, { force: true, recursive: true });
  return take(file) ? null : owner;
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, `${process.pid} ${birthOf(process.pid)}`);
    closeSync(handle);
    process.on("exit", () => rmSync(file, { force: true }));
    return true;
  } catch {
    return false;
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // its owner has just gone
  }
}

/**
 * Tells a process from a later one with the same number: its start in clock ticks where /proc exists, else "alive".
 * "gone" also for a zombie, which answers signals but runs no more.
 */
function birthOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" ? "gone" : (fields[19] ?? "alive");
  } catch {
    return process.platform === "linux" ? "gone" : birthBySignal(pid);
  }
}

function birthBySignal(pid: number): string {
  try {
    process.kill(pid, 0);
    return "alive";
  } catch {
    return "gone";
  }
}
