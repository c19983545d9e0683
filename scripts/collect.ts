// Gathers and stores the metrics of an organisation, and shows or sends what is published of them:
// `npm run collect -- --org slug [--source github] [--dry-run | --push]`.
import { thisServer } from "#lib/sync/this-server.ts";
import { collectAll } from "./collect/collect-all.ts";
import { readOrder } from "./collect/order.ts";
import { runOnStack } from "./stack/join.ts";

await runOnStack(async () => {
  const order = readOrder(process.argv.slice(2));
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  return { done: await collectAll({ server: thisServer(), order, print }) };
});
