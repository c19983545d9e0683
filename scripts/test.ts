// Everything CI needs, in one go: format and lint, types, dead code, unit and some data with coverage, all other data, build, browser.
import { runSteps } from "./steps/run-steps.ts";

await runSteps(["lint", "types", "unused", "covered", "data", "e2e"]);
