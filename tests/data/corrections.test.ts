import { describe, expect, test } from "vitest";
import { correctDeployments } from "#lib/db/corrections.ts";
import { atDatadog } from "../support/at-datadog.ts";
import { ago, DAY, sync } from "../support/connected-account.ts";
import { correctionsOn, REASON } from "../support/corrected.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { wireDeployment } from "../support/wire-events.ts";

describe.each(ONE_DATABASE)("a correction on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const { company, idOf, correct, undo, show, figuresOf, listed, auditOf, expectWhole } = correctionsOn(
    stack,
    bench,
  );

  test("stands while the hotfix tells on its predecessor, whatever Datadog says later, until it is undone (FC-35)", async () => {
    const connected = await company({ "1.4.0": [0], "1.4.1": [7800] });
    await correct(connected, "1.4.0", { verdict: "failed", repairedBy: "1.4.1" });
    const expectCorrected = async () => {
      const { change_failure_rate, recovery_time, rework_rate } = await figuresOf(connected);
      expect(change_failure_rate).toMatchObject({ value: 0.5, failed: 1, evaluated: 2, corrected: 1 });
      expect(recovery_time).toMatchObject({ p50: 7800, n: 1, unrecovered: 0 });
      expect(rework_rate).toMatchObject({ rework: 1, deployments: 2 });
      expect(await listed(connected, { failed: true })).toEqual(["1.4.0"]);
      expect(await listed(connected, { rework: true })).toEqual(["1.4.1"]);
      expect(await listed(connected, { corrected: true })).toEqual(["1.4.0"]);
      await expectWhole(connected);
    };
    await expectCorrected();
    const corrected = {
      changeFailure: true,
      recoverySeconds: 7800,
      remediation: { id: "1.4.1", type: "rollforward" },
      correction: {
        verdict: "failed",
        reason: REASON,
        repairedBy: await idOf(connected, "1.4.1"),
        by: expect.stringContaining("@"),
        at: expect.any(String),
        conflict: false,
        datadog: false,
      },
    };
    expect(await show(connected, "1.4.0")).toMatchObject(corrected);
    // Nightly: Datadog still says that it is fine.
    await sync(connected);
    await expectCorrected();
    expect(await show(connected, "1.4.0")).toMatchObject(corrected);
    // Then Datadog itself says that it failed, and was rolled back by 1.3.9.
    atDatadog(connected).patch("1.4.0", {
      change_failure: true,
      recovery_time_sec: 600,
      remediation: { id: "1.3.9", type: "rollback" },
    });
    await sync(connected);
    await expectCorrected();
    const { correction } = await show(connected, "1.4.0");
    expect(correction).toEqual({ ...corrected.correction, conflict: true, datadog: true });
    await undo(connected, "1.4.0");
    const { change_failure_rate, recovery_time, rework_rate } = await figuresOf(connected);
    expect(change_failure_rate).toMatchObject({ failed: 1, evaluated: 2, corrected: 0 });
    expect(recovery_time).toMatchObject({ p50: 600 });
    expect(rework_rate).toMatchObject({ rework: 0 });
    const undone = await show(connected, "1.4.0");
    expect(undone).toMatchObject({
      changeFailure: true,
      recoverySeconds: 600,
      remediation: { id: "1.3.9", type: "rollback" },
      correction: null,
      verdictHistory: [
        { from: false, to: true, by: expect.stringContaining("@"), correction: "failed" },
        { from: false, to: true, by: null, correction: null },
        { from: true, to: true, by: expect.stringContaining("@"), correction: "undone" },
      ],
    });
    expect((await auditOf(connected)).map(({ action, details }) => [action, details])).toEqual([
      [
        "deployment.corrected",
        {
          id: undone.id,
          externalId: "1.4.0",
          verdict: { from: "fine", to: "failed" },
          reason: REASON,
          repairedBy: { from: "", to: "1.4.1" },
        },
      ],
      [
        "deployment.correction_undone",
        {
          id: undone.id,
          externalId: "1.4.0",
          verdict: { from: "failed", to: "failed" },
          repairedBy: { from: "1.4.1", to: "" },
        },
      ],
    ]);
    await expectWhole(connected);
  });

  test("to fine takes the failure, its recovery and its rework out of every figure", async () => {
    const failed = {
      change_failure: true,
      recovery_time_sec: 60,
      remediation: { id: "b", type: "rollback" },
    };
    const connected = await company({ a: [0, failed], b: [100], c: [200, { change_failure: null }] });
    expect((await figuresOf(connected)).rework_rate.rework).toBe(1);
    await correct(connected, "a", { verdict: "fine" });
    const { change_failure_rate, recovery_time, rework_rate, rollback_rate } = await figuresOf(connected);
    expect(change_failure_rate).toMatchObject({ failed: 0, evaluated: 2, pending: 1, corrected: 1 });
    expect(recovery_time).toMatchObject({ n: 0, unrecovered: 0 });
    expect(rework_rate.rework).toBe(0);
    expect(rollback_rate.rollbacks).toBe(0);
    expect(await show(connected, "a")).toMatchObject({
      changeFailure: false,
      recoverySeconds: null,
      remediation: null,
    });
    expect(await listed(connected, { failed: true })).toEqual([]);
    await correct(connected, "c", { verdict: "failed" });
    expect(await listed(connected, { failed: true, pending: true })).toEqual(["c"]);
    expect(await figuresOf(connected)).toMatchObject({
      recovery_time: { n: 0, unrecovered: 1 },
      as_datadog: { changeFailureRate: 1 / 3, recoveryP50: 60 },
    });
    await expectWhole(connected);
  });

  test("to left out counts nowhere, until it is undone, and what the deployment brought first counts at the next", async () => {
    const commits = [{ sha: "abc", timestamp: ago(bench, 4 * DAY), change_lead_time: 500 }];
    const connected = await company({ a: [0, { commits }], b: [100, { commits }] });
    expect((await figuresOf(connected)).lead_time).toMatchObject({ n: 1, redelivered: 1 });
    await correct(connected, "a", { verdict: "left_out" });
    expect(await figuresOf(connected)).toMatchObject({
      deployment_frequency: { deployments: 1 },
      lead_time: { n: 1, redelivered: 0 },
      change_failure_rate: { evaluated: 1, corrected: 0 },
    });
    expect(await listed(connected)).toEqual(["b"]);
    expect(await listed(connected, { leftOut: true })).toEqual(["a"]);
    expect(await listed(connected, { leftOut: true, q: "b" })).toEqual([]);
    expect(await listed(connected, { leftOut: true, service: ["other"] })).toEqual([]);
    expect(await show(connected, "a")).toMatchObject({
      changeFailure: null,
      correction: { verdict: "left_out" },
    });
    await expectWhole(connected);
    atDatadog(connected).patch("a", { change_failure: true, version: "a2" });
    await sync(connected);
    expect(await listed(connected)).toEqual(["b"]);
    expect((await show(connected, "a")).correction).toMatchObject({ conflict: false, datadog: true });
    await expectWhole(connected);
    await undo(connected, "a");
    expect(await listed(connected)).toEqual(["a", "b"]);
    expect(await listed(connected, { leftOut: true })).toEqual([]);
    expect(await figuresOf(connected)).toMatchObject({
      deployment_frequency: { deployments: 2 },
      lead_time: { n: 1, redelivered: 1 },
      change_failure_rate: { failed: 1 },
    });
    await expectWhole(connected);
  });

  test("is in conflict once Datadog changes its mind to something else, and no longer when it agrees again", async () => {
    const connected = await company({ a: [0, { change_failure: null }] });
    const says = async (change_failure: boolean | null) => {
      atDatadog(connected).patch("a", { change_failure });
      await sync(connected);
      const { changeFailure, correction } = await show(connected, "a");
      return [changeFailure, correction?.conflict, correction?.datadog];
    };
    await correct(connected, "a", { verdict: "failed" });
    expect(await says(false)).toEqual([true, true, false]);
    expect(await says(true)).toEqual([true, false, true]);
    expect(await says(false)).toEqual([true, true, false]);
    expect(await says(null)).toEqual([true, false, null]);
    expect(await says(false)).toEqual([true, true, false]);
    // Said again in the face of it, it is no conflict any more.
    await correct(connected, "a", { verdict: "failed", reason: "Still." });
    expect((await show(connected, "a")).correction).toMatchObject({ conflict: false, datadog: false });
  });

  test("of a rollback that repaired it counts as one, and follows when the repair moves or goes", async () => {
    const connected = await company({ a: [0], b: [100, { deployment_type: "rollback" }], c: [300] });
    await correct(connected, "a", { verdict: "failed", repairedBy: "b" });
    expect(await figuresOf(connected)).toMatchObject({
      recovery_time: { p50: 100 },
      rollback_rate: { rollbacks: 1, failed: 1 },
    });
    await correct(connected, "a", { verdict: "failed", repairedBy: "c" });
    expect(await figuresOf(connected)).toMatchObject({
      recovery_time: { p50: 300 },
      rollback_rate: { rollbacks: 0 },
      rework_rate: { rework: 2 },
    });
    atDatadog(connected).patch("c", { started_at: ago(bench, 3 * DAY - 500) });
    await sync(connected);
    expect((await figuresOf(connected)).recovery_time.p50).toBe(500);
    await expectWhole(connected);
    await correct(connected, "a", { verdict: "failed" });
    expect(await figuresOf(connected)).toMatchObject({
      recovery_time: { n: 0, unrecovered: 1 },
      rework_rate: { rework: 1 },
    });
    await expectWhole(connected);
  });

  test("stays with a deployment that is gone at Datadog, and counts again when it is back", async () => {
    const connected = await company({ a: [0], b: [100] });
    await correct(connected, "a", { verdict: "failed", repairedBy: "b" });
    atDatadog(connected).remove("a");
    await sync(connected, { mode: "deep" });
    await sync(connected, { mode: "deep" });
    expect(await figuresOf(connected)).toMatchObject({
      change_failure_rate: { failed: 0, evaluated: 1 },
      rework_rate: { rework: 0 },
    });
    expect((await show(connected, "a")).correction).toMatchObject({ verdict: "failed" });
    await expectWhole(connected);
    atDatadog(connected).add(
      wireDeployment("a", ago(bench, 3 * DAY), { version: "a", change_failure: false }),
    );
    await sync(connected);
    expect(await figuresOf(connected)).toMatchObject({
      change_failure_rate: { failed: 1, evaluated: 2 },
      rework_rate: { rework: 1 },
    });
    await expectWhole(connected);
  });

  test("and a sync at the same moment lose nothing of each other", async () => {
    const connected = await company({ a: [0], b: [100], c: [200] });
    const ids = [await idOf(connected, "a"), await idOf(connected, "c")];
    for (let round = 0; round < 4; round += 1) {
      const failed = round % 2 === 0;
      const remediation = failed ? { id: "b", type: "rollback" } : null;
      for (const id of ["a", "b", "c"]) {
        atDatadog(connected).patch(id, { change_failure: failed, remediation, version: `${id}.${round}` });
      }
      await Promise.all([
        sync(connected),
        correctDeployments(connected.acting, { ids, verdict: failed ? "fine" : "failed", reason: REASON }),
      ]);
      await expectWhole(connected);
      expect(await listed(connected, { failed: true })).toEqual(failed ? ["b"] : ["a", "c"]);
      expect(await listed(connected, { rework: true })).toEqual(failed ? ["b"] : []);
    }
  });
});
