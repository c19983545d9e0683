import { parseArgs } from "node:util";
import type { Collector } from "#lib/collect/collector.ts";
import { COLLECTORS, collectorByKey } from "#lib/collect/collectors.ts";

/** What is to be collected, and whether what is published of it is sent. */
export type Order = { slug: string; collectors: readonly Collector[]; push: boolean };

const USAGE = "npm run collect -- --org SLUG [--source NAME] [--dry-run | --push]";

/** What the arguments ask for; without either of both, nothing is sent. An error for what nobody can mean. */
export function readOrder(args: string[]): Order {
  const flag = { type: "boolean", default: false } as const;
  const options = {
    org: { type: "string" },
    source: { type: "string" },
    "dry-run": flag,
    push: flag,
  } as const;
  const { org: slug = "", source, push, "dry-run": isDry } = parseArgs({ args, options }).values;
  if (slug === "") throw new Error(`Say whose metrics to collect: ${USAGE}`);
  if (push && isDry) throw new Error(`Either --dry-run, which sends nothing, or --push: ${USAGE}`);
  return { slug, push, collectors: source === undefined ? COLLECTORS : [collectorByKey(source)] };
}
