import { describe, expect, test } from "vitest";
import { removeTargets, setTarget, type Target } from "#lib/db/targets.ts";
import { TARGET_METRICS, TARGETS } from "#lib/domain/metrics/targets.ts";
import { actingAs } from "../support/acting.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callList, secretClient, setOrganization } from "../support/stack-client.ts";
import { makeTeam } from "../support/team.ts";

describe.each(ONE_DATABASE)("targets on %s", (name) => {
  const stack = useStack(name);

  async function open() {
    const team = await makeTeam(stack);
    const acting = actingAs(team.owner.client as never, team.id, team.owner.userId);
    const list = async (filter: object = {}) =>
      (await callList(team.owner.client, "list_targets", team.id, filter)).items as unknown as Target[];
    const set = (value: number, from: string, metric: Target["metric"] = "lead_time") =>
      setTarget(acting, { metric, value, from });
    return { ...team, acting, list, set };
  }

  test("hold from a day on: a later one follows, and one of the same day is replaced", async () => {
    const { list, set } = await open();
    await set(1000, "2026-01-01");
    await set(900, "2026-06-01");
    expect(await set(800, "2026-06-01")).toEqual({ metric: "lead_time", value: 800, from: "2026-06-01" });
    expect(await list({ on: "2026-05-31" })).toEqual([
      { metric: "lead_time", value: 800, from: "2026-06-01" },
      { metric: "lead_time", value: 1000, from: "2026-01-01" },
    ]);
    expect(await list({ on: "2026-06-01" })).toEqual([
      { metric: "lead_time", value: 800, from: "2026-06-01" },
    ]);
    expect(await list({ on: "2025-12-31" })).toHaveLength(2);
  });

  test("are listed as they hold today, in the organisation's time zone, with those that are planned", async () => {
    const { owner, id, list, set } = await open();
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10);
    await set(0.2, "2020-01-01", "change_failure_rate");
    await set(0.1, at(24 * 400), "change_failure_rate");
    expect((await list()).map(({ value }) => value)).toEqual([0.1, 0.2]);
    // Fourteen hours ahead of UTC and eleven behind it, these are never the same day.
    await setOrganization(owner.client, id, { timeZone: "Pacific/Kiritimati" });
    const there = at(14);
    await set(0.15, there, "change_failure_rate");
    expect((await list()).map(({ value }) => value)).toEqual([0.1, 0.15]);
    await setOrganization(owner.client, id, { timeZone: "Pacific/Niue" });
    expect((await list()).map(({ value }) => value)).toEqual([0.1, 0.15, 0.2]);
  });

  test("have the bounds of their metric's unit, the same in the form and in the database", async () => {
    const { set, list } = await open();
    for (const metric of TARGET_METRICS) {
      const { least, most } = TARGETS[metric];
      for (const value of [least, most]) {
        expect(await set(value, "2026-01-01", metric)).toMatchObject({ value });
      }
      for (const value of [least - 0.0001, most + 1, -1]) {
        await expect(set(value, "2026-02-01", metric), `${metric} ${value}`).rejects.toMatchObject({
          code: "invalid_input",
        });
      }
    }
    for (const odd of [null, "60", {}, []]) {
      await expect(set(odd as never, "2026-02-01")).rejects.toMatchObject({ code: "invalid_input" });
    }
    for (const from of ["2026-02-30", "1999-12-31", "2200-01-01", "today", "2026-1-1", "infinity", null]) {
      await expect(set(60, from as never)).rejects.toMatchObject({ code: "invalid_input" });
    }
    for (const metric of ["rollback_rate", "as_datadog", "", "Lead_time"]) {
      await expect(set(1, "2026-01-01", metric as never)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await list({ on: "2026-12-31" })).toHaveLength(TARGET_METRICS.length);
  });

  test("are all taken away at once, past and planned ones too, and those of other metrics stay", async () => {
    const { acting, list, set } = await open();
    await set(1000, "2020-01-01");
    await set(900, "2190-01-01");
    await set(0.1, "2020-01-01", "rework_rate");
    await removeTargets(acting, "lead_time");
    expect(await list({ on: "2019-01-01" })).toEqual([
      { metric: "rework_rate", value: 0.1, from: "2020-01-01" },
    ]);
    await removeTargets(acting, "lead_time");
    await expect(removeTargets(acting, "none" as never)).rejects.toMatchObject({ code: "not_found" });
  });

  test("leave one line each in the log with what held before, and none when nothing changed", async () => {
    const { acting, readAudit, set } = await open();
    await set(1000, "2026-01-01");
    await set(1000, "2026-01-01");
    await set(800, "2026-06-01");
    await removeTargets(acting, "lead_time");
    await removeTargets(acting, "lead_time");
    const lines = (await readAudit()).filter(({ action }) => action.startsWith("target."));
    expect(lines.map(({ action, target, details }) => [action, target, details])).toEqual([
      ["target.removed", "lead_time", { removed: ["2026-01-01: 1000", "2026-06-01: 800"] }],
      ["target.set", "lead_time", { from: "2026-06-01", target: { from: 1000, to: 800 } }],
      ["target.set", "lead_time", { from: "2026-01-01", target: { from: null, to: 1000 } }],
    ]);
  });

  test("are read by every member, set by admins, and by the token of one", async () => {
    const { id, join, owner } = await open();
    const target = { metric: "lead_time", value: 60, from: "2026-01-01" } as const;
    const manager = await join("manager");
    const byManager = actingAs(manager.client as never, id, manager.userId);
    await expect(setTarget(byManager, target)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeTargets(byManager, "lead_time")).rejects.toMatchObject({ code: "forbidden" });
    const admin = await join("admin");
    await setTarget(actingAs(admin.client as never, id, admin.userId), target);
    await setTarget(actingAs(secretClient(stack) as never, id, owner.userId), { ...target, value: 61 });
    const viewer = await join("viewer");
    expect((await callList(viewer.client, "list_targets", id)).items).toHaveLength(1);
  });

  test("come page by page, each once", async () => {
    const { id, owner, set } = await open();
    for (const metric of TARGET_METRICS) await set(TARGETS[metric].most, "2026-01-01", metric);
    const seen: unknown[] = [];
    let cursor: object | null = null;
    do {
      const page: Awaited<ReturnType<typeof callList>> = await callList(owner.client, "list_targets", id, {
        limit: 4,
        cursor,
      });
      seen.push(...page.items.map(({ metric }) => metric));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(TARGET_METRICS.toSorted());
  });
});
