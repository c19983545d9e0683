import { beforeAll, describe, expect, test } from "vitest";
import { ago, type Connected, DAY, readConnection, sync, syncClient } from "../support/connected-account.ts";
import { DEPLOYMENTS, openFaultBench, recover, stateOf } from "../support/fault-bench.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { use } from "../support/kit.ts";
import { quote, readRows } from "../support/stack.ts";
import { digestContent, readAll } from "../support/stored-content.ts";
import { wireDeployment } from "../support/wire-events.ts";

describe("a sync whose Datadog has", () => {
  const bench = use(() => openFaultBench("postgres"));
  let bystander: unknown;

  beforeAll(async () => {
    bystander = await stateOf(bench.bystander);
  });

  const add = (connected: Connected, id: string, startedAt: string, set: Record<string, unknown> = {}) =>
    bench.simulator.addEvents(connected.account, "deployments", [wireDeployment(id, startedAt, set)]);

  const find = async (connected: Connected, id: string) =>
    (await readAll(connected, "deployments")).find((row) => row.external_id === id);

  const coveredTo = async ({ connectionId }: Connected) => {
    const [row] = await readRows<{ to: string }>(
      bench.open,
      `select max(upper(covered)) as to from public.covered_ranges where connection_id = ${quote(connectionId)}`,
    );
    return Date.parse(row?.to ?? "");
  };

  const at = () => ago(bench, 2 * DAY);
  test.each([
    ["9: an event without its start", { started_at: undefined, created_at: true }, "started_at is missing"],
    [
      "10: an event with a start that is no time",
      { started_at: "tomorrow", created_at: true },
      "not an RFC 3339",
    ],
    ["10b: an event whose verdict is a word", { change_failure: "perhaps" }, "change_failure"],
  ])("%s: it is set aside with its reason, the rest lands", async (_, set, reason) => {
    const connected = await bench.connect();
    const given = { ...set, ...("created_at" in set && { created_at: at() }) };
    add(connected, "odd", at(), given);
    const ran = await sync(connected);
    expect(ran).toMatchObject({
      result: "succeeded",
      deployments: { fetched: DEPLOYMENTS + 1, inserted: DEPLOYMENTS, quarantined: 1 },
    });
    const [row] = await readRows(
      bench.open,
      `select external_id, reason from public.quarantine where connection_id = ${quote(connected.connectionId)}`,
    );
    expect(row).toMatchObject({ external_id: "odd", reason: expect.stringContaining(reason) });
  });

  test("11: words and fields that nobody knows: what is known is stored, all of it is kept raw", async () => {
    const connected = await bench.connect();
    add(connected, "new", at(), {
      deployment_type: "canary",
      is_new: { a: [1] },
      remediation: { type: "undo" },
    });
    expect((await sync(connected)).deployments).toMatchObject({ inserted: DEPLOYMENTS + 1, quarantined: 0 });
    expect(await find(connected, "new")).toMatchObject({
      deployment_type: "canary",
      remediation_type: "undo",
    });
    const [row] = await readRows<{ raw: string }>(
      bench.open,
      `select raw from private.raw_payloads where connection_id = ${quote(connected.connectionId)} and external_id = 'new'`,
    );
    expect(JSON.parse(row?.raw ?? "")).toMatchObject({ attributes: { is_new: { a: [1] } } });
  });

  test("27: 2,500 events in one millisecond: all of them, or a gap that says so", async () => {
    const [spread, alike] = [await bench.connect(), await bench.connect()];
    const moment = at().replace("Z", ".250Z");
    const burst = (service: (index: number) => string) =>
      Array.from({ length: 2500 }, (_, index) =>
        wireDeployment(`b-${index}`, moment, { service: service(index) }),
      );
    bench.simulator.addEvents(
      spread.account,
      "deployments",
      burst((index) => `s-${index % 10}`),
    );
    bench.simulator.addEvents(
      alike.account,
      "deployments",
      burst(() => "one"),
    );
    expect(await sync(spread)).toMatchObject({
      result: "succeeded",
      deployments: { inserted: DEPLOYMENTS + 2500 },
    });
    const ran = await sync(alike);
    expect(ran).toMatchObject({ result: "partial", deployments: { tombstoned: 0 } });
    expect(ran.deployments.inserted).toBeGreaterThanOrEqual(DEPLOYMENTS + 1000);
    const gaps = await readRows(
      bench.open,
      `select stream from public.sync_gaps where connection_id = ${quote(alike.connectionId)}`,
    );
    expect(gaps).toEqual([{ stream: "deployments" }]);
  });

  test("28c: one id twice in a page, with two contents: it is stored once, and nothing is lost", async () => {
    const connected = await bench.connect();
    for (const service of ["a", "b"]) {
      const json = JSON.stringify(wireDeployment("twice", at(), { service }));
      bench.simulator.addRawEvent(connected.account, "deployments", { json, listedAt: new Date(at()) });
    }
    expect((await sync(connected)).deployments).toMatchObject({
      fetched: DEPLOYMENTS + 1,
      inserted: DEPLOYMENTS + 1,
    });
  });

  test.each([
    ["10 minutes", 600],
    ["2 days", 2 * DAY],
    ["6 days", 6 * DAY],
    ["9 days", 9 * DAY],
  ])("29: an event that was registered %s late: the next night brings it", async (_, seconds) => {
    const connected = await bench.connect();
    await sync(connected);
    add(connected, "late", ago(bench, seconds));
    expect((await sync(connected)).deployments).toMatchObject({ inserted: 1, unchanged: DEPLOYMENTS });
  });

  test("30: an event that was changed, and one that was deleted: one updated, one marked", async () => {
    const connected = await bench.connect();
    await sync(connected);
    const target = (id: string) => ({ account: connected.account, stream: "deployments", id }) as const;
    bench.simulator.patchEvent(target("d-3"), { change_failure: true });
    bench.simulator.deleteEvent(target("d-4"));
    expect((await sync(connected)).deployments).toMatchObject({ updated: 1, tombstoned: 1 });
    expect(await find(connected, "d-3")).toMatchObject({ change_failure: true });
  });

  test("31: an event that came between two calls, behind them: the next run brings it", async () => {
    const connected = await bench.connect();
    const watch = interceptRpc("commit_slice", (pass, number) => {
      if (number === 1) add(connected, "between", ago(bench, 1800));
      return pass();
    });
    const ran = await sync(connected, { db: syncClient(bench.open, watch) });
    expect(ran).toMatchObject({ result: "succeeded", deployments: { tombstoned: 0 } });
    const { content, whole } = await recover(bench, connected, "twin");
    expect(content).toEqual(whole);
    expect(await find(connected, "between")).toBeDefined();
  });

  test("32: events that begin in the future: none is taken early, and the present is not skipped", async () => {
    const connected = await bench.connect();
    for (const seconds of [-3600, -400 * DAY]) add(connected, `future${seconds}`, ago(bench, seconds));
    expect((await sync(connected)).deployments).toMatchObject({ inserted: DEPLOYMENTS, quarantined: 0 });
    expect(await coveredTo(connected)).toBeLessThan(Date.now() - 60_000);
    add(connected, "present", ago(bench, 1200));
    expect((await sync(connected)).deployments).toMatchObject({ inserted: 1 });
  });

  test("33: fewer rows in an answer than there are: the next run brings the rest back", async () => {
    const [fresh, known] = [await bench.connect(), await bench.connect()];
    await sync(known);
    for (const connected of [fresh, known]) {
      bench.simulator.queueFault({ kind: "short-page", rows: 1, account: connected.account, times: 3 });
      expect(await sync(connected)).toMatchObject({ result: "succeeded" });
      const { content, whole } = await recover(bench, connected, "twin");
      expect(content).toEqual(whole);
    }
    expect((await readAll(known, "deployments")).filter((row) => row.deleted_at !== null)).toEqual([]);
  });

  test("58: the same account in two organisations: a copy each, and a change in one run only", async () => {
    const one = await bench.connect();
    const { ran, content, whole } = await recover(bench, one, "twin");
    expect([ran.result, content]).toEqual(["succeeded", whole]);
    expect(await digestContent(one)).toEqual(whole);
    expect(await readConnection(one)).toMatchObject({ not_before: null });
  });

  test("no fault of theirs in another organisation", async () => {
    expect(await stateOf(bench.bystander)).toEqual(bystander);
  });
});
