// Parses stored payloads again after an update of the parser, without a call to Datadog: `npm run replay [-- --org slug]`.
import { parseArgs } from "node:util";
import { thisServer } from "#lib/sync/this-server.ts";
import { replayAll } from "./replay/replay-all.ts";
import { joinStack } from "./stack/join.ts";
import { loadEnvFile } from "./stack/launch.ts";

let leave: () => Promise<void> = async () => undefined;
try {
  loadEnvFile();
  const { values } = parseArgs({ options: { org: { type: "string" } } });
  const slug = values.org ?? null;
  leave = await joinStack(process.env);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { parsed, failed } = await replayAll({ server: thisServer(), slug, print });
  if (parsed + failed === 0)
    print(slug === null ? "There is no connection." : `${slug} has no connection, or does not exist.`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
await leave();
process.exit();
