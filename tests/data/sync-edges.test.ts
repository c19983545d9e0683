import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { ago, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES } from "../support/stack.ts";
import { readAll } from "../support/stored-content.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

/** What nobody has proven about Datadog's lists: which end counts, and whether `from` is inclusive. */
type Reading = { by: "started_at" | "finished_at"; fromInclusive: boolean };

type Asked = { data: { attributes: { from: string; to: string; limit: number } } };

/** A Datadog that lists events in one of the ways it might; `to` is inclusive, as seen. */
async function startPeer(
  reading: Reading,
  events: { deployments: WireEvent[]; failures: WireEvent[] },
): Promise<Server> {
  const server = createServer(async (request, response) => {
    const asked = JSON.parse(await text(request)) as Asked;
    const [from, to] = [asked.data.attributes.from, asked.data.attributes.to].map((at) => Date.parse(at));
    const listed = events[request.url?.endsWith("failures") ? "failures" : "deployments"].filter((event) => {
      const at = Date.parse(String(event.attributes?.[reading.by] ?? event.attributes?.started_at));
      return at <= Number(to) && (reading.fromInclusive ? at >= Number(from) : at > Number(from));
    });
    response.setHeader("content-type", "application/vnd.api+json");
    response.end(JSON.stringify({ data: listed.slice(0, asked.data.attributes.limit) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const READINGS: Reading[] = [
  { by: "started_at", fromInclusive: true },
  { by: "started_at", fromInclusive: false },
  { by: "finished_at", fromInclusive: true },
  { by: "finished_at", fromInclusive: false },
];

describe.each(DATABASES)("a sync on %s", (name) => {
  const bench = useBench(useStack(name));

  test.each(READINGS)(
    "has every event once when Datadog lists by $by, from inclusive: $fromInclusive",
    async (reading) => {
      // Every second around the first slices' edges, deployments of an hour and incidents of days across them.
      const deployments = Array.from({ length: 300 }, (_, index) => {
        const start = DAY + 240 - index;
        return wireDeployment(`deployment-${index}`, ago(bench, start), {
          finished_at: ago(bench, index % 3 === 0 ? start - 3600 : start),
        });
      });
      const failures = Array.from({ length: 20 }, (_, index) =>
        wireIncident(`incident-${index}`, ago(bench, (index + 8) * DAY), {
          finished_at: ago(bench, (index + 1) * DAY),
        }),
      );
      const server = await startPeer(reading, { deployments, failures });
      const { port } = server.address() as AddressInfo;
      const connected = await connectAccount({ ...bench, simulatorUrl: `http://127.0.0.1:${port}` });
      try {
        const first = await sync(connected);
        expect(first.deployments).toMatchObject({ fetched: 300, inserted: 300, tombstoned: 0 });
        expect(first.incidents).toMatchObject({ fetched: 20, inserted: 20, tombstoned: 0 });
        const again = await sync(connected, { mode: "deep" });
        expect(again.deployments).toMatchObject({ fetched: 300, unchanged: 300, tombstoned: 0 });
        for (const table of ["deployments", "incidents"] as const) {
          expect((await readAll(connected, table)).filter((row) => row.deleted_at !== null)).toEqual([]);
        }
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  );
});
