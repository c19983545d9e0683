// Gathers and stores the metrics of an organisation, and shows or sends what is published of them:
// `npm run collect -- --org slug [--source github] [--dry-run | --push]`.
import { logToStandardError } from "#lib/log.ts";
import { thisServer } from "#lib/sync/this-server.ts";
import { collectAll } from "./collect/collect-all.ts";
import { HELP, readOrder } from "./collect/order.ts";
import { runOnStack } from "./stack/join.ts";

const to = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
const args = process.argv.slice(2);

if (args.includes("--help")) to(process.stdout)(HELP);
else
  await runOnStack(
    () => readOrder(args),
    async (order) => {
      logToStandardError();
      const [print, tell] = [to(process.stdout), to(process.stderr)];
      return { done: await collectAll({ server: thisServer(), order, print, tell }) };
    },
  );
