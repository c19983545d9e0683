import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Correction, correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { type Deployment, type DeploymentDetail, getDeployment } from "#lib/db/events.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { Attributes } from "#scripts/simulator/wire-event.ts";
import { actingAs } from "../support/acting.ts";
import { atDatadog } from "../support/at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES, quote, readRows } from "../support/stack.ts";
import { callList, callRpc } from "../support/stack-client.ts";
import { type AuditLine, addMember } from "../support/team.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { findFaults } from "../support/world-store.ts";

type Given = Omit<Correction, "ids" | "reason"> & { reason?: string };
const REASON = "Shipped again at once.";

describe.each(DATABASES)("a correction on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  /** Deployments of one service by their versions, each so many seconds after the first, which is three days ago. */
  async function company(deployments: Record<string, [after: number, attributes?: Attributes]>) {
    const connected = await connectAccount(bench, {
      deployments: Object.entries(deployments).map(([version, [after, attributes]]) =>
        wireDeployment(version, ago(bench, 3 * DAY - after), {
          version,
          change_failure: false,
          ...attributes,
        }),
      ),
    });
    await sync(connected);
    return connected;
  }

  const idOf = async ({ organizationId }: Connected, version: string) => {
    const [row] = await readRows<{ id: string }>(
      stack,
      `select id from public.deployments where organization_id = ${quote(organizationId)} and external_id = ${quote(version)}`,
    );
    return String(row?.id);
  };
  const correct = async (connected: Connected, version: string, { repairedBy, ...given }: Given) =>
    correctDeployments(connected.acting, {
      reason: REASON,
      ...given,
      ids: [await idOf(connected, version)],
      ...(repairedBy !== undefined && { repairedBy: await idOf(connected, repairedBy) }),
    });
  const undo = async (connected: Connected, version: string) =>
    undoCorrection(connected.acting, await idOf(connected, version));
  const show = async (connected: Connected, version: string) =>
    (await getDeployment(
      connected.owner as never,
      connected.organizationId,
      await idOf(connected, version),
    )) as DeploymentDetail;
  const figuresOf = async ({ owner, organizationId }: Connected, filter: object = {}) => {
    const parameters = { p_organization_id: organizationId, p_filter: { env: ["*"], ...filter } };
    return (await callRpc<Report>(owner, "report_dora", parameters)).figures;
  };
  const listed = async ({ owner, organizationId }: Connected, filter: object = {}) => {
    const { items } = await callList(owner, "list_deployments", organizationId, { env: ["*"], ...filter });
    return (items as unknown as Deployment[]).map(({ externalId }) => externalId).toSorted();
  };
  const auditOf = ({ organizationId }: Connected) =>
    readRows<AuditLine>(
      stack,
      `select action, target, details from public.audit_log
        where organization_id = ${quote(organizationId)} and action like 'deployment.%' order by id`,
    );
  /** Nothing that is derived stands otherwise than it would be derived now. */
  const expectWhole = async ({ organizationId }: Connected) =>
    expect(await findFaults(stack, organizationId)).toEqual([]);

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

  test("names as its repair a live deployment of the same connection that began later, and nothing else", async () => {
    const connected = await company({ a: [0], same: [0], b: [100], gone: [200] });
    const other = await connectAccount(bench, { like: connected });
    await sync(other);
    await stack.sql(`update public.deployments set deleted_at = now() where external_id = 'gone'
      and organization_id = ${quote(connected.organizationId)}`);
    const repair = (repairedBy: string, verdict: Correction["verdict"] = "failed") =>
      idOf(connected, "b").then((id) =>
        correctDeployments(connected.acting, { ids: [id], verdict, reason: REASON, repairedBy }),
      );
    const wrong = [await idOf(connected, "a"), await idOf(connected, "b"), await idOf(connected, "gone")];
    for (const id of [...wrong, await idOf(other, "gone"), randomUUID()]) {
      await expect(repair(id)).rejects.toMatchObject({
        code: "invalid_input",
        field: "repairedBy",
        says: { code: "not_a_later_deployment" },
      });
    }
    await expect(correct(connected, "a", { verdict: "failed", repairedBy: "same" })).rejects.toMatchObject({
      field: "repairedBy",
    });
    for (const verdict of ["fine", "left_out"] as const) {
      await expect(correct(connected, "a", { verdict, repairedBy: "b" })).rejects.toMatchObject({
        code: "invalid_input",
        field: "repairedBy",
      });
    }
    expect(await auditOf(connected)).toEqual([]);
    await correct(connected, "a", { verdict: "failed", repairedBy: "b" });
    expect((await show(connected, "b")).repairs.map(({ externalId }) => externalId)).toEqual(["a"]);
    expect((await show(connected, "a")).repairedBy).toEqual({
      id: await idOf(connected, "b"),
      externalId: "b",
    });
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

  test("of many holds for all of them or for none, with one line of the log each", async () => {
    const connected = await company({ a: [0], b: [100], c: [200] });
    const ids = await Promise.all(["c", "a", "b"].map((version) => idOf(connected, version)));
    const given = { verdict: "left_out", reason: "A test run." } as const;
    const unknown = randomUUID();
    await expect(
      correctDeployments(connected.acting, { ...given, ids: [...ids, unknown] }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      field: "ids",
      says: { code: "names_unknown", numbers: { values: unknown } },
    });
    expect(await listed(connected)).toEqual(["a", "b", "c"]);
    expect(await auditOf(connected)).toEqual([]);
    const items = await correctDeployments(connected.acting, { ...given, ids });
    expect(items.map(({ externalId }) => externalId)).toEqual(["c", "a", "b"]);
    expect(await listed(connected)).toEqual([]);
    expect(await auditOf(connected)).toHaveLength(3);
    const many = Array.from({ length: 201 }, () => randomUUID());
    await expect(correctDeployments(connected.acting, { ...given, ids: many })).rejects.toMatchObject({
      code: "invalid_input",
      field: "ids",
    });
    await expect(correctDeployments(connected.acting, { ...given, ids: [] })).rejects.toMatchObject({
      field: "ids",
    });
  });

  test("that is said again by the same person changes nothing, nor does an undo of none", async () => {
    const connected = await company({ a: [0] });
    for (let said = 0; said < 3; said += 1) await correct(connected, "a", { verdict: "failed" });
    const { verdictHistory } = await show(connected, "a");
    expect(verdictHistory).toHaveLength(1);
    for (let said = 0; said < 3; said += 1) await undo(connected, "a");
    expect((await show(connected, "a")).verdictHistory).toHaveLength(2);
    expect((await auditOf(connected)).map(({ action }) => action)).toEqual([
      "deployment.corrected",
      "deployment.correction_undone",
    ]);
    await expect(undoCorrection(connected.acting, randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });

  test("of two people at once: both are in the log, and the last one counts", async () => {
    const connected = await company({ a: [0] });
    const { organizationId } = connected;
    const other = await addMember(stack, { organizationId, role: "manager" });
    const id = await idOf(connected, "a");
    const acting = [connected.acting, actingAs(other.client as never, organizationId, other.userId)];
    await Promise.all(
      acting.map((one, index) =>
        correctDeployments(one, { ids: [id], verdict: index === 0 ? "failed" : "left_out", reason: REASON }),
      ),
    );
    const lines = await auditOf(connected);
    const [first, last] = lines.map(({ details }) => details.verdict as { from: string; to: string });
    expect(last?.from).toBe(first?.to);
    expect((await show(connected, "a")).correction?.verdict).toBe(last?.to);
    await expectWhole(connected);
  });

  test("has the bounds of the form in the database too, and is made by managers", async () => {
    const connected = await company({ a: [0] });
    const { organizationId } = connected;
    const ids = [await idOf(connected, "a")];
    const ask = (client: unknown, p_correction: object) =>
      callRpc(client as never, "correct_deployments", { p_organization_id: organizationId, p_correction });
    const good = { ids, verdict: "fine", reason: REASON };
    for (const odd of [
      { ...good, verdict: "pending" },
      { ...good, verdict: null },
      { ...good, reason: "" },
      { ...good, reason: "   " },
      { ...good, reason: "x".repeat(501) },
      { ...good, reason: 5 },
      { ...good, ids: ["a"] },
      { ...good, ids: "a" },
      { ...good, repairedBy: "a", verdict: "failed" },
      { ...good, extra: 1 },
      {},
    ]) {
      await expect(ask(connected.owner, odd), JSON.stringify(odd)).rejects.toMatchObject({ code: "PL422" });
    }
    const viewer = await addMember(stack, { organizationId, role: "viewer" });
    await expect(ask(viewer.client, good)).rejects.toMatchObject({ code: "PL403" });
    await expect(
      callRpc(viewer.client, "undo_correction", { p_organization_id: organizationId, p_id: ids[0] }),
    ).rejects.toMatchObject({ code: "PL403" });
    const manager = await addMember(stack, { organizationId, role: "manager" });
    expect(await ask(manager.client, { ...good, reason: "x".repeat(500) })).toMatchObject({ unknown: [] });
    expect(await getDeployment(viewer.client as never, organizationId, String(ids[0]))).toMatchObject({
      correction: { by: manager.email },
    });
  });

  test("outlives the account of who made it, and no longer says who that was", async () => {
    const connected = await company({ a: [0] });
    const { organizationId } = connected;
    const { client, userId, email } = await addMember(stack, { organizationId, role: "manager" });
    const id = await idOf(connected, "a");
    const reason = `Asked ${email}.`;
    await correctDeployments(actingAs(client as never, organizationId, userId), {
      ids: [id],
      verdict: "failed",
      reason,
    });
    await callRpc(client, "delete_account", { p_email: email });
    expect(await show(connected, "a")).toMatchObject({
      changeFailure: true,
      correction: { by: "deleted-account", reason: "Asked deleted-account." },
      verdictHistory: [{ by: "deleted-account", correction: "failed" }],
    });
  });
});
