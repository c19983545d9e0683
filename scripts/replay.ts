// Parses stored payloads again after an update of the parser, without a call to Datadog: `npm run replay [-- --org slug]`.
import { parseArgs } from "node:util";
import { thisServer } from "#lib/sync/this-server.ts";
import { replayAll } from "./replay/replay-all.ts";
import { runOnStack } from "./stack/join.ts";

const readArguments = () => parseArgs({ options: { org: { type: "string" } } });

await runOnStack(readArguments, async ({ values }) => {
  const slug = values.org ?? null;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { parsed, failed } = await replayAll({ server: thisServer(), slug, print });
  if (parsed + failed === 0)
    print(slug === null ? "There is no connection." : `${slug} has no connection, or does not exist.`);
  return { done: failed === 0 };
});
