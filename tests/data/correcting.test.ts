import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Correction, correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { getDeployment } from "#lib/db/deployments.ts";
import { actingAs } from "../support/acting.ts";
import { connectAccount, sync } from "../support/connected-account.ts";
import { correctionsOn, REASON } from "../support/corrected.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES, quote } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";
import { addMember } from "../support/team.ts";

describe.each(DATABASES)("a correction that somebody makes on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const { company, idOf, correct, undo, show, listed, auditOf, expectWhole } = correctionsOn(stack, bench);

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
