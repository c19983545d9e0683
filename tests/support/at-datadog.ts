import type { Fault } from "#scripts/simulator/fault.ts";
import type { Attributes, Stream, WireEvent } from "#scripts/simulator/wire-event.ts";
import { ago, type Connected, DAY, type SyncBench } from "./connected-account.ts";
import { wireDeployment } from "./wire-events.ts";

/** What a test does to an account at Datadog: to its deployments unless it says incidents. */
export function atDatadog({ bench: { simulator }, account }: Pick<Connected, "bench" | "account">) {
  const change = (stream: Stream) => ({
    add: (...events: WireEvent[]) => simulator.addEvents(account, stream, events),
    patch: (id: string, set: Attributes) => simulator.patchEvent({ account, stream, id }, set),
    remove: (id: string) => simulator.deleteEvent({ account, stream, id }),
  });
  return {
    ...change("deployments"),
    incidents: change("failures"),
    /** A deployment that nobody can write as an object, listed as if it had started then. */
    addRaw: (json: string, startedAt: string) =>
      simulator.addRawEvent(account, "deployments", { json, listedAt: new Date(startedAt) }),
    fail: (fault: Fault) => simulator.queueFault({ ...fault, account }),
    heal: () => simulator.clearFaults(account),
    /** Every call that it answered. */
    calls: () => simulator.requests(account),
  };
}

type Many = { name?: string; from?: number; step?: number; each?: (index: number) => Attributes };

/** `count` deployments, the first `from` seconds ago and each next one `step` seconds before it. */
export function manyDeployments(
  bench: SyncBench,
  count: number,
  { name = "d", from = 3600, step = DAY, each = () => ({}) }: Many = {},
): WireEvent[] {
  return Array.from({ length: count }, (_, index) =>
    wireDeployment(`${name}-${index}`, ago(bench, from + index * step), each(index)),
  );
}
