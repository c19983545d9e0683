import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Makes this process the only owner of the data directory; throws one line when another one lives. */
export function lockDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "lock");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, String(process.pid));
      closeSync(handle);
      process.on("exit", () => rmSync(file, { force: true }));
      return;
    } catch {
      const owner = Number(readFileSync(file, "utf8"));
      if (owner !== process.pid && isAlive(owner)) {
        throw new Error(`${dataDir} is in use by process ${owner}. Stop it, or set PLUMBLINE_DATA_DIR to another folder.`);
      }
      rmSync(file, { force: true }); // its owner was killed
    }
  }
  throw new Error(`${file} cannot be taken.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
