import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** A Chromium that is there already, or Debian's when we may install it; null when neither. */
export function findChromium(): string | null {
  return process.env.CHROMIUM_PATH || onPath() || install();
}

function onPath(): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

function install(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  process.stdout.write("Installing Chromium with apt\n");
  const apt = (args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  if (apt(["update", "-qq"]).status !== 0) return null;
  apt(["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  return onPath();
}
