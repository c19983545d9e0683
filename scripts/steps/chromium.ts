import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The shell has no window and no extensions: pages cost it a sixth less than the whole browser. */
const SHELL = "chromium-headless-shell";
const WHOLE = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** A Chromium that is there already, or Debian's when we may install it; null when neither. */
export function findChromium(): string | null {
  return process.env.CHROMIUM_PATH || onPath([SHELL]) || install() || onPath(WHOLE);
}

/** The browser with all that it has, for what the shell does otherwise. */
export function findWholeChromium(): string | null {
  return onPath(WHOLE);
}

function onPath(names: string[]): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
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
  // Apart: older releases have no shell of its own.
  for (const name of ["chromium", SHELL]) apt(["install", "-y", "-qq", "--no-install-recommends", name]);
  return onPath([SHELL]);
}
