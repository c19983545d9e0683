import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Addresses of the simulators, by the names of the variables that hold them. */
export type Vendors = Record<string, string>;

const fileIn = (dataDir: string) => join(dataDir, "vendors.json");

/** Says beside the data where the demo's vendors are; null: they are the true ones. */
export function keepVendors(dataDir: string, vendors: Vendors | null): void {
  rmSync(fileIn(dataDir), { force: true });
  if (vendors === null) return;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), JSON.stringify(vendors));
}

/**
 * Where a command on this data finds its vendors. It outlives the demo on purpose: while nobody answers there, a
 * command that collects fails, and takes no made-up key to a true vendor.
 */
export function readVendors(dataDir: string): Vendors {
  return existsSync(fileIn(dataDir)) ? (JSON.parse(readFileSync(fileIn(dataDir), "utf8")) as Vendors) : {};
}
