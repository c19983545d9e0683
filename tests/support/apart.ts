// Whichever file is the first to load a part of Next.js: it looks once for what this gives it.
import "next/dist/server/node-environment-baseline.js";
import { afterAll, vi } from "vitest";

/**
 * Files share a process, for PGlite's sake. Of our own modules, which remember a client or the environment, each file
 * has its own, and it leaves behind what it found.
 */
vi.resetModules();

const environment = { ...process.env };
const { fetch } = globalThis;

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  globalThis.fetch = fetch;
  vi.restoreAllMocks();
});
