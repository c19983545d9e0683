import { describe, expect, test } from "vitest";
import { atDatadog } from "../support/at-datadog.ts";
import { ago, type Connected, DAY, readConnection, sync, syncClient } from "../support/connected-account.ts";
import { DEPLOYMENTS, expectWholeAgain, openFaultBench, recover, stateOf } from "../support/fault-bench.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { use } from "../support/kit.ts";
import { digestContent, readAll, readOne, rowsOf } from "../support/stored-content.ts";
import { wireDeployment } from "../support/wire-events.ts";

describe("a sync whose Datadog has", () => {
  const bench = use(() => openFaultBench("postgres"));

  const add = (connected: Connected, id: string, startedAt: string, set: Record<string, unknown> = {}) =>
    atDatadog(connected).add(wireDeployment(id, startedAt, set));

  const at = () => ago(bench, 2 * DAY);
  test.each([
    [
      "9: an event without its start",
      { started_at: undefined, created_at: true },
      { code: "missing", numbers: { field: "started_at" } },
    ],
    [
      "10: an event with a start that is no time",
      { started_at: "tomorrow", created_at: true },
      { code: "not_a_time", numbers: { field: "started_at" } },
    ],
    [
      "10b: an event whose verdict is a word",
      { change_failure: "perhaps" },
      { code: "not_a_flag", numbers: { field: "change_failure" } },
    ],
  ])("%s: it is set aside with its reason, the rest lands", async (_, set, reason) => {
    const connected = await bench.connect();
    const given = { ...set, ...("created_at" in set && { created_at: at() }) };
    add(connected, "odd", at(), given);
    const ran = await sync(connected);
    expect(ran).toMatchObject({
      result: "succeeded",
      deployments: { fetched: DEPLOYMENTS + 1, inserted: DEPLOYMENTS, quarantined: 1 },
    });
    const [row] = await rowsOf(connected, "select external_id, reason from public.quarantine");
    expect(row).toMatchObject({ external_id: "odd", reason });
  });

  test("11: words and fields that nobody knows: what is known is stored, all of it is kept raw", async () => {
    const connected = await bench.connect();
    add(connected, "new", at(), {
      deployment_type: "canary",
      is_new: { a: [1] },
      remediation: { type: "undo" },
    });
    expect((await sync(connected)).deployments).toMatchObject({ inserted: DEPLOYMENTS + 1, quarantined: 0 });
    expect(await readOne(connected, "new")).toMatchObject({
      deployment_type: "canary",
      remediation_type: "undo",
    });
    const raws = "select raw from private.raw_payloads";
    const [row] = await rowsOf<{ raw: string }>(connected, raws, "and external_id = 'new'");
    expect(JSON.parse(row?.raw ?? "")).toMatchObject({ attributes: { is_new: { a: [1] } } });
  });

  test("27: 2,500 events in one millisecond: all of them, or a gap that says so", async () => {
    const [spread, alike] = [await bench.connect(), await bench.connect()];
    const moment = at().replace("Z", ".250Z");
    const burst = (services: number) =>
      Array.from({ length: 2500 }, (_, index) =>
        wireDeployment(`b-${index}`, moment, { service: `s-${index % services}` }),
      );
    atDatadog(spread).add(...burst(10));
    atDatadog(alike).add(...burst(1));
    expect(await sync(spread)).toMatchObject({
      result: "succeeded",
      deployments: { inserted: DEPLOYMENTS + 2500 },
    });
    const ran = await sync(alike);
    expect(ran).toMatchObject({ result: "partial", deployments: { tombstoned: 0 } });
    expect(ran.deployments.inserted).toBeGreaterThanOrEqual(DEPLOYMENTS + 1000);
    const gaps = await rowsOf(alike, "select stream from public.sync_gaps");
    expect(gaps).toEqual([{ stream: "deployments" }]);
  });

  test("28c: one id twice in a page, with two contents: it is stored once, and nothing is lost", async () => {
    const connected = await bench.connect();
    for (const service of ["a", "b"]) {
      const json = JSON.stringify(wireDeployment("twice", at(), { service }));
      atDatadog(connected).addRaw(json, at());
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
    atDatadog(connected).patch("d-3", { change_failure: true });
    atDatadog(connected).remove("d-4");
    expect((await sync(connected)).deployments).toMatchObject({ updated: 1, tombstoned: 1 });
    expect(await readOne(connected, "d-3")).toMatchObject({ change_failure: true });
  });

  test("31: an event that came between two calls, behind them: the next run brings it", async () => {
    const connected = await bench.connect();
    const watch = interceptRpc("commit_slice", (pass, number) => {
      if (number === 1) add(connected, "between", ago(bench, 1800));
      return pass();
    });
    const ran = await sync(connected, { db: syncClient(bench.open, watch) });
    expect(ran).toMatchObject({ result: "succeeded", deployments: { tombstoned: 0 } });
    await expectWholeAgain(bench, connected, "twin");
    expect(await readOne(connected, "between")).toBeDefined();
  });

  test("32: events that begin in the future: none is taken early, and the present is not skipped", async () => {
    const connected = await bench.connect();
    for (const seconds of [-3600, -400 * DAY]) add(connected, `future${seconds}`, ago(bench, seconds));
    expect((await sync(connected)).deployments).toMatchObject({ inserted: DEPLOYMENTS, quarantined: 0 });
    const ends = "select max(upper(covered)) as at from public.covered_ranges";
    const [end] = await rowsOf<{ at: string }>(connected, ends);
    expect(Date.parse(end?.at ?? "")).toBeLessThan(Date.now() - 60_000);
    add(connected, "present", ago(bench, 1200));
    expect((await sync(connected)).deployments).toMatchObject({ inserted: 1 });
  });

  test("33: fewer rows in an answer than there are: the next run brings the rest back", async () => {
    const [fresh, known] = [await bench.connect(), await bench.connect()];
    await sync(known);
    for (const connected of [fresh, known]) {
      atDatadog(connected).fail({ kind: "short-page", rows: 1, times: 3 });
      expect(await sync(connected)).toMatchObject({ result: "succeeded" });
      await expectWholeAgain(bench, connected, "twin");
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
    expect(await stateOf(bench.bystander)).toEqual(bench.untouched);
  });
});
