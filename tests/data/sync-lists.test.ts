import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { companiesOf } from "../support/company.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { addConnection } from "../support/stack-client.ts";
import { addGaps, addQuarantined, addRun, addSlices, NOTHING_READ } from "../support/sync-rows.ts";
import { setWork } from "../support/work.ts";

type Page = { items: Record<string, unknown>[]; next: { at: string; id: string } | null };

describe.each(ONE_DATABASE)("the state of the syncs on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  test("connections come newest first, disconnected ones last, with what was read and what is stored", async () => {
    const company = await makeCompany({
      connection: {
        connected_at: "2024-01-01T00:00:00Z",
        last_error: { code: "internal", reason: "internal", numbers: {} },
      },
      covered: [
        ["2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z"],
        ["2024-03-05T00:00:00Z", "2024-03-06T00:00:00Z"],
      ],
    });
    const { secret, organizationId, connectionId } = company;
    await addConnection(secret, organizationId, {
      status: "disconnected",
      connected_at: "2024-02-01T00:00:00Z",
    });
    const [next_at, not_before] = ["2024-03-07T04:00:00Z", "2024-03-07T05:00:00Z"];
    await setWork(stack, { organizationId, subjectId: connectionId }, { next_at, not_before });
    const newest = await addConnection(secret, organizationId, { connected_at: "2024-01-15T00:00:00Z" });
    await company.store({
      deployments: [
        { startedAt: "2024-03-05T12:00:00Z" },
        { startedAt: "2024-03-05T12:00:00Z", deleted: true },
      ],
      incidents: [{ startedAt: "2024-03-05T12:00:00Z" }],
    });
    const connections = await company.ask<Record<string, unknown>[]>("list_connections");
    expect(connections.map(({ status }) => status)).toEqual(["active", "active", "disconnected"]);
    expect(connections[0]).toMatchObject({ id: newest, coveredFrom: null });
    expect(connections[1]).toMatchObject({
      id: connectionId,
      provider: "datadog",
      name: "Datadog",
      site: "datadoghq.com",
      keyHint: "abcd",
      connectedAt: "2024-01-01T00:00:00Z",
      lastSyncedAt: null,
      nextSyncAt: next_at,
      notBefore: not_before,
      coveredFrom: "2024-03-01T00:00:00Z",
      coveredTo: "2024-03-06T00:00:00Z",
      lastError: { code: "internal", reason: "internal", numbers: {} },
      progress: null,
    });
    expect(await company.ask("count_events")).toMatchObject({
      [newest]: { deployments: 0, incidents: 0 },
      [connectionId]: { deployments: 1, incidents: 1 },
    });
  });

  test("a connection is syncing while a run holds a live lease, and shows how far it is", async () => {
    const company = await makeCompany({ connection: { status: "needs_attention" } });
    const { secret, organizationId, connectionId } = company;
    const lease = (subjectId: string, seconds: number) => {
      const lease_expires_at = new Date(Date.now() + seconds * 1000).toISOString();
      return setWork(stack, { organizationId, subjectId }, { lease_expires_at });
    };
    await lease(connectionId, 600);
    await lease(await addConnection(secret, organizationId, { connected_at: "2020-01-01T00:00:00Z" }), -1);
    const run_id = await addRun(company, { status: "running" });
    await addSlices(company, run_id, [
      { from_at: "2024-03-01T00:00:00Z", to_at: "2024-03-01T01:00:00Z", complete: true },
      { from_at: "2024-03-01T01:00:00Z", to_at: "2024-03-01T02:00:00Z", complete: false },
    ]);
    expect(await company.ask("list_connections")).toMatchObject([
      { status: "syncing", progress: { readSeconds: 1800, plannedSeconds: 3600 } },
      { status: "active", progress: null },
    ]);
  });

  test("a run sums its slices per stream and shows the gaps it left", async () => {
    const company = await makeCompany();
    const run_id = await addRun(company, {
      window_from: "2024-03-01T00:00:00Z",
      window_to: "2024-03-02T00:00:00Z",
      started_at: "2024-03-02T00:00:00Z",
      api_calls: 9,
    });
    const hours = ["2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "2024-03-01T02:00:00Z"];
    await addSlices(company, run_id, [
      { from_at: hours[0], to_at: hours[1], fetched: 3, inserted: 2, updated: 1 },
      { from_at: hours[1], to_at: hours[2], fetched: 4, inserted: 4, tombstoned: 5 },
    ]);
    const to_at = "2024-03-01T00:00:02Z";
    await addGaps(company, [
      { run_id, from_at: "2024-03-01T00:00:01Z", to_at },
      { run_id: randomUUID(), from_at: "2024-03-01T00:00:00Z", to_at },
    ]);
    expect(await company.ask("list_sync_runs", {})).toEqual({
      items: [
        {
          id: run_id,
          connectionId: company.connectionId,
          trigger: "cron",
          mode: "nightly",
          status: "succeeded",
          createdAt: expect.any(String),
          startedAt: "2024-03-02T00:00:00Z",
          finishedAt: null,
          window: { from: "2024-03-01T00:00:00Z", to: "2024-03-02T00:00:00Z" },
          streams: {
            deployments: { ...NOTHING_READ, fetched: 7, inserted: 6, updated: 1, tombstoned: 5 },
            incidents: NOTHING_READ,
          },
          gaps: [
            {
              stream: "incidents",
              from: "2024-03-01T00:00:01Z",
              to: "2024-03-01T00:00:02Z",
              reason: { code: "too_many_in_second", numbers: { most: 1000 } },
            },
          ],
          apiCalls: 9,
          error: null,
          vanished: null,
          progress: { readSeconds: 3600, plannedSeconds: 3600 },
        },
      ],
      next: null,
    });
  });

  test("runs come newest first in pages, for one connection when asked", async () => {
    const company = await makeCompany();
    const other = await addConnection(company.secret, company.organizationId);
    const at = (minute: number) => `2024-03-01T00:0${minute}:00.123456Z`;
    const ids = [];
    for (const minute of [4, 3, 3, 1]) ids.push(await addRun(company, { created_at: at(minute) }));
    await addRun(company, { created_at: at(2), connection_id: other });
    const seen = [];
    let cursor: Page["next"] = null;
    do {
      const filter = { limit: 1, cursor, connection: company.connectionId };
      const page: Page = await company.ask("list_sync_runs", filter);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect([seen[0], seen[3]]).toEqual([ids[0], ids[3]]);
    expect((await company.ask<Page>("list_sync_runs", {})).items).toHaveLength(5);
  });

  test("the quarantine shows what waits, newest first, and not what was read after all", async () => {
    const company = await makeCompany();
    const last_seen_at = "2024-03-09T00:00:00Z";
    const odd = { raw: '{"a":1}', external_id: null, resolved_at: null, last_seen_at };
    await addQuarantined(company, [
      { ...odd, event_key: "a", external_id: "x", first_seen_at: "2024-03-01T00:00:00Z" },
      { ...odd, event_key: "b", first_seen_at: "2024-03-02T00:00:00Z" },
      { ...odd, event_key: "c", first_seen_at: "2024-03-03T00:00:00Z", resolved_at: last_seen_at },
    ]);
    const first = await company.ask<Page>("list_quarantine", { limit: 1 });
    expect(first.items).toEqual([
      {
        id: expect.any(String),
        connectionId: company.connectionId,
        stream: "deployments",
        externalId: null,
        reason: { code: "missing_or_long", numbers: { field: "id", most: 128 } },
        raw: '{"a":1}',
        rawLength: 7,
        retry: true,
        firstSeenAt: "2024-03-02T00:00:00Z",
        lastSeenAt: "2024-03-09T00:00:00Z",
      },
    ]);
    const second = await company.ask<Page>("list_quarantine", { limit: 1, cursor: first.next });
    expect(second).toMatchObject({ items: [{ externalId: "x" }], next: null });
  });
});
