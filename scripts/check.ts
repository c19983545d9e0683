import { runSteps } from "./steps/run-steps.ts";

await runSteps(["lint", "types", "unit"]);
