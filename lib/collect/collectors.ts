import type { Collector } from "./collector.ts";
import { deliveryCollector } from "./delivery/collector.ts";
import { gitHubCollector } from "./github/collector.ts";

/** Every collector there is: the only list of them. */
export const COLLECTORS: readonly Collector[] = [gitHubCollector, deliveryCollector];

/** A collector by its key; an error that names all there are for one that is none. */
export function collectorByKey(key: string, collectors = COLLECTORS): Collector {
  const found = collectors.find((one) => one.key === key);
  if (found !== undefined) return found;
  const keys = collectors.map((one) => one.key).join(", ");
  throw new Error(`There is no source ${key}. There are: ${keys}.`);
}
