import { parseArgs } from "node:util";
import type { Collector } from "#lib/collect/collector.ts";
import { COLLECTORS, collectorByKey } from "#lib/collect/collectors.ts";

/** What is to be collected, and whether what is published of it is sent. */
export type Order = { slug: string; collectors: readonly Collector[]; push: boolean };

const USAGE = "npm run collect -- --org SLUG [--source NAME]... [--dry-run | --push]";

export const HELP = `${USAGE}

Gathers and stores the metrics of an organisation, then shows or sends what is published of them.

  --source NAME  gathers from this source alone, one of ${COLLECTORS.map(({ key }) => key).join(", ")}; may be given again.
                 What is shown or sent is all that is published, of whatever source.
  --dry-run      sends nothing, and writes each request that --push would send as a line of JSON
                 to standard output (the default)
  --push         sends it

All else is told on standard error: npm run --silent collect -- ... | jq .`;

/** What the arguments ask for; without either of both, nothing is sent. An error for what nobody can mean. */
export function readOrder(args: string[]): Order {
  const flag = { type: "boolean", default: false } as const;
  const options = {
    org: { type: "string" },
    source: { type: "string", multiple: true },
    "dry-run": flag,
    push: flag,
  } as const;
  const { org: slug = "", source: keys, push, "dry-run": isDry } = parseArgs({ args, options }).values;
  if (push && isDry) throw new Error(`Either --dry-run, which sends nothing, or --push: ${USAGE}`);
  const collectors = keys === undefined ? COLLECTORS : [...new Set(keys.map((key) => collectorByKey(key)))];
  if (slug === "") throw new Error(`Say whose metrics to collect: ${USAGE}`);
  return { slug, push, collectors };
}
