// Everything CI needs, in one go: format and lint, types, dead code, unit and data with coverage, long data, build, browser.
import { runSteps } from "./steps/run-steps.ts";

await runSteps(["lint", "types", "unused", "covered", "long", "e2e"]);
