import { spawnSync } from "node:child_process";

const result = spawnSync("biome", ["check", "--write", "."], { stdio: "inherit" });
process.exit(result.status ?? 1);
