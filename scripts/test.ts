// Everything CI needs, in one go: format and lint, types, dead code, unit, data, build, browser.
import { runSteps } from "./steps/run-steps.ts";

await runSteps(["lint", "types", "unused", "unit", "data", "e2e"]);
